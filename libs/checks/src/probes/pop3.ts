import type { HealthCheckOf } from '#libs/contracts';
import { Conversation } from './conversation.js';
import type { ProbeRun } from './probe-run.js';
import { oneLine } from './reply-codes.js';

/** Reads the greeting, logs in when the check has a user, and quits; RFC 1939, RFC 2595. */
export async function probePop3(check: HealthCheckOf<'pop3'>, run: ProbeRun): Promise<string> {
  const stream = await Conversation.open(run, check.security === 'implicit' ? check.tls : null);
  const greeting = await answer(stream, run, 'the connection');
  if (check.security === 'starttls') {
    await say(stream, run, 'STLS');
    await stream.startTls(check.tls);
  }
  if (check.username !== null) {
    await say(stream, run, `USER ${oneLine(run, check.username, 'user')}`, 'USER');
    await say(stream, run, `PASS ${oneLine(run, check.password ?? '', 'password')}`, 'PASS');
  }
  stream.send('QUIT\r\n');
  return check.username === null
    ? `${run.where} greeted with "${greeting.slice(0, 100)}"`
    : `${run.where} let ${check.username} log in`;
}

async function say(stream: Conversation, run: ProbeRun, line: string, shown = line): Promise<void> {
  stream.send(`${line}\r\n`, shown);
  run.step(shown);
  await answer(stream, run, shown);
}

async function answer(stream: Conversation, run: ProbeRun, to: string): Promise<string> {
  const line = await stream.line();
  if (!/^\+OK\b/i.test(line)) run.wrong(to, line);
  return line;
}
