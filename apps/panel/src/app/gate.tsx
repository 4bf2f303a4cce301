import { Bullseye, Spinner } from '@patternfly/react-core';
import type { ReactElement, ReactNode } from 'react';
import { SessionProvider, useSessionQuery } from '../api/session.js';
import { LoginPage } from '../pages/login.js';
import { NewPasswordPage } from '../pages/new-password.js';
import { texts } from '../texts/index.js';
import { ProblemCard } from '../ui/problem-card.js';

/** Nothing of the panel is shown before somebody is logged in and has a password of their own. */
export function Gate({ children }: { children: ReactNode }): ReactElement {
  const { data: session, error, isPending, refetch } = useSessionQuery();
  if (isPending) {
    return (
      <Bullseye>
        <Spinner aria-label={texts.common.loading} />
      </Bullseye>
    );
  }
  if (error !== null) {
    return (
      <Bullseye>
        <ProblemCard error={error} onRetry={() => void refetch()} />
      </Bullseye>
    );
  }
  if (session === null) return <LoginPage />;
  if (session.mustChangePassword) return <NewPasswordPage session={session} />;
  return <SessionProvider session={session}>{children}</SessionProvider>;
}
