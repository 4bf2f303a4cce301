import { randomBytes } from 'node:crypto';
import type { HealthCheckOf } from '#libs/contracts';
import { Conversation } from './conversation.js';
import { exchange } from './datagram-exchange.js';
import type { ProbeRun } from './probe-run.js';

const MAX_LINES = 100;

interface SipStatus {
  readonly code: number;
  readonly phrase: string;
}

/** Asks for the server's capabilities by OPTIONS; RFC 3261 section 11. */
export async function probeSip(check: HealthCheckOf<'sip'>, run: ProbeRun): Promise<string> {
  const callId = `${randomBytes(12).toString('hex')}@directorate.invalid`;
  const request = options(check, run, callId);
  run.transcript.add('>', request);
  run.step('OPTIONS');
  const fits = ({ code }: SipStatus): boolean => check.statuses.some(({ from, to }) => code >= from && code <= to);
  const isFinal = (status: SipStatus): boolean => status.code >= 200 || fits(status);
  const { code, phrase } =
    check.transport === 'udp'
      ? await exchange(run, Buffer.from(request), (bytes) => {
          const text = bytes.toString('utf8');
          const status = readStatus(text.split(/\r?\n/), callId);
          if (status === null || !isFinal(status)) return null;
          run.transcript.add('<', text);
          return status;
        })
      : await overTcp(run, request, callId, isFinal);
  if (fits({ code, phrase })) return `${run.where} answered ${code} ${phrase} to OPTIONS`;
  return run.wrong('OPTIONS', `${code} ${phrase}`);
}

function options(check: HealthCheckOf<'sip'>, run: ProbeRun, callId: string): string {
  const { address, sourceAddress } = run.target;
  const host = (text: string): string => (text.includes(':') ? `[${text}]` : text);
  const uri = check.uri ?? `sip:${host(address)}`;
  const own = sourceAddress === null ? 'directorate.invalid' : host(sourceAddress);
  return [
    `OPTIONS ${uri} SIP/2.0`,
    // rport: the answer comes to the port that asked, RFC 3581.
    `Via: SIP/2.0/${check.transport.toUpperCase()} ${own};rport;branch=z9hG4bK${randomBytes(8).toString('hex')}`,
    'Max-Forwards: 70',
    `From: <sip:check@directorate.invalid>;tag=${randomBytes(6).toString('hex')}`,
    `To: <${uri}>`,
    `Call-ID: ${callId}`,
    'CSeq: 1 OPTIONS',
    `Contact: <sip:check@${own}>`,
    'Accept: application/sdp',
    'User-Agent: directorate-check',
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');
}

/** The status of an answer to our call; null when it is another's, or no answer. */
function readStatus(lines: readonly string[], callId: string): SipStatus | null {
  const [, code, phrase] = /^SIP\/2\.0 (\d{3}) ?(.*)$/i.exec(lines[0] ?? '') ?? [];
  const isOurs = lines.some((line) => /^(call-id|i)\s*:/i.test(line) && line.trim().endsWith(callId));
  return code === undefined || !isOurs ? null : { code: Number(code), phrase: phrase ?? '' };
}

async function overTcp(
  run: ProbeRun,
  request: string,
  callId: string,
  isFinal: (status: SipStatus) => boolean,
): Promise<SipStatus> {
  const stream = await Conversation.open(run, null);
  stream.send(request, 'OPTIONS');
  run.step('OPTIONS');
  for (;;) {
    const lines: string[] = [];
    for (let line = await stream.line(); line !== '' || lines.length === 0; line = await stream.line()) {
      if (line !== '') lines.push(line);
      if (lines.length > MAX_LINES) run.fail(`${run.where} answered with more than ${MAX_LINES} lines`);
    }
    const length = Number(/^(?:content-length|l)\s*:\s*(\d{1,6})\s*$/im.exec(lines.join('\n'))?.[1] ?? 0);
    if (length > 0) await stream.bytes(length);
    const status = readStatus(lines, callId);
    if (status === null) return run.wrong('OPTIONS', lines[0] ?? '');
    if (isFinal(status)) return status;
  }
}
