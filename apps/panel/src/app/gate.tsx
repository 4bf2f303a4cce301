import { Bullseye, Spinner } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, type ReactElement, type ReactNode } from 'react';
import { SessionProvider, sessionQuery } from '../api/session.js';
import { texts } from '../texts/index.js';
import { ProblemCard } from '../ui/problem-card.js';

const LoginPage = lazy(async () => ({ default: (await import('../pages/login.js')).LoginPage }));
const NewPasswordPage = lazy(async () => ({ default: (await import('../pages/new-password.js')).NewPasswordPage }));

const waiting = (
  <Bullseye>
    <Spinner aria-label={texts.common.loading} />
  </Bullseye>
);

/** Nothing of the panel is shown before somebody is logged in and has a password of their own. */
export function Gate({ children }: { children: ReactNode }): ReactElement {
  const { data: session, error, isPending, refetch } = useQuery(sessionQuery);
  if (isPending) return waiting;
  if (error !== null) {
    return (
      <Bullseye>
        <ProblemCard error={error} onRetry={() => void refetch()} />
      </Bullseye>
    );
  }
  if (session === null || session.mustChangePassword) {
    return (
      <Suspense fallback={waiting}>{session === null ? <LoginPage /> : <NewPasswordPage session={session} />}</Suspense>
    );
  }
  return <SessionProvider session={session}>{children}</SessionProvider>;
}
