import type { FastifyReply } from 'fastify';
import { etagOf } from '../common/http/etag.js';
import type { ChangeResult } from './changes.service.js';

export interface Answer<V> {
  /** The object as the API shows it. */
  readonly view: V;
  readonly status: number;
  readonly location?: string;
}

/** Sets status, ETag, Location and X-Changed for a change that is done; a dry run is always 200. */
export function answerStored<T extends { revision: number }, V>(
  reply: FastifyReply,
  result: ChangeResult<T>,
  answer: Answer<V>,
): V {
  void reply.header('x-changed', String(result.isChanged));
  if (result.plan !== null) {
    void reply.status(200).header('x-dry-run', 'true');
    return answer.view;
  }
  void reply.status(answer.status);
  if (answer.location !== undefined) void reply.header('location', answer.location);
  if (answer.status !== 204) void reply.header('etag', etagOf(result.object.revision));
  return answer.view;
}
