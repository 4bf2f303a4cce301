import type { HealthCheckOf } from '#libs/contracts';
import { Conversation } from './conversation.js';
import type { ProbeRun } from './probe-run.js';

/** AUTH when the check has a password, PING, and ROLE when a role is wanted; the protocol of Redis, RESP 2. */
export async function probeRedis(check: HealthCheckOf<'redis'>, run: ProbeRun): Promise<string> {
  const stream = await Conversation.open(run, check.security === 'implicit' ? check.tls : null);
  if (check.password !== null) {
    const words = check.username === null ? ['AUTH', check.password] : ['AUTH', check.username, check.password];
    expectLine(await say(stream, run, words, 'AUTH …'), '+OK', 'AUTH', run);
  }
  expectLine(await say(stream, run, ['PING'], 'PING'), '+PONG', 'PING', run);
  if (check.role !== null) await expectRole(stream, run, check.role);
  return check.role === null ? `${run.where} answered PONG` : `${run.where} is a ${check.role}`;
}

async function say(stream: Conversation, run: ProbeRun, words: readonly string[], shown: string): Promise<string> {
  const parts = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`);
  stream.send(`*${words.length}\r\n${parts.join('')}`, shown);
  run.step(words[0] ?? '');
  return stream.line();
}

function expectLine(line: string, wanted: string, command: string, run: ProbeRun): void {
  if (line !== wanted) run.wrong(command, line);
}

/** ROLE answers with an array whose first word is the role. */
async function expectRole(stream: Conversation, run: ProbeRun, wanted: string): Promise<void> {
  const head = await say(stream, run, ['ROLE'], 'ROLE');
  if (!head.startsWith('*')) run.wrong('ROLE', head);
  const length = await stream.line();
  if (!length.startsWith('$')) run.wrong('ROLE', length);
  const role = await stream.line();
  if (role !== wanted) run.fail(`${run.where} is a ${role}, wanted a ${wanted}`);
}
