import { Alert, AlertActionLink, Spinner } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { operationQuery } from '../../api/machines.js';
import { texts } from '../../texts/index.js';
import { OperationDetail } from '../../ui/operations/operation-detail.js';
import { Loaded } from '../../ui/page.js';

const t = texts.join;

interface JoiningProps {
  readonly operationId: string;
  readonly nodeId: string;
  readonly name: string;
  /** Sends the same request again: it goes on where it stopped. */
  readonly onRetry: () => void;
  readonly onAnother: () => void;
}

/** A node that is being added, step by step; the page may be left meanwhile. */
export function Joining({ operationId, nodeId, name, onRetry, onAnother }: JoiningProps): ReactElement {
  const operation = useQuery(operationQuery(operationId));
  const navigate = useNavigate();
  return (
    <Loaded query={operation}>
      {(present) => (
        <div className="stack">
          {present.state === 'running' && (
            <Alert isInline variant="info" customIcon={<Spinner size="md" aria-hidden />} title={t.adding(name)}>
              {t.addingHelp}
            </Alert>
          )}
          {present.state === 'succeeded' && (
            <Alert
              isInline
              variant="success"
              title={t.done}
              actionLinks={
                <>
                  <AlertActionLink onClick={() => void navigate({ to: '/nodes/$nodeId', params: { nodeId } })}>
                    {t.open(name)}
                  </AlertActionLink>
                  <AlertActionLink onClick={onAnother}>{t.another}</AlertActionLink>
                </>
              }
            />
          )}
          {(present.state === 'failed' || present.state === 'cancelled') && (
            <Alert
              isInline
              variant="danger"
              title={t.failed}
              actionLinks={<AlertActionLink onClick={onRetry}>{t.goOn}</AlertActionLink>}
            />
          )}
          <OperationDetail operation={present} />
        </div>
      )}
    </Loaded>
  );
}
