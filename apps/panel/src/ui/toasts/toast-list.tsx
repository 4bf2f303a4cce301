import { Alert, AlertActionCloseButton, AlertGroup } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import { OperationToast } from './operation-toast.js';
import { keyOf, type Toast } from './toast.js';

interface ToastListProps {
  readonly shown: readonly Toast[];
  readonly onClose: (key: string) => void;
}

/** A live region: what comes into it is told to those who do not see it. */
export function ToastList({ shown, onClose }: ToastListProps): ReactElement {
  return (
    <AlertGroup isToast isLiveRegion>
      {shown.map((toast) =>
        'operation' in toast ? (
          <OperationToast key={keyOf(toast)} operation={toast.operation} onClose={() => onClose(keyOf(toast))} />
        ) : (
          <Alert
            key={keyOf(toast)}
            variant="success"
            title={toast.note.title}
            timeout={6_000}
            onTimeout={() => onClose(keyOf(toast))}
            actionClose={<AlertActionCloseButton onClose={() => onClose(keyOf(toast))} />}
          >
            {toast.note.text}
          </Alert>
        ),
      )}
    </AlertGroup>
  );
}
