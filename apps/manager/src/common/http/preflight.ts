import type { FastifyInstance } from 'fastify';
import { methodsOf } from './route-table.js';

/** Answers OPTIONS with the methods that a path has (RFC 9110, 9.3.7). */
export function answerOptions(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const allowed = request.method === 'OPTIONS' ? methodsOf(fastify, request.url.split('?')[0] ?? '/') : [];
    if (allowed.length === 0) {
      done();
      return;
    }
    void reply.status(204).header('allow', allowed.join(', ')).send();
  });
}
