import { Checkbox } from '@patternfly/react-core';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../../api/client.js';
import { texts } from '../../texts/index.js';
import { Field, TextField } from '../../ui/dialogs/field.js';
import { FormDialog } from '../../ui/dialogs/form-dialog.js';
import { EVENT_TYPES, SEVERITIES, type EventType, type Severity } from '../events/event-kinds.js';

type Webhook = Schemas['WebhookView'];
export type NewWebhook = Schemas['NewWebhookView'];
const t = texts.webhooks;

interface TicksProps<T extends string> {
  readonly label: string;
  readonly pointer: string;
  readonly all: readonly T[];
  readonly chosen: readonly T[];
  readonly onChange: (chosen: readonly T[]) => void;
}

function Ticks<T extends string>({ label, pointer, all, chosen, onChange }: TicksProps<T>): ReactElement {
  const toggle = (one: T): void =>
    onChange(chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]);
  return (
    <Field label={label} pointer={pointer} help={t.tick}>
      {({ describedBy }) => (
        <div className="scope-ticks wide" role="group" aria-label={label} aria-describedby={describedBy}>
          {all.map((one) => (
            <Checkbox
              key={one}
              id={`tick-${one}`}
              label={one}
              isChecked={chosen.includes(one)}
              onChange={() => toggle(one)}
            />
          ))}
        </div>
      )}
    </Field>
  );
}

interface WebhookFormProps {
  /** Null: a new one. */
  readonly webhook: Webhook | null;
  readonly onClose: () => void;
  readonly onDone: (answer: Webhook | NewWebhook) => void;
}

export function WebhookForm({ webhook, onClose, onDone }: WebhookFormProps): ReactElement {
  const [name, setName] = useState(webhook?.name ?? '');
  const [url, setUrl] = useState(webhook?.spec.url ?? '');
  const [eventTypes, setTypes] = useState<readonly EventType[]>(webhook?.spec.eventTypes ?? []);
  const [severities, setSeverities] = useState<readonly Severity[]>(webhook?.spec.severities ?? []);
  const spec = { url, eventTypes: [...eventTypes], severities: [...severities] };
  const send = (): Promise<Webhook | NewWebhook> => {
    if (webhook === null) return answerOf(api.POST('/api/v1/webhooks', { body: { name, spec } }));
    const params = { path: { id: webhook.id }, header: { 'If-Match': `"${webhook.revision}"` } };
    return answerOf(api.PATCH('/api/v1/webhooks/{id}', { params, body: { spec } }));
  };
  return (
    <FormDialog
      title={webhook === null ? t.add : t.editTitle(webhook.name)}
      submit={webhook === null ? t.create : t.save}
      isFit={name !== '' && url !== ''}
      send={send}
      onClose={onClose}
      onDone={onDone}
    >
      {webhook === null && (
        <TextField
          label={t.name}
          help={t.nameHelp}
          pointer="/name"
          value={name}
          onChange={setName}
          isRequired
          autoFocus
        />
      )}
      <TextField
        label={t.url}
        help={t.urlHelp}
        pointer="/spec/url"
        type="url"
        placeholder="https://hooks.example.org/directorate"
        value={url}
        onChange={setUrl}
        isRequired
      />
      <Ticks
        label={t.severities}
        pointer="/spec/severities"
        all={SEVERITIES}
        chosen={severities}
        onChange={setSeverities}
      />
      <Ticks label={t.types} pointer="/spec/eventTypes" all={EVENT_TYPES} chosen={eventTypes} onChange={setTypes} />
    </FormDialog>
  );
}
