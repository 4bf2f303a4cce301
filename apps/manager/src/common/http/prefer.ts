import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

const LONGEST_WAIT_SECONDS = 60;

/** Seconds that a Prefer header (RFC 7240, `wait=N`) allows for finishing; 0 without one, 60 at most. */
export function waitSecondsOf(header: string | undefined): number {
  const wait = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,6})"?(?=$|[,;\s])/i.exec(header ?? '')?.[1];
  return wait === undefined ? 0 : Math.min(Number(wait), LONGEST_WAIT_SECONDS);
}

/** How many seconds the caller prefers to wait for the end of the operation. */
export const PreferWait = createParamDecorator((_data: unknown, context: ExecutionContext): number => {
  const { prefer } = context.switchToHttp().getRequest<FastifyRequest>().headers;
  return waitSecondsOf(Array.isArray(prefer) ? prefer.join(', ') : prefer);
});
