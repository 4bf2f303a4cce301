import { unwrap, type Schemas } from '#libs/api-client';
import { idOf, type ListQuery } from '../lookup.js';
import type { Session } from '../session.js';

export const servicePages = (session: Session) => (query: ListQuery) =>
  session.api.GET('/api/v1/virtual-services', { params: { query } });

/** A virtual service by name or id, with the ETag for a change of it. */
export async function serviceOf(
  session: Session,
  name: string,
): Promise<{ body: Schemas['VirtualServiceView']; etag: string }> {
  const id = await idOf('virtual service', name, servicePages(session));
  return unwrap(await session.api.GET('/api/v1/virtual-services/{id}', { params: { path: { id } } }));
}
