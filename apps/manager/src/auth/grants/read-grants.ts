import type { EntityManager } from 'typeorm';
import type { Actor } from '../actor.js';
import type { Scope } from '../scopes.js';
import { AccessGrantEntity } from './access-grant.entity.js';
import { objectName } from './granted-object.js';

/** A user's grants; of a token only as far as its own scopes reach. */
export async function readGrants(
  reader: EntityManager,
  userId: string,
  within: readonly Scope[] | null = null,
): Promise<Actor['grants']> {
  const grants = await reader.findBy(AccessGrantEntity, { userId });
  return new Map(
    grants.map(({ resource, resourceId, scopes }) => [
      objectName(resource, resourceId),
      new Set(within === null ? scopes : scopes.filter((scope) => within.includes(scope))),
    ]),
  );
}
