import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import type { PageLinks } from './list.dto.js';

/** Names the neighbours of a page in the header Link (RFC 8288). */
@Injectable()
export class LinkHeaderInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((body: unknown) => {
        if (!isPage(body)) return body;
        const links = (['next', 'prev'] as const).flatMap((rel) => {
          const cursor = body.page[rel];
          return cursor === null ? [] : [`<${urlWith(request.url, cursor)}>; rel="${rel}"`];
        });
        if (links.length > 0) void reply.header('link', links.join(', '));
        return body;
      }),
    );
  }
}

const isPage = (body: unknown): body is { page: PageLinks } =>
  typeof body === 'object' && body !== null && 'items' in body && 'page' in body && typeof body.page === 'object';

function urlWith(url: string, cursor: string): string {
  const [path = '/', query = ''] = url.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', cursor);
  return `${path}?${parameters.toString()}`;
}
