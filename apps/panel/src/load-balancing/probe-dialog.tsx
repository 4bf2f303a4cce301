import {
  Button,
  CodeBlock,
  CodeBlockCode,
  Label,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  Progress,
} from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../api/client.js';
import { texts } from '../texts/index.js';
import { ProblemCard } from '../ui/problem-card.js';
import { useOperation } from '../ui/toasts/operation-toast.js';
import { endpointOf, type Server, type Service } from './queries.js';

const t = texts.probe;

interface Probe {
  readonly check: string;
  readonly kind: string;
  readonly target: string;
  readonly ok: boolean;
  readonly reason: string;
  readonly latencyMs: number;
  readonly raw: string | null;
}

const probesOf = (result: Schemas['OperationView']['result']): readonly Probe[] =>
  (result as { probes?: readonly Probe[] } | null)?.probes ?? [];

function Outcome({ operation }: { operation: Schemas['OperationView'] }): ReactElement {
  const { state, percent, error, result } = useOperation(operation);
  if (state === 'running') return <Progress aria-label={t.running} value={percent} />;
  if (error !== null) {
    return (
      <p>
        {error.message} {error.hint}
      </p>
    );
  }
  const probes = probesOf(result);
  if (probes.length === 0) return <p>{t.none}</p>;
  return (
    <>
      {probes.map(({ check, kind, target, ok, reason, latencyMs, raw }) => (
        <section key={check} aria-label={check}>
          <p>
            <Label isCompact variant="outline" status={ok ? 'success' : 'danger'}>
              {ok ? t.passes : t.fails}
            </Label>{' '}
            <strong>{check}</strong> ({kind}) {target}: {reason} <span className="soft">{t.latency(latencyMs)}</span>
          </p>
          {raw !== null && (
            <CodeBlock>
              <CodeBlockCode>{raw}</CodeBlockCode>
            </CodeBlock>
          )}
        </section>
      ))}
    </>
  );
}

/** Runs the checks of a server now, from its director, and shows what was said and heard. */
export function ProbeDialog({
  service,
  server,
  onClose,
}: {
  service: Service;
  server: Server;
  onClose: () => void;
}): ReactElement {
  const { mutate, data, error } = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/virtual-services/{id}/real-servers/{serverId}/probe', {
          params: { path: { id: service.id, serverId: server.id } },
          body: {},
        }),
      ),
  });
  useEffect(() => mutate(), [mutate]);
  return (
    <Modal isOpen variant="medium" onClose={onClose} aria-labelledby="probe-title" aria-describedby="probe-body">
      <ModalHeader title={t.title(endpointOf(server))} labelId="probe-title" />
      <ModalBody id="probe-body">
        {error !== null && <ProblemCard error={error} onRetry={() => mutate()} />}
        {error === null && data === undefined && <Progress aria-label={t.running} value={0} />}
        {data?.operation !== undefined && data.operation !== null && <Outcome operation={data.operation} />}
      </ModalBody>
      <ModalFooter>
        <Button onClick={onClose}>{texts.common.close}</Button>
      </ModalFooter>
    </Modal>
  );
}
