import { SECRET_CHECK_FIELDS } from '#libs/contracts';
import type { ChangeSet } from './change-set.js';
import type { ChangeSetView } from './change-set.dto.js';

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
