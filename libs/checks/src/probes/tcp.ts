import type { HealthCheckOf } from '#libs/contracts';
import { Conversation, MAX_ANSWER_BYTES } from './conversation.js';
import { isFound } from './matching.js';
import type { ProbeRun } from './probe-run.js';
import { excerpt } from './transcript.js';

/** After the first bytes, how long a server may be silent until its answer counts as whole. */
const QUIET_MS = 100;

/** Whether a check only asks if the port is open: such ones are probed by the thousand. */
export const isPlainConnect = (check: HealthCheckOf<'tcp'>): boolean =>
  check.security === 'none' && check.send === null && check.expect === null;

/** Connects, sends, and looks for the expected text in what comes until it is there. */
export async function probeTcp(check: HealthCheckOf<'tcp'>, run: ProbeRun): Promise<string> {
  const stream = await Conversation.open(run, check.security === 'implicit' ? check.tls : null);
  if (check.send !== null) {
    stream.send(check.send);
    run.step('what was sent');
  }
  const { expect } = check;
  if (expect === null) return `connected to ${run.where}`;
  const text = (): string => stream.unread.toString('utf8');
  const answered = (): string => `${run.where} answered "${excerpt(text())}"`;
  if (check.inverse) {
    await stream.more();
    while (stream.unread.length < MAX_ANSWER_BYTES && (await stream.more(QUIET_MS)));
    note(run, text());
    if (isFound(expect, text())) run.fail(`${answered()}, in which /${expect}/ was found`);
    if (stream.unread.length === 0) run.fail(`${run.where} closed the connection without an answer`);
    return `${answered()}, without /${expect}/`;
  }
  const notFound = (): string => `${answered()}, in which /${expect}/ was not found`;
  run.atTimeout(() => {
    note(run, text());
    return text() === ''
      ? `no answer from ${run.where} in ${run.timeoutMs} ms${run.afterStep}`
      : `${notFound()} in ${run.timeoutMs} ms`;
  });
  while (!isFound(expect, text())) {
    if (await stream.more()) continue;
    note(run, text());
    run.fail(text() === '' ? `${run.where} closed the connection without an answer` : notFound());
  }
  note(run, text());
  return `${answered()}, as expected`;
}

function note(run: ProbeRun, text: string): void {
  if (text !== '') run.transcript.add('<', text);
}
