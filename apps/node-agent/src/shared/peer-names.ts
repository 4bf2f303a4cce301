import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';

/** The DNS names in the caller's certificate; none unless the cluster's authority vouches for it. */
export function peerNames({ socket }: IncomingMessage): readonly string[] {
  if (!(socket instanceof TLSSocket) || !socket.authorized) return [];
  const names = socket.getPeerCertificate().subjectaltname?.split(', ') ?? [];
  return names.filter((name) => name.startsWith('DNS:')).map((name) => name.slice('DNS:'.length));
}
