import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type TLSSocket } from 'node:tls';
import { JOIN_REQUEST_PATH } from '#libs/contracts';
import { DomainError, messageOf } from '#libs/errors';
import { oneLine } from '../shared/one-line.js';

const CONNECT_MS = 5000;
const ANSWER_MS = 15_000;
const LONGEST_ANSWER = 64 * 1024;
const LOOK_THERE =
  'The request may have arrived. Look on the manager, under Nodes or by "directorate nodes requests": if this machine waits there, compare and approve; if not, run the command again.';

/** The request was sent, and whether it counts is not known here. */
export class Unanswered extends DomainError {}

/** What a join command names: where managers may be, whose certificate counts, and the token. */
export interface JoinCommand {
  /** `address:port`, IPv6 in brackets; tried in this order. */
  readonly managers: readonly string[];
  /** SHA-256 of the manager's certificate (DER), lower-case hex. */
  readonly fingerprint: string;
  readonly token: string;
}

/** Reads `address:port[,address:port…]`. */
function endpointOf(text: string): { readonly host: string; readonly port: number } {
  const [, bracketed, plain, port] = /^(?:\[([0-9a-fA-F:.]+)\]|([^[\]:/]+)):(\d{1,5})$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  if (host !== undefined && Number(port) >= 1 && Number(port) <= 65_535) return { host, port: Number(port) };
  throw new DomainError('invalid-input', `"${oneLine(text, 100)}" is no address with a port`, {
    hint: 'Copy the whole command from the manager: ADDRESS:PORT, IPv6 as [ADDRESS]:PORT.',
  });
}

/** Sends the join key to the first manager that answers; gives its address. The token goes only to the pinned certificate. */
export async function askManager({ managers, fingerprint, token }: JoinCommand, joinKey: string): Promise<string> {
  const body = JSON.stringify({ token, joinKey });
  const faults: string[] = [];
  for (const { manager, ...endpoint } of managers.map((text) => ({ manager: text, ...endpointOf(text) }))) {
    let socket: TLSSocket;
    try {
      socket = await connectPinned(endpoint.host, endpoint.port, fingerprint);
    } catch (error) {
      faults.push(`${manager}: ${messageOf(error)}`);
      continue;
    }
    await post(socket, manager, endpoint.host, body);
    return manager;
  }
  throw new DomainError('unavailable', `No manager could be asked: ${faults.join('; ')}`, {
    hint: 'Let TCP through from here to the manager, or make a new command there.',
  });
}

async function connectPinned(host: string, port: number, fingerprint: string): Promise<TLSSocket> {
  const socket = connect({ host, port, rejectUnauthorized: false, minVersion: 'TLSv1.2' });
  try {
    await once(socket, 'secureConnect', { signal: AbortSignal.timeout(CONNECT_MS) });
  } catch (error) {
    socket.destroy();
    const isLate = error instanceof Error && error.name === 'AbortError';
    throw isLate ? new Error(`no answer within ${CONNECT_MS / 1000} s`, { cause: error }) : error;
  }
  socket.on('error', () => undefined);
  const seen = createHash('sha256').update(socket.getPeerCertificate().raw).digest();
  const wanted = Buffer.from(fingerprint, 'hex');
  if (seen.length === wanted.length && timingSafeEqual(seen, wanted)) return socket;
  socket.destroy();
  throw new Error('another certificate than that of the command: it is another machine, or the command is old');
}

async function post(socket: TLSSocket, manager: string, host: string, body: string): Promise<void> {
  try {
    const { status, text } = await exchange(socket, host, body);
    if (status !== 201) throw refusalOf(status, text);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    const why = isLate ? `nothing came within ${ANSWER_MS / 1000} s` : messageOf(error);
    throw new Unanswered('unavailable', `The manager at ${manager} was asked, but its answer did not arrive: ${why}`, {
      hint: LOOK_THERE,
      cause: error,
    });
  } finally {
    socket.destroy();
  }
}

function exchange(socket: TLSSocket, host: string, body: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const deadline = AbortSignal.timeout(ANSWER_MS);
    deadline.addEventListener('abort', () => reject(deadline.reason as Error));
    const call = request({
      createConnection: () => socket,
      ...{ method: 'POST', path: JOIN_REQUEST_PATH, host },
      headers: {
        accept: 'application/json, application/problem+json',
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        connection: 'close',
      },
      signal: deadline,
    });
    call.on('error', reject);
    call.on('response', (response) => {
      let answer = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        answer += chunk;
        if (answer.length > LONGEST_ANSWER) call.destroy(new Error('the answer is too long'));
      });
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: answer }));
    });
    call.end(body);
  });
}

/** What the manager said, for people: its problem's detail and hint, or only the status. After a fault of its own, it may have heard. */
function refusalOf(status: number, text: string): DomainError {
  let problem: Partial<Record<string, unknown>> = {};
  try {
    problem = JSON.parse(text) as typeof problem;
  } catch {
    // No problem document: the status is all there is.
  }
  const { detail, hint } = problem;
  const told = typeof detail === 'string' ? oneLine(detail, 1000) : `status ${status}`;
  const given = typeof hint === 'string' ? oneLine(hint, 1000) : null;
  if (status >= 500) return new Unanswered('unavailable', `The manager failed: ${told}`, { hint: given ?? LOOK_THERE });
  return new DomainError('forbidden', `The manager refused: ${told}`, given === null ? {} : { hint: given });
}
