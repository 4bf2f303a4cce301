import type { Actor } from '../actor.js';
import type { Scope } from '../scopes.js';
import type { GrantedResource } from './access-grant.entity.js';
import { objectName } from './granted-object.js';

/** A user's grants by object; of a token only as far as its own scopes reach. */
export function grantsWithin(
  grants: readonly (readonly [resource: GrantedResource, resourceId: string, scopes: readonly Scope[]])[],
  within: readonly Scope[] | null = null,
): Actor['grants'] {
  return new Map(
    grants.map(([resource, resourceId, scopes]) => [
      objectName(resource, resourceId),
      new Set(within === null ? scopes : scopes.filter((scope) => within.includes(scope))),
    ]),
  );
}
