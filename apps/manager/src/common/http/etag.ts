import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#libs/errors';

/** What an If-Match header asks for: any revision, or one of these entity tags. */
export type Precondition = { readonly kind: 'any' } | { readonly kind: 'tags'; readonly tags: readonly string[] };

/** The strong entity tag of a revision (RFC 9110, 8.8.3). */
export const etagOf = (revision: number): string => `"${revision}"`;

/** Reads If-Match; a write without one is refused (428), so that nobody overwrites what they have not seen. */
export function preconditionOf(header: string | undefined): Precondition {
  if (header === undefined || header.trim() === '') {
    throw new DomainError('precondition-required', 'This change needs the header If-Match.', {
      hint: 'GET the object first and send its ETag as If-Match; `If-Match: *` changes whatever is there.',
    });
  }
  if (header.trim() === '*') return { kind: 'any' };
  return { kind: 'tags', tags: header.split(',').map((tag) => tag.trim()) };
}

/** Refuses a change of something that is no longer as the caller saw it (412). */
export function assertMatches(precondition: Precondition, revision: number): void {
  if (precondition.kind === 'any' || precondition.tags.includes(etagOf(revision))) return;
  throw new DomainError('precondition-failed', `The object is at revision ${revision}, not at the one that you saw.`, {
    hint: 'GET the object again, then repeat your change.',
  });
}

/** The precondition of a PUT, PATCH or DELETE. */
export const IfMatch = createParamDecorator((_data: unknown, context: ExecutionContext): Precondition => {
  const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
  return preconditionOf(headers['if-match']);
});
