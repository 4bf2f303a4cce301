import { request, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { HealthCheckOf } from '#libs/contracts';
import { MAX_ANSWER_BYTES } from './conversation.js';
import { mismatch } from './matching.js';
import type { ProbeRun } from './probe-run.js';
import { secure, type TlsWish } from './tls.js';
import { excerpt } from './transcript.js';

type HttpCheck = HealthCheckOf<'http'> | HealthCheckOf<'https'>;

/** Asks for one page and looks at its status and text; HTTP/1.1, RFC 9112. Redirections are answers, not followed. */
export async function probeHttp(check: HttpCheck, tls: TlsWish | null, run: ProbeRun): Promise<string> {
  const plain = await run.dialTcp();
  const host = check.host ?? run.target.hostName ?? bracketed(run.target.virtualAddress);
  // The name in `Host` is the name that the certificate must have, unless the check says otherwise.
  const name = hostNameOf(check.host);
  const socket = tls === null ? plain : await secure(run, plain, { ...tls, serverName: tls.serverName ?? name });
  const asked = `${check.method} ${check.target}`;
  run.transcript.add('>', `${asked} HTTP/1.1\nHost: ${host}`);
  run.step(asked);
  const response = await ask(check, host, socket);
  const status = response.statusCode ?? 0;
  run.transcript.add('<', head(response));
  const answered = `${run.where} answered ${status} to ${asked}`;
  if (!check.statuses.some(({ from, to }) => status >= from && status <= to)) {
    run.fail(
      `${answered}, wanted ${check.statuses.map(({ from, to }) => (from === to ? from : `${from}–${to}`)).join(', ')}`,
    );
  }
  if (check.expect === null) return answered;
  run.step(`the first ${MAX_ANSWER_BYTES} bytes of ${asked}`);
  run.atTimeout(() => `${answered}, but not the whole text in ${run.timeoutMs} ms`);
  const text = await body(response);
  run.transcript.add('<', text);
  const problem = mismatch(check, text);
  if (problem !== null) run.fail(`${answered} with "${excerpt(text, 80)}", ${problem}`);
  return `${answered}, with the expected text`;
}

function ask(check: HttpCheck, host: string, socket: Socket): Promise<IncomingMessage> {
  const own = new Set(check.headers.map(({ name }) => name.toLowerCase()));
  const bytes = check.body === null ? null : Buffer.from(check.body, 'utf8');
  const usual: readonly (readonly [string, string])[] = [
    ['Host', host],
    ['User-Agent', 'directorate-check'],
    ['Accept', '*/*'],
    ['Connection', 'close'],
    ...(bytes === null ? [] : ([['Content-Length', String(bytes.length)]] as const)),
  ];
  const headers = [
    ...usual.filter(([name]) => !own.has(name.toLowerCase())),
    ...check.headers.map(({ name, value }) => [name, value] as const),
  ];
  return new Promise((resolve, reject) => {
    const asking = request({
      method: check.method,
      path: check.target,
      headers: headers.flat(),
      createConnection: () => socket,
    });
    asking.once('response', resolve);
    asking.on('error', reject);
    asking.end(bytes ?? undefined);
  });
}

/** The text up to the limit; more is not read. */
async function body(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= MAX_ANSWER_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, MAX_ANSWER_BYTES).toString('utf8');
}

function head(response: IncomingMessage): string {
  const lines: string[] = [];
  for (let index = 0; index < response.rawHeaders.length; index += 2) {
    const name = response.rawHeaders[index] ?? '';
    const value = /^set-cookie$/i.test(name) ? '…' : (response.rawHeaders[index + 1] ?? '');
    lines.push(`${name}: ${value}`);
  }
  return [`HTTP/${response.httpVersion} ${response.statusCode ?? ''} ${response.statusMessage ?? ''}`, ...lines].join(
    '\n',
  );
}

const bracketed = (address: string): string => (address.includes(':') ? `[${address}]` : address);

/** The host of `name:port`, for TLS; null when it is no name. */
function hostNameOf(host: string | null): string | null {
  const name = host?.replace(/:\d+$/, '') ?? '';
  return name === '' || name.startsWith('[') || name.includes(':') ? null : name;
}
