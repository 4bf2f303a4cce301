import { FormSelect, FormSelectOption, Radio, FormGroup } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../api/client.js';
import { texts } from '../texts/index.js';
import { Field } from '../ui/dialogs/field.js';
import { FormDialog } from '../ui/dialogs/form-dialog.js';
import { Loaded } from '../ui/page.js';
import { span } from '../ui/time.js';
import { useFollow } from './changes.js';
import { Impact } from './plan.js';

const t = texts.drains;
const MODES = ['graceful', 'firm', 'immediate'] as const;
const DEADLINES = [0, 60, 600, 3600] as const;
const AT_DEADLINE = ['give-up', 'force', 'stop'] as const;

type StartDrain = Schemas['StartDrain'];

const startDrain = (body: StartDrain, dryRun: boolean) =>
  answerOf(api.POST('/api/v1/drains', { params: { query: dryRun ? { dryRun } : {} }, body }));

interface DrainDialogProps {
  /** A node, or a real server of a service. */
  readonly subject: StartDrain['subject'];
  readonly name: string;
  /** Clients whose persistence leads there, and how long that lasts. */
  readonly pinned?: number;
  readonly persistenceSeconds?: number;
  readonly onClose: () => void;
}

/** Begins a drain, after its three ways were explained and what lives there now was shown. */
export function DrainDialog({
  subject,
  name,
  pinned = 0,
  persistenceSeconds = 0,
  onClose,
}: DrainDialogProps): ReactElement {
  const follow = useFollow();
  const [mode, setMode] = useState<(typeof MODES)[number]>('graceful');
  const [deadline, setDeadline] = useState<number>(600);
  const [onDeadline, setOnDeadline] = useState<(typeof AT_DEADLINE)[number]>('give-up');
  const body: StartDrain = { subject, mode, onDeadline, ...(deadline === 0 ? {} : { deadlineSeconds: deadline }) };
  const forecast = useQuery({
    queryKey: ['preview', 'drain', subject],
    queryFn: () => startDrain({ subject, mode: 'graceful', ignoreCapacity: true }, true),
  });
  return (
    <FormDialog
      title={t.title(name)}
      about={t.about}
      submit={t.begin}
      insist={{ codes: ['capacity'], text: t.insist }}
      send={(ignoreCapacity) => startDrain({ ...body, ignoreCapacity }, false)}
      onDone={({ operation }) => follow(operation)}
      onClose={onClose}
    >
      <Loaded query={forecast}>{({ impact }) => impact !== null && <Impact impact={impact} />}</Loaded>
      {pinned > 0 && <p>{t.pinned(pinned, span(persistenceSeconds * 1000))}</p>}
      <FormGroup role="radiogroup" label={t.mode} fieldId="drain-mode">
        {MODES.map((one) => (
          <Radio
            key={one}
            id={`drain-${one}`}
            name="drain-mode"
            label={t.modes[one]}
            description={t.modesHelp[one]}
            isChecked={mode === one}
            onChange={() => setMode(one)}
          />
        ))}
      </FormGroup>
      <Field label={t.deadline} pointer="/deadlineSeconds">
        {({ id }) => (
          <FormSelect id={id} value={deadline} onChange={(_event, value) => setDeadline(Number(value))}>
            {DEADLINES.map((seconds) => (
              <FormSelectOption
                key={seconds}
                value={seconds}
                label={seconds === 0 ? t.noDeadline : span(seconds * 1000)}
              />
            ))}
          </FormSelect>
        )}
      </Field>
      {deadline > 0 && (
        <Field label={t.onDeadline}>
          {({ id }) => (
            <FormSelect
              id={id}
              value={onDeadline}
              onChange={(_event, value) => setOnDeadline(AT_DEADLINE.find((one) => one === value) ?? 'give-up')}
            >
              {AT_DEADLINE.map((one) => (
                <FormSelectOption key={one} value={one} label={t.onDeadlines[one]} />
              ))}
            </FormSelect>
          )}
        </Field>
      )}
    </FormDialog>
  );
}
