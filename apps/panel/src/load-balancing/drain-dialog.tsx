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

const t = texts.drains;
const MODES = ['graceful', 'firm', 'immediate'] as const;
const DEADLINES = [0, 60, 600, 3600] as const;
const AT_DEADLINE = ['give-up', 'force', 'stop'] as const;

type StartDrain = Schemas['StartDrain'];

const startDrain = (body: StartDrain, dryRun: boolean) =>
  answerOf(api.POST('/api/v1/drains', { params: { query: dryRun ? { dryRun } : {} }, body }));

/** What lives on the servers now, and how long that would take by what is known. */
export function DrainForecast({ drain }: { drain: Schemas['DrainView'] }): ReactElement {
  return (
    <ul className="lines">
      {drain.servers.map(
        ({ realServerId, name, activeConnections, inactiveConnections, pinnedClients, emptyInSeconds }) => (
          <li key={realServerId}>
            <strong className="grow">{name}</strong>
            <span>{t.lives(activeConnections + inactiveConnections, pinnedClients)}</span>
            <span className="soft">
              {emptyInSeconds === null ? t.noForecast : t.forecast(span(emptyInSeconds * 1000))}
            </span>
          </li>
        ),
      )}
    </ul>
  );
}

interface DrainDialogProps {
  /** A node, or a real server of a service. */
  readonly subject: StartDrain['subject'];
  readonly name: string;
  readonly onClose: () => void;
}

/** Begins a drain, after its three ways were explained and what lives there now was shown. */
export function DrainDialog({ subject, name, onClose }: DrainDialogProps): ReactElement {
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
      <Loaded query={forecast}>{({ object }) => object !== null && <DrainForecast drain={object} />}</Loaded>
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
