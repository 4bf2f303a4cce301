import type { FastifyReply, FastifyRequest } from 'fastify';

/** RFC 6265bis: a `__Host-` cookie is sent over TLS only, to this host only. Plain HTTP is served on loopback alone. */
const NAMES = { tls: '__Host-directorate', plain: 'directorate' } as const;

const nameFor = (request: FastifyRequest): string => (request.protocol === 'https' ? NAMES.tls : NAMES.plain);

/** The session's secret in the request's cookies; undefined when there is none. */
export function sessionCookieOf(request: FastifyRequest): string | undefined {
  const name = nameFor(request);
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name && value !== undefined && value !== '') return value;
  }
  return undefined;
}

/** Gives the browser the session's secret in a way that no script and no other site can read or send. */
export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, secret: string, expiresAt: Date): void {
  const secure = request.protocol === 'https' ? '; Secure' : '';
  const attributes = `Path=/; HttpOnly; SameSite=Strict; Expires=${expiresAt.toUTCString()}${secure}`;
  void reply.header('set-cookie', `${nameFor(request)}=${secret}; ${attributes}`);
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  setSessionCookie(request, reply, '', new Date(0));
}
