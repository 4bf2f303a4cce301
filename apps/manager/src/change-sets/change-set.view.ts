import { SECRET_CHECK_FIELDS } from '#libs/contracts';
import { fieldsOf } from '../revisions/revision.view.js';
import type { AppliedChangeSet, ChangeSet } from './change-set.js';
import type { AppliedChangeSetView, ChangeSetView } from './change-set.dto.js';

const SECRET_FIELDS: ReadonlySet<string> = new Set(SECRET_CHECK_FIELDS);

/** The value without the texts that checks keep secret. */
function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, SECRET_FIELDS.has(name) ? null : withoutSecrets(part)]),
  );
}

export function toChangeSetView({ actor, items, ...set }: ChangeSet): ChangeSetView {
  return {
    ...set,
    actor: { ...actor },
    items: items.map(({ id, action, resource, objectId, virtualServiceId, baseRevision, body }) => ({
      ...{ id, action, resource, objectId, virtualServiceId },
      revision: baseRevision,
      body: withoutSecrets(body) as object | null,
    })),
  };
}

/** Names of the audit log where the API says it otherwise. */
const API_NAMES: Readonly<Record<string, string>> = { isEnabled: 'enabled', policyId: 'policy' };

/** A set with what each of its items did. */
export function toAppliedView({ set, changed }: AppliedChangeSet): AppliedChangeSetView {
  const effects = changed.map(({ subject, before, after }, item) => {
    const fields = fieldsOf(entriesOf(before), entriesOf(after));
    return {
      ...{ item, name: subject.name, changed: before === null || after === null || fields.length > 0 },
      fields: fields.map(({ field, ...values }) => ({ field: API_NAMES[field] ?? field, ...values })),
    };
  });
  return Object.assign(toChangeSetView(set), { effects });
}

/** As JSON has it: of what class a value is, is no difference. */
const entriesOf = (value: object | null): Readonly<Record<string, unknown>> =>
  JSON.parse(JSON.stringify(value ?? {})) as Record<string, unknown>;
