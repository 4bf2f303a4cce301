import type { Conversation } from './conversation.js';
import type { ProbeRun } from './probe-run.js';

export interface Reply {
  readonly code: number;
  /** All lines, without the codes. */
  readonly text: string;
}

const MAX_LINES = 100;

/** One reply of SMTP or FTP, of one or more lines; RFC 5321 section 4.2, RFC 959 section 4.2. */
export async function readReply(stream: Conversation, run: ProbeRun, to: string): Promise<Reply> {
  const lines: string[] = [];
  let first: string | null = null;
  while (lines.length < MAX_LINES) {
    const line = await stream.line();
    const [, code, separator, text] = /^(\d{3})([ -]|$)(.*)$/.exec(line) ?? [];
    if (first === null && code === undefined) run.wrong(to, line);
    first ??= code ?? '';
    lines.push(text ?? line);
    // Lines between the first and the last of an FTP reply need no code.
    if (code === first && separator !== '-') return { code: Number(first), text: lines.join('\n') };
  }
  return run.fail(`${run.where} answered with more than ${MAX_LINES} lines to ${to}`);
}

/** Sends one command and takes its reply; fails when its code is not among `wanted`. */
export async function command(
  stream: Conversation,
  run: ProbeRun,
  line: string,
  wanted: readonly number[],
  shown = line,
): Promise<Reply> {
  stream.send(`${line}\r\n`, shown);
  run.step(shown);
  const reply = await readReply(stream, run, shown);
  if (!wanted.includes(reply.code)) run.wrong(shown, `${reply.code} ${reply.text}`);
  return reply;
}

/** The reply that a server gives when it is connected to. */
export async function greeting(stream: Conversation, run: ProbeRun, wanted: number): Promise<Reply> {
  const reply = await readReply(stream, run, 'the connection');
  if (reply.code !== wanted) run.wrong('the connection', `${reply.code} ${reply.text}`);
  return reply;
}

/** Refuses text that would end a command early. */
export function oneLine(run: ProbeRun, text: string, what: string): string {
  return /[\r\n\0]/.test(text)
    ? run.fail(`the ${what} of the check has a line end, which this protocol cannot send`)
    : text;
}
