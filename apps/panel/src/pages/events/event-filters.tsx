import { FormSelect, FormSelectOption } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { texts } from '../../texts/index.js';
import { EVENT_TYPES, SEVERITIES, type EventType, type Severity } from './event-kinds.js';

const t = texts.events;
type SubjectType = Schemas['EventSubjectType'];
const SUBJECTS: readonly SubjectType[] = ['node', 'virtual-service', 'manager'];

/** What is wanted; null: all. */
export interface EventFilter {
  readonly type: EventType | null;
  readonly severity: Severity | null;
  readonly subjectType: SubjectType | null;
}

export const NO_FILTER: EventFilter = { type: null, severity: null, subjectType: null };

/** The filter as the API's parameters. */
export const queryOf = (filter: EventFilter): Partial<{ [K in keyof EventFilter]: NonNullable<EventFilter[K]> }> =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null));

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly any: string;
  readonly all: readonly T[];
  readonly nameOf: (one: T) => string;
  readonly value: T | null;
  readonly onChange: (value: T | null) => void;
}

/** One of several, or all of them. */
export function FilterChoice<T extends string>({
  label,
  any,
  all,
  nameOf,
  value,
  onChange,
}: ChoiceProps<T>): ReactElement {
  return (
    <FormSelect
      className="choice"
      aria-label={label}
      value={value ?? ''}
      onChange={(_event, next) => onChange(all.find((one) => one === next) ?? null)}
    >
      <FormSelectOption value="" label={any} />
      {all.map((one) => (
        <FormSelectOption key={one} value={one} label={nameOf(one)} />
      ))}
    </FormSelect>
  );
}

interface FiltersProps {
  readonly filter: EventFilter;
  readonly onChange: (filter: EventFilter) => void;
}

export function EventFilters({ filter, onChange }: FiltersProps): ReactElement {
  return (
    <>
      <FilterChoice
        label={t.severity}
        any={t.anySeverity}
        all={SEVERITIES}
        nameOf={(one) => texts.severities[one]}
        value={filter.severity}
        onChange={(severity) => onChange({ ...filter, severity })}
      />
      <FilterChoice
        label={t.kind}
        any={t.anyKind}
        all={EVENT_TYPES}
        nameOf={(one) => one}
        value={filter.type}
        onChange={(type) => onChange({ ...filter, type })}
      />
      <FilterChoice
        label={t.subject}
        any={t.anySubject}
        all={SUBJECTS}
        nameOf={(one) => t.subjects[one]}
        value={filter.subjectType}
        onChange={(subjectType) => onChange({ ...filter, subjectType })}
      />
    </>
  );
}
