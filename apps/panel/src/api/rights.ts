import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from './client.js';
import { rightOf, type GrantedObject, type Right, type Scope } from './right.js';
import { useSession } from './session.js';

/** What this user may do: by role, and on an object by grant. The API decides by the same rule. */
export function useRight(wanted: Scope | readonly Scope[], object?: GrantedObject): Right {
  const { scopes } = useSession();
  const grants = useQuery({
    queryKey: ['grants', 'own'],
    queryFn: () => answerOf(api.GET('/api/v1/users/me/grants')),
    staleTime: 60_000,
  });
  return rightOf(scopes, grants.data?.items ?? [], wanted, object);
}
