import type { OperationActor } from '../operations/operation.js';
import type { Scope, UserRole } from './scopes.js';

/** Who makes this request, and what they may do. */
export interface Actor extends OperationActor {
  readonly role: UserRole;
  readonly sessionId: string | null;
  readonly scopes: ReadonlySet<Scope>;
  /** What they may do beyond that with single objects: `virtual-service/<id>` or `node/<id>` → scopes. */
  readonly grants: ReadonlyMap<string, ReadonlySet<Scope>>;
  readonly mustChangePassword: boolean;
  /** Address that the request came from; empty for the local socket. */
  readonly remoteAddress: string;
  readonly traceId: string;
}

/** The part of an actor that is stored with operations and in the audit log. */
export function recordedActor(actor: Actor): OperationActor {
  const { userId, userName, tokenId, tokenName } = actor;
  return { userId, userName, tokenId, tokenName };
}

/** Whether the actor may do this: with everything, or with the object that a request is about. */
export function mayDo(actor: Actor, scope: Scope, object: string | null): boolean {
  return actor.scopes.has(scope) || (object !== null && actor.grants.get(object)?.has(scope) === true);
}
