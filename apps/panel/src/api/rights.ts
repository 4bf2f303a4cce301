import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from './client.js';
import { rightOf, type GrantedObject, type Right, type Scope } from './right.js';
import { useSession } from './session.js';

/** Answers what this user may do: by role, and on an object by grant. The API decides by the same rule. */
export function useRights(): (wanted: Scope | readonly Scope[], object?: GrantedObject) => Right {
  const { scopes } = useSession();
  const grants = useQuery({
    queryKey: ['grants', 'own'],
    queryFn: () => answerOf(api.GET('/api/v1/users/me/grants')),
    staleTime: 60_000,
  });
  return (wanted, object) => rightOf(scopes, grants.data?.items ?? [], wanted, object);
}

/** The same for one thing. */
export const useRight = (wanted: Scope | readonly Scope[], object?: GrantedObject): Right =>
  useRights()(wanted, object);
