import { Alert, AlertActionLink } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import { ApiProblem } from '#libs/api-client/browser';
import { texts } from '../texts/index.js';

/** What went wrong, where, and how to mend it; with the id by which the manager's log knows it. */
export function ProblemCard({ error, onRetry }: { error: Error; onRetry?: () => void }): ReactElement {
  const problem = error instanceof ApiProblem ? error : null;
  return (
    <Alert
      variant="danger"
      isInline
      title={problem === null ? texts.problem.unreachable : error.message}
      actionLinks={
        onRetry === undefined ? undefined : <AlertActionLink onClick={onRetry}>{texts.common.retry}</AlertActionLink>
      }
    >
      {problem === null && <p>{error.message}</p>}
      {problem?.hint !== undefined && <p>{problem.hint}</p>}
      {problem !== null && problem.faults.length > 0 && (
        <ul>
          {problem.faults.map(({ pointer, message, hint }) => (
            <li key={`${pointer} ${message}`}>
              <code>{pointer}</code> {message} {hint}
            </li>
          ))}
        </ul>
      )}
      {problem?.traceId !== undefined && (
        <p className="soft">
          {texts.problem.trace} <code>{problem.traceId}</code>
        </p>
      )}
    </Alert>
  );
}
