import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, type ErrorCode, messageOf } from '#libs/errors';
import { refusalOfDatabase } from './database-errors.js';
import { problemOf } from './problem.js';
import { methodsOf } from './route-table.js';

const BODY_LIMIT_HINT = 'Send less than 1 MiB at once.';

/** Errors that Fastify raises before a handler runs, by its own codes. */
const FRAMEWORK_ERRORS: Record<string, () => DomainError> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () =>
    new DomainError('payload-too-large', 'The body is too large.', { hint: BODY_LIMIT_HINT }),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () =>
    new DomainError('unsupported-media-type', 'Bodies are JSON.', { hint: 'Send content-type: application/json.' }),
  FST_ERR_CTP_EMPTY_JSON_BODY: () =>
    new DomainError('malformed-json', 'The body is empty.', { hint: 'Send a JSON object.' }),
  FST_ERR_CTP_INVALID_JSON_BODY: () => new DomainError('malformed-json', 'The body is not valid JSON.'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () =>
    new DomainError('invalid-input', 'The body is not as long as its header says.'),
  FST_ERR_ROUTE_MISSING: () => new DomainError('not-found', 'There is nothing here.'),
};

const CODE_BY_STATUS: Record<number, ErrorCode> = {
  400: 'invalid-input',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  406: 'not-acceptable',
  413: 'payload-too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
  503: 'unavailable',
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
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    const framework = FRAMEWORK_ERRORS[code];
    if (framework !== undefined) return framework();
    if (thrown instanceof SyntaxError && 'statusCode' in thrown) {
      return new DomainError('malformed-json', `The body is not valid JSON: ${thrown.message.slice(0, 200)}`);
    }
    if (thrown instanceof HttpException) return this.refusalOfRouter(thrown, request, reply);
    const database = refusalOfDatabase(thrown);
    if (database !== null) return database;
    const status = thrown instanceof Error && 'statusCode' in thrown ? Number(thrown.statusCode) : 500;
    const known = CODE_BY_STATUS[status];
    if (known !== undefined) return new DomainError(known, messageOf(thrown).slice(0, 200));
    return new DomainError('internal', 'The request failed for a reason of our own; it is in the log of the manager.', {
      hint: 'Look for the trace id in the log.',
      cause: thrown,
    });
  }

  private refusalOfRouter(thrown: HttpException, request: FastifyRequest, reply: FastifyReply): DomainError {
    const path = request.url.split('?')[0] ?? '/';
    const allowed = thrown.getStatus() === 404 ? methodsOf(request.server, path) : [];
    if (allowed.length > 0) {
      void reply.header('allow', allowed.join(', '));
      return new DomainError(
        'method-not-allowed',
        `${request.method} is not possible here, only ${allowed.join(', ')}.`,
      );
    }
    const code = CODE_BY_STATUS[thrown.getStatus()] ?? 'internal';
    return new DomainError(code, code === 'not-found' ? `There is nothing at ${path.slice(0, 200)}.` : thrown.message);
  }
}
