import { createHash, timingSafeEqual } from 'node:crypto';
import { DomainError } from '#libs/errors';

/** Header in which a page proves that it can read our answers: no other site can. */
export const CSRF_HEADER = 'x-csrf-token';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The proof of a session: made from its secret, so that nothing more is stored and it ends with the session. */
export function csrfTokenOf(secret: string): string {
  return createHash('sha256').update(`csrf ${secret}`).digest('base64url');
}

export interface SuspectRequest {
  readonly method: string;
  readonly csrfToken: string | undefined;
  /** `Sec-Fetch-Site` (W3C Fetch Metadata), which browsers send and scripts cannot set. */
  readonly fetchSite: string | undefined;
}

/** Refuses a request with a cookie that another site may have caused. Requests that change nothing need no proof. */
export function assertNotForged(request: SuspectRequest, secret: string): void {
  if (SAFE.has(request.method)) return;
  const isElsewhere = request.fetchSite !== undefined && !['same-origin', 'none'].includes(request.fetchSite);
  const expected = Buffer.from(csrfTokenOf(secret));
  const sent = Buffer.from(request.csrfToken ?? '');
  if (!isElsewhere && sent.length === expected.length && timingSafeEqual(sent, expected)) return;
  throw new DomainError('forgery-suspected', `The request has a session cookie but no valid ${CSRF_HEADER} header.`, {
    hint: `Send the csrfToken of GET /api/v1/sessions/current as the header ${CSRF_HEADER}, from a page of this server.`,
  });
}
