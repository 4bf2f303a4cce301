import type { HealthCheckOf } from '#libs/contracts';
import { Conversation } from './conversation.js';
import type { ProbeRun } from './probe-run.js';
import { command, greeting, readReply, type Reply } from './reply-codes.js';

/** Greets and takes leave as a mail server does, with STARTTLS where it is wanted; RFC 5321, RFC 3207. */
export async function probeSmtp(check: HealthCheckOf<'smtp'>, run: ProbeRun): Promise<string> {
  const stream = await Conversation.open(run, check.security === 'implicit' ? check.tls : null);
  await greeting(stream, run, 220);
  let hello = await sayHello(stream, run, check.helloName);
  if (check.security === 'starttls') {
    if (!/^STARTTLS\b/im.test(hello.text)) run.fail(`${run.where} does not offer STARTTLS`);
    await command(stream, run, 'STARTTLS', [220]);
    await stream.startTls(check.tls);
    hello = await sayHello(stream, run, check.helloName);
  }
  stream.send('QUIT\r\n');
  return `${run.where} answered ${hello.code} to EHLO`;
}

/** EHLO, or HELO for a server that does not know EHLO. */
async function sayHello(stream: Conversation, run: ProbeRun, name: string): Promise<Reply> {
  stream.send(`EHLO ${name}\r\n`);
  run.step('EHLO');
  const reply = await readReply(stream, run, 'EHLO');
  if (reply.code === 250) return reply;
  if (reply.code !== 500 && reply.code !== 502) return run.wrong('EHLO', `${reply.code} ${reply.text}`);
  return command(stream, run, `HELO ${name}`, [250], 'HELO');
}
