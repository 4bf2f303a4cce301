import { FormSelect, FormSelectOption } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import { texts } from '../texts/index.js';
import { Field, TextField } from '../ui/dialogs/field.js';
import { CHECK_KINDS, isFormKind, KIND_FIELDS, type CheckDraft, type CheckField } from './checks.js';

const t = texts.checks;
const SECURITIES = ['none', 'implicit', 'starttls'] as const;

interface CheckFormProps {
  readonly draft: CheckDraft;
  readonly onChange: (draft: CheckDraft) => void;
}

/** How servers are checked: the kind, what it asks, and how many answers in a row count. */
export function CheckForm({ draft, onChange }: CheckFormProps): ReactElement {
  const set = (change: Partial<CheckDraft>): void => onChange({ ...draft, ...change });
  const { kind } = draft;
  return (
    <>
      <Field label={t.kind} help={t.help[kind]} pointer="/spec/health">
        {({ id, describedBy }) => (
          <FormSelect
            id={id}
            value={kind}
            aria-describedby={describedBy}
            onChange={(_event, value) => set({ kind: isFormKind(value) ? value : 'none' })}
          >
            <FormSelectOption value="none" label={t.kinds.none} />
            {CHECK_KINDS.map((one) => (
              <FormSelectOption key={one} value={one} label={t.kinds[one]} />
            ))}
          </FormSelect>
        )}
      </Field>
      {kind !== 'none' && (
        <>
          {KIND_FIELDS[kind].map((field) => (
            <KindField
              key={field}
              field={field}
              value={draft.fields[field] ?? ''}
              onChange={(value) => set({ fields: { ...draft.fields, [field]: value } })}
            />
          ))}
          <div className="fields">
            <TextField
              {...{ label: t.interval, type: 'number', min: 0.1, value: draft.intervalSeconds }}
              onChange={(intervalSeconds) => set({ intervalSeconds })}
            />
            <TextField
              {...{ label: t.timeout, type: 'number', min: 0.05, value: draft.timeoutSeconds }}
              onChange={(timeoutSeconds) => set({ timeoutSeconds })}
            />
            <TextField
              {...{ label: t.rise, help: t.riseHelp, type: 'number', min: 1, value: draft.rise }}
              onChange={(rise) => set({ rise })}
            />
            <TextField
              {...{ label: t.fall, help: t.fallHelp, type: 'number', min: 1, value: draft.fall }}
              onChange={(fall) => set({ fall })}
            />
            <TextField
              {...{ label: t.port, help: t.portHelp, type: 'number', min: 1, max: 65_535, value: draft.port }}
              onChange={(port) => set({ port })}
            />
          </div>
        </>
      )}
    </>
  );
}

interface KindFieldProps {
  readonly field: CheckField;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function KindField({ field, value, onChange }: KindFieldProps): ReactElement {
  if (field !== 'security') {
    return (
      <TextField
        label={t.fields[field]}
        help={t.fieldsHelp[field]}
        value={value}
        onChange={onChange}
        {...(field === 'password' ? { type: 'password', autoComplete: 'new-password' } : {})}
      />
    );
  }
  return (
    <Field label={t.fields.security}>
      {({ id }) => (
        <FormSelect id={id} value={value === '' ? 'none' : value} onChange={(_event, next) => onChange(next)}>
          {SECURITIES.map((one) => (
            <FormSelectOption key={one} value={one} label={t.securities[one]} />
          ))}
        </FormSelect>
      )}
    </Field>
  );
}
