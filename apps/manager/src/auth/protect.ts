import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isApiCall } from '../common/http/api-call.js';
import { remoteAddressOf } from '../common/http/remote-address.js';
import type { Authenticator } from './authenticator.js';
import { CSRF_HEADER } from './sessions/forgery.js';
import { sessionCookieOf } from './sessions/session-cookie.js';

/** Logging in, and nodes that ask to join: what they send proves who they are. */
const OPEN = ['/api/v1/sessions', '/api/v1/join-requests'];
const isOpen = ({ method, routeOptions }: FastifyRequest): boolean =>
  method === 'POST' && OPEN.includes(routeOptions.url ?? '');

/** Below /api/v1 nothing is answered to strangers, not even that it does not exist; only logging in and asking to join are open. */
export function protect(fastify: FastifyInstance, authenticator: Authenticator): void {
  fastify.addHook('onRequest', async (request) => {
    if (!isApiCall(request) || isOpen(request)) return;
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
