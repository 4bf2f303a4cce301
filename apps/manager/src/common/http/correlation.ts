import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;
const REQUEST_ID = /^[A-Za-z0-9._:/+=-]{1,128}$/;

/** 32 hexadecimal digits. Node keeps random bytes for UUIDs in store and need not ask the system each time. */
const newTraceId = (): string => randomUUID().replaceAll('-', '');

/** Takes up the caller's trace (W3C Trace Context) and request id, or begins new ones; both are in every answer. */
export function correlate(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const parent = TRACEPARENT.exec(String(request.headers['traceparent'] ?? ''));
    const traceId = parent?.[1] !== undefined && !/^0+$/.test(parent[1]) ? parent[1] : newTraceId();
    request.traceId = traceId;
    const wanted = request.headers['x-request-id'];
    const requestId = typeof wanted === 'string' && REQUEST_ID.test(wanted) ? wanted : randomUUID();
    reply.header('traceparent', `00-${traceId}-${newTraceId().slice(16)}-${parent?.[3] ?? '00'}`);
    reply.header('x-request-id', requestId);
    done();
  });
}
