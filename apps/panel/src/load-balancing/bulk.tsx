import { Content, FormSelect, FormSelectOption } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../api/client.js';
import { texts } from '../texts/index.js';
import { ConfirmDialog } from '../ui/dialogs/confirm-dialog.js';
import { Field } from '../ui/dialogs/field.js';
import { FormDialog } from '../ui/dialogs/form-dialog.js';
import { Loaded } from '../ui/page.js';
import { useFollow } from './changes.js';
import { Impact } from './plan.js';
import { useSchedulers, type Service } from './queries.js';

const t = texts.bulk;
const KEEP = 'keep';

interface BulkProps {
  readonly services: readonly Service[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Deletes all ticked services in one operation, after it was said whom that concerns. */
export function BulkDelete({ services, onClose, onDone }: BulkProps): ReactElement {
  const follow = useFollow();
  const ids = services.map(({ id }) => id);
  const send = (query: { dryRun?: boolean; confirmBlastRadius?: boolean }): Promise<Schemas['BulkAnswerView']> =>
    answerOf(api.POST('/api/v1/virtual-services/bulk-delete', { params: { query }, body: { ids } }));
  const preview = useQuery({
    queryKey: ['preview', 'bulk-delete', ids],
    queryFn: () => send({ dryRun: true, confirmBlastRadius: true }),
  });
  return (
    <ConfirmDialog
      title={t.confirm}
      submit={t.delete(services.length)}
      isDanger
      isReady={preview.data !== undefined}
      isFit={!preview.isError}
      typeName={t.word}
      insist={{ codes: ['blast-radius'], text: texts.changes.insist }}
      send={(isMeant) => send(isMeant ? { confirmBlastRadius: true } : {})}
      onDone={({ operation }) => {
        follow(operation);
        onDone();
      }}
      onClose={onClose}
      impact={<Loaded query={preview}>{({ impact }) => impact !== null && <Impact impact={impact} />}</Loaded>}
    >
      <Content component="p">{t.deletionOf}</Content>
      <ul className="lines">
        {services.map(({ id, name, key }) => (
          <li key={id}>
            <strong>{key}</strong> <span className="grow">{name}</span>
          </li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}

type Patch = Schemas['VirtualServiceSpecPatch'];

/** Changes policy, persistence or use of all ticked services in one operation. */
export function BulkEdit({ services, onClose, onDone }: BulkProps): ReactElement {
  const follow = useFollow();
  const schedulers = useSchedulers();
  const [scheduler, setScheduler] = useState(KEEP);
  const [persistence, setPersistence] = useState(KEEP);
  const [enabled, setEnabled] = useState(KEEP);
  const spec: Patch = {
    ...(scheduler === KEEP ? {} : { scheduler: scheduler as Schemas['Scheduler'] }),
    ...(persistence === KEEP
      ? {}
      : { persistence: persistence === '0' ? null : { timeoutSeconds: Number(persistence) } }),
    ...(enabled === KEEP ? {} : { enabled: enabled === 'true' }),
  };
  const body = { ids: services.map(({ id }) => id), patch: { spec } };
  const choices: [string, string, (value: string) => void, readonly (readonly [string, string])[]][] = [
    [
      texts.services.scheduler,
      scheduler,
      setScheduler,
      (schedulers.data?.items ?? []).map(({ name, title }) => [name, `${title} (${name})`] as const),
    ],
    [texts.persistence.label, persistence, setPersistence, t.persistence],
    [t.use, enabled, setEnabled, t.uses],
  ];
  return (
    <FormDialog
      title={t.edit(services.length)}
      about={t.editAbout}
      submit={t.save}
      isFit={Object.keys(spec).length > 0}
      insist={{ codes: ['blast-radius'], text: texts.changes.insist }}
      send={(isMeant) =>
        answerOf(
          api.POST('/api/v1/virtual-services/bulk', {
            params: { query: isMeant ? { confirmBlastRadius: true } : {} },
            body,
          }),
        )
      }
      onDone={({ operation }) => {
        follow(operation);
        onDone();
      }}
      onClose={onClose}
    >
      {choices.map(([label, value, onChange, options]) => (
        <Field key={label} label={label}>
          {({ id }) => (
            <FormSelect id={id} value={value} onChange={(_event, next) => onChange(next)}>
              <FormSelectOption value={KEEP} label={t.keep} />
              {options.map(([option, text]) => (
                <FormSelectOption key={option} value={option} label={text} />
              ))}
            </FormSelect>
          )}
        </Field>
      ))}
    </FormDialog>
  );
}
