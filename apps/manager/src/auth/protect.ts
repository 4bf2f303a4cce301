import type { FastifyInstance } from 'fastify';
import type { Authenticator } from './authenticator.js';
import { remoteAddressOf } from '../common/http/remote-address.js';

const API = '/api/v1';
const isLogIn = (method: string, path: string): boolean => method === 'POST' && path === `${API}/sessions`;

/** Below /api/v1 nothing is answered to strangers, not even that it does not exist; only logging in is open. */
export function protect(fastify: FastifyInstance, authenticator: Authenticator): void {
  fastify.addHook('onRequest', async (request) => {
    const path = request.url.split('?')[0] ?? '/';
    if (!(path === API || path.startsWith(`${API}/`)) || isLogIn(request.method, path)) return;
    request.actor = await authenticator.authenticate(request.headers.authorization, {
      remoteAddress: remoteAddressOf(request),
      traceId: request.traceId ?? '',
    });
  });
}
