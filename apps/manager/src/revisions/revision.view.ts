import { isDeepStrictEqual } from 'node:util';
import { hideSealed } from './hide-sealed.js';
import type {
  ComparedObjectView,
  ConfigurationObjectView,
  ConfigurationView,
  FieldChangeView,
  RevisionView,
} from './revision.dto.js';
import type { ConfigurationObject, ObjectPair, Revision } from './revision.js';

type Body = Readonly<Record<string, unknown>>;

const camelCase = (column: string): string =>
  column.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());

export function toRevisionView({ actor, ...rest }: Revision): RevisionView {
  return { ...rest, actor: { ...actor } };
}

export function toConfigurationView(
  { actor, ...rest }: Revision,
  objects: readonly ConfigurationObject[],
): ConfigurationView {
  return { ...rest, actor: { ...actor }, objects: objects.map(toObjectView) };
}

function toObjectView({ type, id, name, body }: ConfigurationObject): ConfigurationObjectView {
  const shown = Object.entries(body).map(([column, value]) => [camelCase(column), hideSealed(value)] as const);
  return { type, id, name, body: Object.fromEntries(shown) };
}

/** The fields in which two forms of an object differ. */
export function toComparedView({ type, id, name, before, after }: ObjectPair): ComparedObjectView {
  const change = before === null ? 'added' : after === null ? 'removed' : 'changed';
  return { type, id, name, change, fields: fieldsOf(before ?? {}, after ?? {}) };
}

/** The fields in which two bodies differ. */
export function fieldsOf(before: Body, after: Body): FieldChangeView[] {
  const columns = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return columns
    .filter((column) => !isDeepStrictEqual(before[column], after[column]))
    .map((column) => ({
      field: camelCase(column),
      before: hideSealed(before[column] ?? null),
      after: hideSealed(after[column] ?? null),
    }));
}
