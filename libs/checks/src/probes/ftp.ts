import type { HealthCheckOf } from '#libs/contracts';
import { Conversation } from './conversation.js';
import type { ProbeRun } from './probe-run.js';
import { command, greeting, oneLine } from './reply-codes.js';

/** Reads the greeting, logs in when the check has a user, and quits; RFC 959, RFC 4217. */
export async function probeFtp(check: HealthCheckOf<'ftp'>, run: ProbeRun): Promise<string> {
  const stream = await Conversation.open(run, check.security === 'implicit' ? check.tls : null);
  const { text } = await greeting(stream, run, 220);
  if (check.security === 'starttls') {
    await command(stream, run, 'AUTH TLS', [234]);
    await stream.startTls(check.tls);
  }
  if (check.username !== null) {
    const user = await command(stream, run, `USER ${oneLine(run, check.username, 'user')}`, [230, 331], 'USER');
    if (user.code === 331) {
      await command(stream, run, `PASS ${oneLine(run, check.password ?? '', 'password')}`, [230, 202], 'PASS');
    }
  }
  stream.send('QUIT\r\n');
  return check.username === null
    ? `${run.where} greeted with "${text.split('\n')[0]?.slice(0, 100) ?? ''}"`
    : `${run.where} let ${check.username} log in`;
}
