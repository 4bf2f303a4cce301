import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, messageOf } from '#libs/errors';
import { refusalOfDatabase } from './database-errors.js';
import { problemOf } from './problem.js';
import { methodsOf } from './route-table.js';

/** What the framework refuses before a handler runs, by the status that it gives. */
const FRAMEWORK_REFUSALS: Record<number, (message: string) => DomainError> = {
  400: (message) =>
    new DomainError('malformed-json', `The body cannot be read: ${message.slice(0, 200)}`, {
      hint: 'Send one JSON object.',
    }),
  413: () => new DomainError('payload-too-large', 'The body is too large.', { hint: 'Send less than 1 MiB at once.' }),
  415: () =>
    new DomainError('unsupported-media-type', 'Bodies are JSON.', { hint: 'Send content-type: application/json.' }),
};

/** The one place where anything thrown becomes an answer: RFC 9457, no stack traces, logged once. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const traceId = request.traceId ?? '';
    const refusal = this.refusalOf(thrown, request, reply);
    const problem = problemOf(refusal, request.url.slice(0, 2000), traceId);
    if (problem.status >= 500) {
      const stack = thrown instanceof Error ? thrown.stack : undefined;
      this.logger.error(`${request.method} ${request.url} [${traceId}]: ${messageOf(thrown)}`, stack);
    }
    if (reply.sent || reply.raw.headersSent) return;
    void reply.status(problem.status).header('content-type', 'application/problem+json').send(JSON.stringify(problem));
  }

  private refusalOf(thrown: unknown, request: FastifyRequest, reply: FastifyReply): DomainError {
    if (thrown instanceof DomainError) return thrown;
    if (thrown instanceof HttpException) return this.refusalOfRouter(thrown, request, reply);
    const database = refusalOfDatabase(thrown);
    if (database !== null) return database;
    const status = thrown instanceof Error && 'statusCode' in thrown ? Number(thrown.statusCode) : 500;
    const refusal = FRAMEWORK_REFUSALS[status]?.(messageOf(thrown));
    if (refusal !== undefined) return refusal;
    return new DomainError('internal', 'The request failed for a reason of our own; it is in the log of the manager.', {
      hint: 'Look for the trace id in the log.',
      cause: thrown,
    });
  }

  private refusalOfRouter(thrown: HttpException, request: FastifyRequest, reply: FastifyReply): DomainError {
    const status = thrown.getStatus();
    const refusal = FRAMEWORK_REFUSALS[status]?.(thrown.message);
    if (refusal !== undefined) return refusal;
    if (status !== 404) return new DomainError('internal', 'The framework refused the request.', { cause: thrown });
    const path = request.url.split('?')[0] ?? '/';
    const allowed = methodsOf(request.server, path);
    if (allowed.length === 0) return new DomainError('not-found', `There is nothing at ${path.slice(0, 200)}.`);
    void reply.header('allow', allowed.join(', '));
    return new DomainError('method-not-allowed', `${request.method} is not possible here, only ${allowed.join(', ')}.`);
  }
}
