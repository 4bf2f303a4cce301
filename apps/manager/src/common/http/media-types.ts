import type { FastifyInstance } from 'fastify';
import { DomainError } from '#libs/errors';
import { isApiCall } from './api-call.js';

const SERVED = ['application/json', 'application/problem+json', 'text/event-stream'];

/** True when an Accept header (RFC 9110, 12.5.1) allows one of the types that the API serves. */
export function isAcceptable(accept: string | undefined): boolean {
  if (accept === undefined || accept.trim() === '') return true;
  return accept.split(',').some((part) => {
    const [range = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    if (parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))) return false;
    return range === '*/*' || SERVED.some((type) => range === type || range === `${type.split('/')[0] ?? ''}/*`);
  });
}

/** Refuses callers who cannot read JSON, and bodies that are not JSON. */
export function negotiateMediaTypes(fastify: FastifyInstance): void {
  fastify.removeContentTypeParser('text/plain');
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (isApiCall(request) && !isAcceptable(request.headers.accept)) {
      done(new DomainError('not-acceptable', 'The API answers in JSON.', { hint: 'Send accept: application/json.' }));
      return;
    }
    done();
  });
}
