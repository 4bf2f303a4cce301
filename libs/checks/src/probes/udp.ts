import type { HealthCheckOf } from '#libs/contracts';
import { mismatch } from './matching.js';
import type { ProbeRun } from './probe-run.js';
import { excerpt } from './transcript.js';

/** UTF-8 text, or the bytes of the hex digits after `hex:`. */
export function payloadBytes(payload: string): Buffer {
  const digits = /^hex:([0-9a-f\s]*)$/i.exec(payload)?.[1];
  return digits === undefined ? Buffer.from(payload, 'utf8') : Buffer.from(digits.replace(/\s/g, ''), 'hex');
}

/** Sends one datagram. An ICMP error is bad; silence is good unless a reply is required. */
export async function probeUdp(check: HealthCheckOf<'udp'>, run: ProbeRun): Promise<string> {
  const socket = await run.dialUdp();
  const bytes = payloadBytes(check.send);
  const reply = new Promise<Buffer>((resolve, reject) => {
    socket.onMessage(resolve);
    socket.onError(reject);
  });
  run.transcript.add('>', check.send.startsWith('hex:') ? check.send : bytes.toString('utf8'));
  run.step(`a datagram of ${bytes.length} bytes`);
  socket.send(bytes);
  if (!check.requireReply) {
    // Ends a moment before the deadline, so that silence is a result and not a failure.
    const silence = new Promise<null>((resolve) => {
      const timer = setTimeout(() => resolve(null), Math.max(1, run.remainingMs - 10));
      run.onEnd(() => clearTimeout(timer));
    });
    const first = await Promise.race([reply, silence]);
    if (first === null) return `no ICMP error from ${run.where} after a datagram`;
  }
  const answer = await reply;
  const text = answer.toString('utf8');
  run.transcript.add('<', text);
  const problem = mismatch(check, text);
  if (problem !== null) run.fail(`${run.where} answered "${excerpt(text)}", ${problem}`);
  return `${run.where} answered with ${answer.length} bytes`;
}
