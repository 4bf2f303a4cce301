import type { HealthCheckOf } from '#libs/contracts';
import { Conversation } from './conversation.js';
import type { ProbeRun } from './probe-run.js';
import { oneLine } from './reply-codes.js';

const MAX_LINES = 100;

/** Reads the greeting, logs in when the check has a user, and logs out; RFC 9051. */
export async function probeImap(check: HealthCheckOf<'imap'>, run: ProbeRun): Promise<string> {
  const stream = await Conversation.open(run, check.security === 'implicit' ? check.tls : null);
  const greeting = await stream.line();
  if (!/^\* (OK|PREAUTH)\b/i.test(greeting)) run.wrong('the connection', greeting);
  if (check.security === 'starttls') {
    await tagged(stream, run, 'a1', 'STARTTLS');
    await stream.startTls(check.tls);
  }
  await tagged(stream, run, 'a2', 'CAPABILITY');
  if (check.username !== null) {
    const [user, password] = [quoted(run, check.username, 'user'), quoted(run, check.password ?? '', 'password')];
    await tagged(stream, run, 'a3', `LOGIN ${user} ${password}`, 'LOGIN');
  }
  stream.send('a4 LOGOUT\r\n');
  return check.username === null
    ? `${run.where} answered OK to CAPABILITY`
    : `${run.where} let ${check.username} log in`;
}

async function tagged(stream: Conversation, run: ProbeRun, tag: string, line: string, shown = line): Promise<void> {
  stream.send(`${tag} ${line}\r\n`, `${tag} ${shown}`);
  run.step(shown);
  for (let count = 0; count < MAX_LINES; count += 1) {
    const answer = await stream.line();
    if (answer.toUpperCase().startsWith(`${tag.toUpperCase()} OK`)) return;
    if (!answer.startsWith('* ')) run.wrong(shown, answer);
    if (/^\* BYE\b/i.test(answer)) run.wrong(shown, answer);
  }
  run.fail(`${run.where} answered with more than ${MAX_LINES} lines to ${shown}`);
}

const quoted = (run: ProbeRun, text: string, what: string): string =>
  `"${oneLine(run, text, what).replace(/["\\]/g, '\\$&')}"`;
