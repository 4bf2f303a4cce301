import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#libs/errors';
import { problemOf } from './problem.js';

/** Answers paths that are no URLs, such as `/%zz`: Fastify refuses them before any hook runs. */
export function answerBadUrl(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = new DomainError('invalid-input', 'The path is not a valid URL.');
  const problem = problemOf(refusal, request.url.slice(0, 2000), randomBytes(16).toString('hex'));
  void reply.status(problem.status).header('content-type', 'application/problem+json').send(JSON.stringify(problem));
}
