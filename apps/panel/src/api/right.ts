import type { Schemas } from '#libs/api-client/browser';
import { texts } from '../texts/index.js';

export type Scope = Schemas['Scope'];

/** A single service or node that somebody may have been granted rights on. */
export interface GrantedObject {
  readonly resource: Schemas['GrantedResource'];
  readonly id: string;
}

/** Whether somebody may do a thing; if not, the sentence that says what it needs. */
export interface Right {
  readonly may: boolean;
  readonly needs: string | null;
}

/** One scope of several is enough; on an object a grant counts as well as the role. */
export function rightOf(
  held: readonly Scope[],
  grants: readonly Schemas['Grant'][],
  wanted: Scope | readonly Scope[],
  object?: GrantedObject,
): Right {
  const scopes = typeof wanted === 'string' ? [wanted] : wanted;
  const granted = grants
    .filter(({ resource, id }) => resource === object?.resource && id === object.id)
    .flatMap((grant) => grant.scopes);
  const may = scopes.some((scope) => held.includes(scope) || granted.includes(scope));
  return { may, needs: may ? null : texts.common.mayNot(scopes.join(' or ')) };
}
