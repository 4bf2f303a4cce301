import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { answerOf, api } from '../../api/client.js';
import { texts } from '../../texts/index.js';
import { FormDialog } from '../dialogs/form-dialog.js';
import type { Maintenance } from './countdown.js';
import { DurationChoice, ExpiryChoice } from './maintenance-dialog.js';
import { secondsOf, USUAL, type Terms } from './terms.js';

const t = texts.maintenance;

/** Gives a maintenance another time, from now on. */
export function ExtendDialog({
  maintenance,
  onClose,
}: {
  maintenance: Maintenance;
  onClose: () => void;
}): ReactElement {
  const { nodeId: id, nodeName, revision, atExpiry } = maintenance;
  const queries = useQueryClient();
  const [terms, setTerms] = useState<Terms>({ ...USUAL, atExpiry });
  const set = (change: Partial<Terms>): void => setTerms((before) => ({ ...before, ...change }));
  const durationSeconds = secondsOf(terms);
  return (
    <FormDialog
      title={t.extendTitle(nodeName)}
      about={t.extendAbout}
      submit={t.extendSubmit}
      isFit={durationSeconds !== undefined}
      send={() =>
        answerOf(
          api.PATCH('/api/v1/nodes/{id}/maintenance', {
            params: { path: { id }, header: { 'If-Match': `"${revision}"` } },
            body: { durationSeconds: durationSeconds ?? null, atExpiry: terms.atExpiry },
          }),
        )
      }
      onDone={() => void queries.invalidateQueries({ queryKey: ['maintenances'] })}
      onClose={onClose}
    >
      <DurationChoice terms={terms} set={set} />
      <ExpiryChoice terms={terms} set={set} />
    </FormDialog>
  );
}
