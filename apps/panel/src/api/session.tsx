import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, type ReactElement, type ReactNode } from 'react';
import { ApiProblem, problemFrom, type Schemas } from '#libs/api-client/browser';
import { answerOf, api, rememberProof } from './client.js';

export type Session = Schemas['SessionView'];
type Scope = Session['scopes'][number];

const KEY = ['session'] as const;

/** The session of this browser; null when nobody is logged in. */
async function readSession(): Promise<Session | null> {
  try {
    const session = await answerOf(api.GET('/api/v1/sessions/current'));
    rememberProof(session.csrfToken);
    return session;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return null;
    throw error;
  }
}

export const sessionQuery = queryOptions({
  queryKey: KEY,
  queryFn: readSession,
  staleTime: 60_000,
  refetchInterval: 60_000,
});

export interface Credentials {
  readonly username: string;
  readonly password: string;
  readonly code?: string;
}

export function useLogIn(): ReturnType<typeof useMutation<Session, Error, Credentials>> {
  const queries = useQueryClient();
  return useMutation<Session, Error, Credentials>({
    mutationFn: async (credentials) => {
      const body = { ...credentials, cookie: true };
      const session = await answerOf(api.POST('/api/v1/sessions', { body }));
      rememberProof(session.csrfToken);
      return session;
    },
    onSuccess: (session) => queries.setQueryData(KEY, session),
  });
}

/** Ends the session; whatever the manager says, nothing stays on the screen. */
export function useLogOut(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    const { response, error } = await api.DELETE('/api/v1/sessions/current');
    if (!response.ok && response.status !== 401) throw problemFrom(response.status, error);
    rememberProof(null);
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== KEY[0] });
    queries.setQueryData(KEY, null);
  };
}

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }): ReactElement {
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('A page without a session');
  return session;
}

/** Whether this user may do it; what they may not is shown, but cannot be pressed. */
export function useMay(scope: Scope): boolean {
  return useSession().scopes.includes(scope);
}
