import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catchError, concatMap, from, Observable, of, throwError } from 'rxjs';
import { invalidInput } from '../common/http/validation.pipe.js';
import { IdempotencyService, type RequestIdentity, type StoredAnswer } from './idempotency.service.js';

const SECRET_FIELDS = 'directorate:secret-fields';
const KEY = /^[\x21-\x7e]{1,255}$/;
const REPEATED_HEADERS = ['location', 'etag'];

/** Fields of the answer that are shown once: they are not stored for repetition. */
export const ShownOnce = (...fields: readonly string[]): MethodDecorator => SetMetadata(SECRET_FIELDS, fields);

/** Gives POST requests with an Idempotency-Key their first answer again, with the header `Idempotency-Replayed`. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly idempotency: IdempotencyService,
    private readonly reflector: Reflector,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const identity = identityOf(request);
    if (identity === null) return next.handle();
    const stored = await this.idempotency.claim(identity);
    if (stored !== null) return of(replay(stored, reply));
    const secrets = this.reflector.get<readonly string[] | undefined>(SECRET_FIELDS, context.getHandler()) ?? [];
    const handled = new Observable<unknown>((subscriber) =>
      this.idempotency.within(identity, () => next.handle().subscribe(subscriber)),
    );
    return handled.pipe(
      catchError((error: unknown) =>
        from(this.idempotency.released(identity)).pipe(concatMap(() => throwError(() => error))),
      ),
      concatMap(async (body) => {
        await this.idempotency.answered(identity, answerOf(reply, body, secrets));
        return body;
      }),
    );
  }
}

function identityOf(request: FastifyRequest): RequestIdentity | null {
  const header = request.headers['idempotency-key'];
  if (request.method !== 'POST' || header === undefined || request.actor === undefined) return null;
  if (typeof header !== 'string' || !KEY.test(header)) {
    throw invalidInput([{ pointer: '/header/idempotency-key', message: 'must be 1 to 255 visible ASCII characters' }]);
  }
  return {
    actorId: request.actor.tokenId ?? request.actor.userId,
    key: header,
    method: request.method,
    url: request.url,
    body: request.body ?? null,
  };
}

function replay(stored: StoredAnswer, reply: FastifyReply): object | null {
  void reply.status(stored.status).headers(stored.headers).header('idempotency-replayed', 'true');
  return stored.body;
}

function answerOf(reply: FastifyReply, body: unknown, secrets: readonly string[]): StoredAnswer {
  const headers = REPEATED_HEADERS.flatMap((name) => {
    const value = reply.getHeader(name);
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  const plain = JSON.parse(JSON.stringify(body ?? null)) as Record<string, unknown> | null;
  for (const field of plain === null ? [] : secrets) if (plain !== null && field in plain) plain[field] = null;
  return { status: reply.statusCode, headers: Object.fromEntries(headers), body: plain };
}
