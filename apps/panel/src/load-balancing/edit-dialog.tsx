import { FormSelect, FormSelectOption } from '@patternfly/react-core';
import { useState, type ReactElement, type ReactNode } from 'react';
import { texts } from '../texts/index.js';
import { Field } from '../ui/dialogs/field.js';
import { FormDialog } from '../ui/dialogs/form-dialog.js';
import { useChanges } from './changes.js';
import type { ChangeAnswer, Edit } from './edits.js';

const t = texts.changes;
const WITHIN = [0, 60, 300, 900] as const;

/** Whether a change goes back by itself when nobody confirms it: for changes that may cut off the one who makes them. */
export function ConfirmWithin({
  seconds,
  onChange,
}: {
  seconds: number;
  onChange: (seconds: number) => void;
}): ReactElement {
  return (
    <Field label={t.within} help={t.withinHelp}>
      {({ id, describedBy }) => (
        <FormSelect
          id={id}
          value={seconds}
          aria-describedby={describedBy}
          onChange={(_event, value) => onChange(Number(value))}
        >
          {WITHIN.map((value) => (
            <FormSelectOption key={value} value={value} label={t.withinChoices[value]} />
          ))}
        </FormSelect>
      )}
    </Field>
  );
}

export const withinOf = (seconds: number): { confirmWithinSeconds?: number } =>
  seconds === 0 ? {} : { confirmWithinSeconds: seconds };

interface EditDialogProps {
  readonly title: string;
  readonly about?: string;
  readonly submit: string;
  readonly isFit?: boolean;
  readonly isDanger?: boolean;
  /** The change as the form says it now. */
  readonly edit: () => Edit;
  readonly onClose: () => void;
  readonly onDone?: (answer: ChangeAnswer | null) => void;
  readonly children?: ReactNode;
}

/** A form of one change of load balancing: applied with the wished safety, or collected with others. */
export function EditDialog({ edit, submit, children, ...dialog }: EditDialogProps): ReactElement {
  const { isCollecting, make } = useChanges();
  const [within, setWithin] = useState(0);
  return (
    <FormDialog
      {...dialog}
      submit={isCollecting ? t.collect : submit}
      insist={{ codes: ['blast-radius'], text: t.insist }}
      send={(isMeant) => make(edit(), { ...withinOf(within), ...(isMeant ? { confirmBlastRadius: true } : {}) })}
    >
      {children}
      {!isCollecting && <ConfirmWithin seconds={within} onChange={setWithin} />}
    </FormDialog>
  );
}
