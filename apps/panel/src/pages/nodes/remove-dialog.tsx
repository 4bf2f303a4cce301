import { Alert, Checkbox, Spinner } from '@patternfly/react-core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../../api/client.js';
import { servicesQuery } from '../../api/machines.js';
import { texts } from '../../texts/index.js';
import { ConfirmDialog } from '../../ui/dialogs/confirm-dialog.js';
import { TextField } from '../../ui/dialogs/field.js';
import { useToasts } from '../../ui/toasts/toasts.js';
import { shortOf } from './shortage.js';

type Node = Schemas['NodeView'];
const t = texts.removal;

/** What the API says of it before it is done: refused without the name where something loses its last of a kind. */
function useWarnings(nodes: readonly Node[]): readonly (string | null)[] | null {
  const rehearsals = useQueries({
    queries: nodes.map(({ id }) => ({
      queryKey: ['preview', 'removal', id],
      queryFn: async () => {
        const call = api.DELETE('/api/v1/nodes/{id}', {
          params: { path: { id }, query: { dryRun: true }, header: { 'If-Match': '*' } },
        });
        return answerOf(call).then(
          () => null,
          (error: unknown) => (error instanceof Error ? error.message : null),
        );
      },
      staleTime: 10_000,
    })),
  });
  return rehearsals.every(({ data }) => data !== undefined) ? rehearsals.map(({ data }) => data ?? null) : null;
}

function Impact({ nodes, warnings }: { nodes: readonly Node[]; warnings: readonly (string | null)[] }): ReactElement {
  const services = useQuery(servicesQuery);
  const short = shortOf(
    services.data?.items ?? [],
    nodes.map(({ id }) => id),
  );
  const connections = nodes.reduce((sum, { status }) => sum + status.connections, 0);
  const told = warnings.filter((warning) => warning !== null);
  const isGrave = told.length > 0 || short.length > 0;
  return (
    <Alert isInline variant={isGrave ? 'warning' : 'info'} title={t.impact}>
      <ul>
        {nodes.length > 1 && <li>{nodes.map(({ name }) => name).join(', ')}</li>}
        {told.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
        <li>{t.connections(connections)}</li>
        {short.map(({ name, left }) => (
          <li key={name}>{t.leaves(name, left)}</li>
        ))}
        {short.length === 0 && <li>{t.harmless}</li>}
      </ul>
    </Alert>
  );
}

/** Removes one node or several, drained first. */
export function RemoveDialog({ nodes, onClose }: { nodes: readonly Node[]; onClose: () => void }): ReactElement {
  const [drainSeconds, setDrainSeconds] = useState('600');
  const [force, setForce] = useState(false);
  const { follow } = useToasts();
  const warnings = useWarnings(nodes);
  const first = nodes[0]?.name ?? '';
  const send = async (): Promise<void> => {
    for (const { id, name } of nodes) {
      const query = { confirm: name, force, drainSeconds: Number(drainSeconds) };
      const { operation } = await answerOf(
        api.DELETE('/api/v1/nodes/{id}', { params: { path: { id }, query, header: { 'If-Match': '*' } } }),
      );
      follow(operation);
    }
  };
  return (
    <ConfirmDialog
      isDanger
      title={t.title(nodes.length, first)}
      about={t.about}
      submit={t.submit}
      typeName={nodes.length === 1 ? first : t.phrase(nodes.length)}
      isReady={warnings !== null}
      impact={
        warnings === null ? <Spinner size="md" aria-label={t.looking} /> : <Impact nodes={nodes} warnings={warnings} />
      }
      send={send}
      onClose={onClose}
    >
      {!force && (
        <TextField
          label={t.drain}
          help={t.drainHelp}
          type="number"
          min={0}
          value={drainSeconds}
          onChange={setDrainSeconds}
          pointer="/drainSeconds"
        />
      )}
      <Checkbox
        id="removal-force"
        label={t.force}
        description={t.forceHelp}
        isChecked={force}
        onChange={(_event, checked) => setForce(checked)}
      />
    </ConfirmDialog>
  );
}
