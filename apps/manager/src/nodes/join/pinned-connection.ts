import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { connect, type TLSSocket } from 'node:tls';
import { DomainError, messageOf } from '#libs/errors';

export interface PinnedPeer {
  readonly address: string;
  readonly port: number;
  /** SHA-256 of the peer's certificate (DER), lower-case hex. */
  readonly fingerprint: string;
}

const CONNECT_MS = 4000;

/**
 * A TLS connection to the one machine that has the certificate of the key. Nothing is sent before that is known, so that the secret
 * goes nowhere else; no authority is needed.
 */
export async function connectPinned({ address, port, fingerprint }: PinnedPeer): Promise<TLSSocket> {
  const socket = connect({ host: address, port, rejectUnauthorized: false, minVersion: 'TLSv1.2' });
  try {
    await once(socket, 'secureConnect', { signal: AbortSignal.timeout(CONNECT_MS) });
  } catch (error) {
    socket.destroy();
    const isLate = error instanceof Error && error.name === 'AbortError';
    const why = isLate ? `no answer within ${CONNECT_MS / 1000} s` : messageOf(error);
    throw new DomainError('node-unreachable', `${address} port ${port}: ${why}`, {
      hint: 'Look whether the agent runs there, and whether a firewall lets this TCP port through.',
      cause: error,
    });
  }
  socket.on('error', () => undefined);
  const seen = createHash('sha256').update(socket.getPeerCertificate().raw).digest();
  const wanted = Buffer.from(fingerprint, 'hex');
  if (seen.length === wanted.length && timingSafeEqual(seen, wanted)) return socket;
  socket.destroy();
  throw new DomainError(
    'join-key-foreign',
    `The machine at ${address} port ${port} has another certificate than the key: it is another machine.`,
    { hint: 'Look which machine has this address now, or make a new key on the right one.' },
  );
}
