import { Alert, AlertActionCloseButton, Progress } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../../api/client.js';
import { texts } from '../../texts/index.js';

type Operation = Schemas['OperationView'];

const LOOK_MS = 500;
/** What went well leaves by itself; what failed stays until it is closed. */
const LINGER_MS = 5_000;
const VARIANTS = { running: 'info', succeeded: 'success', failed: 'danger', cancelled: 'warning' } as const;

/** The operation as it is now; looked at until it has ended. */
export function useOperation(operation: Operation): Operation {
  const { data } = useQuery({
    queryKey: ['operations', operation.id],
    queryFn: () => answerOf(api.GET('/api/v1/operations/{id}', { params: { path: { id: operation.id } } })),
    initialData: operation,
    refetchInterval: ({ state }) => (state.data?.finishedAt === null ? LOOK_MS : false),
  });
  return data;
}

/** One operation, live: its present step and how far it is; then how it ended. */
export function OperationToast({ operation, onClose }: { operation: Operation; onClose: () => void }): ReactElement {
  const { id, title, state, percent, steps, error } = useOperation(operation);
  // What somebody took back did not fail.
  const how = error?.code === 'cancelled' ? 'cancelled' : state;
  const step = steps.find((one) => one.state === 'running') ?? steps.find((one) => one.state === 'pending');
  useEffect(() => {
    if (state !== 'succeeded') return;
    const timer = window.setTimeout(onClose, LINGER_MS);
    return () => window.clearTimeout(timer);
  }, [state, onClose]);
  return (
    <Alert
      variant={VARIANTS[how]}
      title={title}
      actionClose={<AlertActionCloseButton onClose={onClose} />}
      actionLinks={
        <Link to="/operations/$operationId" params={{ operationId: id }}>
          {texts.toasts.show}
        </Link>
      }
    >
      {state === 'running' && (
        <Progress aria-label={title} size="sm" value={percent} {...(step === undefined ? {} : { title: step.title })} />
      )}
      {how !== 'running' && <p>{texts.toasts.ended[how]}</p>}
      {error !== null && (
        <p>
          {error.message} {error.hint}
        </p>
      )}
    </Alert>
  );
}
