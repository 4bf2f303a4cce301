import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#libs/errors';
import { isApiCall } from './api-call.js';
import { remoteAddressOf } from './remote-address.js';

const WINDOW_MS = 60_000;
const KEYS_MAX = 10_000;
const STRANGERS_SHARE = 100;

export interface Allowance {
  readonly isAllowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the window begins anew. */
  readonly resetSeconds: number;
}

/** Counts requests per key in windows of one minute; a window begins with its first request. */
export class RequestWindows {
  private readonly windows = new Map<string, { readonly endsAt: number; count: number }>();

  constructor(private readonly limit: number) {}

  take(key: string, nowMs: number): Allowance {
    let window = this.windows.get(key);
    if (window === undefined || window.endsAt <= nowMs) {
      this.forgetEnded(nowMs);
      window = { endsAt: nowMs + WINDOW_MS, count: 0 };
      this.windows.set(key, window);
    }
    window.count += 1;
    return {
      isAllowed: window.count <= this.limit,
      limit: this.limit,
      remaining: Math.max(0, this.limit - window.count),
      resetSeconds: Math.ceil((window.endsAt - nowMs) / 1000),
    };
  }

  private forgetEnded(nowMs: number): void {
    if (this.windows.size < KEYS_MAX) return;
    for (const [key, { endsAt }] of this.windows) if (endsAt <= nowMs) this.windows.delete(key);
  }
}

/** Who is counted: the token or session; strangers by their address. */
function keyOf(request: FastifyRequest): string {
  return request.actor?.tokenId ?? request.actor?.sessionId ?? `address ${remoteAddressOf(request)}`;
}

/** Limits each token, session and stranger below /api/v1, and says in every answer how much is left. */
export function limitRate(fastify: FastifyInstance, requestsPerMinute: number, now: () => number): void {
  const windows = new RequestWindows(requestsPerMinute);
  // A stranger can only log in, and checking a password costs.
  const strangers = new RequestWindows(strangersLimit(requestsPerMinute));
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!isApiCall(request)) {
      done();
      return;
    }
    const allowance = (request.actor === undefined ? strangers : windows).take(keyOf(request), now());
    done(refusalOf(reply, allowance, 'requests') ?? undefined);
  });
}

/** Says in the answer how much is left; gives the refusal when nothing is. */
export function refusalOf(reply: FastifyReply, allowance: Allowance, counted: string): DomainError | null {
  const { isAllowed, limit, remaining, resetSeconds } = allowance;
  void reply.headers({
    'ratelimit-limit': limit,
    'ratelimit-remaining': remaining,
    'ratelimit-reset': resetSeconds,
  });
  if (isAllowed) return null;
  void reply.header('retry-after', resetSeconds);
  const hint = `Try again in ${resetSeconds} s.`;
  return new DomainError('too-many-requests', `More than ${limit} ${counted} in a minute.`, { hint });
}

/** What strangers get of the requests that are allowed in a minute: a hundredth is plenty. */
export const strangersLimit = (requestsPerMinute: number): number =>
  Math.max(1, Math.floor(requestsPerMinute / STRANGERS_SHARE));
