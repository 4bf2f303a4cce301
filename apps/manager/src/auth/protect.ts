import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#libs/errors';
import { isApiCall } from '../common/http/api-call.js';
import { refusalOf, RequestWindows, strangersLimit } from '../common/http/rate-limit.js';
import { remoteAddressOf } from '../common/http/remote-address.js';
import type { Authenticator } from './authenticator.js';
import { CSRF_HEADER } from './sessions/forgery.js';
import { sessionCookieOf } from './sessions/session-cookie.js';

/** Logging in, and nodes that ask to join: what they send proves who they are. */
const OPEN = ['/api/v1/sessions', '/api/v1/join-requests'];
const isOpen = ({ method, routeOptions }: FastifyRequest): boolean =>
  method === 'POST' && OPEN.includes(routeOptions.url ?? '');

/**
 * Counts what was sent as a bearer token and is none, by address. Cookies are not counted: a panel whose session has ended asks
 * on and on. What is valid is never refused here, so nobody locks out others behind the same address.
 */
export class FailedAuthentications {
  private readonly windows: RequestWindows;

  constructor(
    requestsPerMinute: number,
    private readonly now: () => number,
  ) {
    this.windows = new RequestWindows(strangersLimit(requestsPerMinute));
  }

  /** What is answered to a request that failed so. */
  answer(request: FastifyRequest, reply: FastifyReply, error: unknown): unknown {
    const isGuess = error instanceof DomainError && error.code === 'unauthenticated';
    if (!isGuess || request.headers.authorization === undefined) return error;
    const allowance = this.windows.take(remoteAddressOf(request), this.now());
    return refusalOf(reply, allowance, 'failed authentications') ?? error;
  }
}

/** Below /api/v1 nothing is answered to strangers, not even that it does not exist; only logging in and asking to join are open. */
export function protect(fastify: FastifyInstance, authenticator: Authenticator, failures: FailedAuthentications): void {
  fastify.addHook('onRequest', async (request, reply) => {
    if (!isApiCall(request) || isOpen(request)) return;
    const { authorization } = request.headers;
    const credentials = {
      authorization,
      cookie: sessionCookieOf(request),
      method: request.method,
      csrfToken: headerOf(request, CSRF_HEADER),
      fetchSite: headerOf(request, 'sec-fetch-site'),
    };
    const caller = { remoteAddress: remoteAddressOf(request), traceId: request.traceId ?? '' };
    try {
      request.actor = await authenticator.authenticate(credentials, caller);
    } catch (error) {
      throw failures.answer(request, reply, error);
    }
  });
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}
