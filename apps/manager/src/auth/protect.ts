import type { FastifyInstance, FastifyRequest } from 'fastify';
import { remoteAddressOf } from '../common/http/remote-address.js';
import type { Authenticator } from './authenticator.js';
import { CSRF_HEADER } from './sessions/forgery.js';
import { sessionCookieOf } from './sessions/session-cookie.js';

const API = '/api/v1';
const isLogIn = (method: string, path: string): boolean => method === 'POST' && path === `${API}/sessions`;

/** Below /api/v1 nothing is answered to strangers, not even that it does not exist; only logging in is open. */
export function protect(fastify: FastifyInstance, authenticator: Authenticator): void {
  fastify.addHook('onRequest', async (request) => {
    const path = request.url.split('?')[0] ?? '/';
    if (!(path === API || path.startsWith(`${API}/`)) || isLogIn(request.method, path)) return;
    const { authorization } = request.headers;
    const credentials = {
      ...{ authorization, cookie: sessionCookieOf(request), method: request.method },
      ...{ csrfToken: headerOf(request, CSRF_HEADER), fetchSite: headerOf(request, 'sec-fetch-site') },
    };
    request.actor = await authenticator.authenticate(credentials, {
      remoteAddress: remoteAddressOf(request),
      traceId: request.traceId ?? '',
    });
  });
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}
