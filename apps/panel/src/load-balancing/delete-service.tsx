import { FormSelect, FormSelectOption, Radio } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { answerOf, api } from '../api/client.js';
import { useRight } from '../api/rights.js';
import { texts } from '../texts/index.js';
import { ConfirmDialog } from '../ui/dialogs/confirm-dialog.js';
import { Field } from '../ui/dialogs/field.js';
import { Loaded } from '../ui/page.js';
import { span } from '../ui/time.js';
import { useChanges, useFollow } from './changes.js';
import { sendEdit, type ChangeAnswer, type Control, type Edit } from './edits.js';
import { Impact } from './plan.js';
import type { Service } from './queries.js';

const t = texts.service;
/** What connections get before they are cut; 0: as long as they take. */
const DEADLINES = [60, 600, 3600, 0] as const;

/** Empties all its servers first; the manager deletes it then, also when this page or the manager was closed meanwhile. */
function drainThenDelete({ id }: Service, deadline: number, query: Control): Promise<ChangeAnswer> {
  const terms = deadline === 0 ? {} : ({ deadlineSeconds: deadline, onDeadline: 'force' } as const);
  const body = { subject: { virtualServiceId: id }, thenDelete: true, ...terms };
  return answerOf(api.POST('/api/v1/drains', { params: { query }, body }));
}

interface DeleteServiceProps {
  readonly service: Service;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

/** Deletes a service: its impact first, then its name; what is offered first is to drain it before. */
export function DeleteService({ service, onClose, onDeleted }: DeleteServiceProps): ReactElement {
  const { make, isCollecting } = useChanges();
  const follow = useFollow();
  const { needs } = useRight('services:write');
  const hasClients = !isCollecting && service.realServers.some(({ spec }) => spec.adminState !== 'disabled');
  const [wantsDrain, setDrain] = useState(true);
  const [deadline, setDeadline] = useState<number>(600);
  const isDrain = hasClients && needs === null && wantsDrain;
  const edit: Edit = {
    ...{ resource: 'virtual-service', action: 'delete', id: service.id, revision: service.revision },
  };
  const preview = useQuery({
    queryKey: ['preview', 'delete', service.id, service.revision],
    queryFn: () => sendEdit(edit, { dryRun: true, confirmBlastRadius: true }),
  });
  const pinned = service.realServers.reduce((sum, { status }) => sum + status.persistentConnections, 0);
  const submitDelete = isCollecting ? texts.changes.collect : t.delete;
  return (
    <ConfirmDialog
      title={t.deleteTitle(service.name)}
      submit={isDrain ? t.drainFirst : submitDelete}
      isDanger
      isReady={preview.data !== undefined}
      isFit={!preview.isError}
      typeName={service.name}
      insist={{ codes: ['blast-radius'], text: texts.changes.insist }}
      send={async (isMeant) => {
        const control = isMeant ? { confirmBlastRadius: true } : {};
        if (!isDrain) return make(edit, control);
        const answer = await drainThenDelete(service, deadline, control);
        follow(answer.operation);
        return answer;
      }}
      onDone={() => {
        if (!isDrain) onDeleted();
      }}
      onClose={onClose}
      impact={<Loaded query={preview}>{({ impact }) => impact !== null && <Impact impact={impact} />}</Loaded>}
    >
      <p>
        {t.deletionOf} <strong>{service.key}</strong>
      </p>
      {pinned > 0 && <p>{t.pinned(pinned)}</p>}
      {hasClients && (
        <div role="radiogroup" aria-label={t.how} className="stack">
          <Radio
            id="delete-drain"
            name="delete-how"
            label={t.drainThenDelete}
            description={needs ?? t.drainThenDeleteHelp}
            isDisabled={needs !== null}
            isChecked={isDrain}
            onChange={() => setDrain(true)}
          />
          <Radio
            id="delete-now"
            name="delete-how"
            label={t.deleteNow}
            description={t.deleteNowHelp}
            isChecked={!isDrain}
            onChange={() => setDrain(false)}
          />
        </div>
      )}
      {isDrain && (
        <Field label={t.drainAtMost} help={deadline === 0 ? undefined : t.drainAtMostHelp}>
          {({ id, describedBy }) => (
            <FormSelect
              id={id}
              value={deadline}
              aria-describedby={describedBy}
              onChange={(_event, value) => setDeadline(Number(value))}
            >
              {DEADLINES.map((seconds) => (
                <FormSelectOption
                  key={seconds}
                  value={seconds}
                  label={seconds === 0 ? texts.drains.noDeadline : span(seconds * 1000)}
                />
              ))}
            </FormSelect>
          )}
        </Field>
      )}
    </ConfirmDialog>
  );
}
