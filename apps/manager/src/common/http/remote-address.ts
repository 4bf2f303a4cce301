import type { FastifyRequest } from 'fastify';

/** Where a request comes from; a unix socket has no address. */
export function remoteAddressOf(request: FastifyRequest): string {
  return request.socket.remoteAddress ?? 'local socket';
}
