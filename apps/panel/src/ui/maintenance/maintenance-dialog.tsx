import { Alert, FormGroup, Radio } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../../api/client.js';
import { texts } from '../../texts/index.js';
import { FormDialog } from '../dialogs/form-dialog.js';
import { TextField } from '../dialogs/field.js';
import { useToasts } from '../toasts/toasts.js';
import { PRESETS, secondsOf, USUAL, type Duration, type Terms } from './terms.js';

const t = texts.maintenance;
type Node = Pick<Schemas['NodeView'], 'id' | 'name'>;
type SetTerms = (change: Partial<Terms>) => void;

export function DurationChoice({ terms, set }: { terms: Terms; set: SetTerms }): ReactElement {
  const choices: readonly (readonly [Duration, string])[] = [
    ...PRESETS.map((seconds) => [seconds, t.presets[seconds] ?? ''] as const),
    ['custom', t.custom],
    ['open', t.open],
  ];
  return (
    <>
      <FormGroup role="radiogroup" label={t.duration} isInline fieldId="maintenance-duration">
        {choices.map(([duration, label]) => (
          <Radio
            key={duration}
            id={`maintenance-${duration}`}
            name="maintenance-duration"
            label={label}
            isChecked={terms.duration === duration}
            onChange={() => set({ duration })}
          />
        ))}
      </FormGroup>
      {terms.duration === 'custom' && (
        <TextField
          label={t.minutes}
          type="number"
          min={1}
          value={terms.minutes}
          onChange={(minutes) => set({ minutes })}
          pointer="/durationSeconds"
          isRequired
        />
      )}
    </>
  );
}

export function ExpiryChoice({ terms, set }: { terms: Terms; set: SetTerms }): ReactElement {
  return (
    <FormGroup role="radiogroup" label={t.atExpiry} fieldId="maintenance-expiry">
      {(['return', 'keep'] as const).map((atExpiry) => (
        <Radio
          key={atExpiry}
          id={`maintenance-${atExpiry}`}
          name="maintenance-expiry"
          label={t[atExpiry]}
          isChecked={terms.atExpiry === atExpiry}
          onChange={() => set({ atExpiry })}
        />
      ))}
    </FormGroup>
  );
}

/** What it takes from whom, as the API rehearses it. */
function Impact({ node }: { node: Node }): ReactElement | null {
  const rehearsal = useQuery({
    queryKey: ['preview', 'maintenance', node.id],
    queryFn: () =>
      answerOf(
        api.POST('/api/v1/nodes/{id}/maintenance', {
          params: { path: { id: node.id }, query: { dryRun: true } },
          body: {},
        }),
      ),
    staleTime: 10_000,
    retry: false,
  });
  const { data, error } = rehearsal;
  if (error !== null) return <Alert isInline isPlain variant="warning" title={`${node.name}: ${error.message}`} />;
  if (data === undefined) return null;
  const names = (data.impact?.services ?? []).map(({ name }) => name).join(', ');
  return (
    <Alert
      isInline
      isPlain
      variant="info"
      title={`${node.name}: ${names === '' ? t.harmless : t.loses(names, data.impact?.connections ?? 0)}`}
    />
  );
}

interface MaintenanceDialogProps {
  readonly nodes: readonly Node[];
  readonly onClose: () => void;
}

/** Puts one node or several into maintenance. */
export function MaintenanceDialog({ nodes, onClose }: MaintenanceDialogProps): ReactElement {
  const [terms, setTerms] = useState<Terms>(USUAL);
  const { follow } = useToasts();
  const set: SetTerms = (change) => setTerms((before) => ({ ...before, ...change }));
  const durationSeconds = secondsOf(terms);
  const { atExpiry, reason } = terms;
  const send = async (): Promise<void> => {
    for (const { id } of nodes) {
      const body = { durationSeconds: durationSeconds ?? null, atExpiry, reason };
      const { operation } = await answerOf(
        api.POST('/api/v1/nodes/{id}/maintenance', { params: { path: { id } }, body }),
      );
      follow(operation);
    }
  };
  return (
    <FormDialog
      title={t.title(nodes.length, nodes[0]?.name ?? '')}
      about={t.about}
      submit={t.submit}
      isFit={durationSeconds !== undefined}
      send={send}
      onClose={onClose}
    >
      {nodes.map((node) => (
        <Impact key={node.id} node={node} />
      ))}
      <DurationChoice terms={terms} set={set} />
      <ExpiryChoice terms={terms} set={set} />
      <TextField
        label={t.reason}
        help={t.reasonHelp}
        value={reason}
        onChange={(next) => set({ reason: next })}
        pointer="/reason"
      />
    </FormDialog>
  );
}
