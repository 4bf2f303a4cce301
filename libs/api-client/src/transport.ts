import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { PeerCertificate } from 'node:tls';
import { DomainError, messageOf } from '#libs/errors';
import type { ApiEndpoint } from './endpoint.js';

export interface TransportOptions {
  readonly endpoint: ApiEndpoint;
  /** CA certificates (PEM) of the cluster. With it, the certificate's name must be that of a manager, whatever the address. */
  readonly caPem?: string;
  /** Milliseconds without any byte after which the server counts as unreachable. */
  readonly silenceMs?: number;
}

const SILENCE_MS = 60_000;
const WITHOUT_BODY = new Set([101, 103, 204, 205, 304]);

/** A `fetch` over unix sockets, plain HTTP, and TLS under the cluster's own CA. */
export function createTransport(options: TransportOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    const body = request.body === null ? null : Buffer.from(await request.arrayBuffer());
    const answer = await send(request, body, options);
    const status = answer.statusCode ?? 0;
    const stream = WITHOUT_BODY.has(status) ? null : (Readable.toWeb(answer) as ReadableStream<Uint8Array>);
    if (stream === null) answer.resume();
    return new Response(stream as ConstructorParameters<typeof Response>[0], { status, headers: headersOf(answer) });
  };
}

function send(request: Request, body: Buffer | null, options: TransportOptions): Promise<IncomingMessage> {
  const { endpoint, caPem, silenceMs = SILENCE_MS } = options;
  const url = new URL(request.url);
  const base: RequestOptions = {
    method: request.method,
    path: `${url.pathname}${url.search}`,
    headers: {
      ...Object.fromEntries(request.headers),
      ...(body === null ? {} : { 'content-length': body.byteLength.toString() }),
    },
    signal: request.signal,
    timeout: silenceMs,
    ...(endpoint.socketPath === null
      ? { host: url.hostname.replace(/^\[|\]$/g, ''), port: url.port || (endpoint.isTls ? 443 : 80) }
      : { socketPath: endpoint.socketPath }),
  };
  const trust = caPem === undefined ? {} : { ca: caPem, checkServerIdentity: refuseOtherThanManager };
  return new Promise((resolve, reject) => {
    const call = endpoint.isTls ? httpsRequest({ ...base, ...trust }, resolve) : httpRequest(base, resolve);
    call.on('timeout', () => call.destroy(new Error(`no answer within ${silenceMs} ms`)));
    call.on('error', (cause) => reject(unreachable(endpoint, cause)));
    call.end(body ?? undefined);
  });
}

/** Servers prove to be a manager of the cluster by name; addresses may change. */
function refuseOtherThanManager(_host: string, certificate: PeerCertificate): Error | undefined {
  const names = certificate.subjectaltname?.split(', ') ?? [];
  if (names.some((name) => /^DNS:manager\.[0-9A-Z]{26}\.directorate$/.test(name))) return undefined;
  return new Error('the certificate does not belong to a manager');
}

function unreachable(endpoint: ApiEndpoint, cause: Error): DomainError {
  const where = endpoint.socketPath ?? endpoint.baseUrl;
  const hint = /certificate|self[- ]signed|SSL|TLS/i.test(messageOf(cause))
    ? 'Give the CA certificate of the cluster with --ca-file or DIRECTORATE_CA_FILE.'
    : 'Is the manager running, and is the URL right?';
  return new DomainError('unavailable', `The manager at ${where} cannot be reached: ${messageOf(cause)}.`, {
    hint,
    cause,
  });
}

function headersOf(answer: IncomingMessage): Headers {
  const headers = new Headers();
  for (let at = 0; at + 1 < answer.rawHeaders.length; at += 2) {
    headers.append(answer.rawHeaders[at] ?? '', answer.rawHeaders[at + 1] ?? '');
  }
  return headers;
}
