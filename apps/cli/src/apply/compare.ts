import { isDeepStrictEqual } from 'node:util';
import { isJson, type Json } from './kinds.js';

/** Values that the API takes as a whole: what they leave out has its default, not what is there now. */
const WHOLE: ReadonlySet<string> = new Set(['health', 'pool', 'persistence', 'tunnel', 'sync', 'tags']);

/** Whether the present object is not yet all that is wanted; what the wanted one does not name may be anything. */
export function differs(wanted: unknown, present: unknown): boolean {
  if (!isJson(wanted) || !isJson(present)) return !isDeepStrictEqual(wanted ?? null, present ?? null);
  return Object.entries(wanted).some(([name, value]) =>
    WHOLE.has(name) ? !isDeepStrictEqual(value ?? null, present[name] ?? null) : differs(value, present[name]),
  );
}

/** One field that is another one afterwards; null: it is not there. */
export interface FieldDifference {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The smallest parts in which two values differ, each with the way that leads to it. */
export function differences(before: unknown, after: unknown, field = ''): FieldDifference[] {
  if (isDeepStrictEqual(before ?? null, after ?? null)) return [];
  const [one, other] = [membersOf(before), membersOf(after)];
  const names = [...new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})])];
  // A list of plain values is clearer as a whole; what was not there at all is shown by its parts.
  const isWhole = (one === null && !isAbsent(before)) || (other === null && !isAbsent(after)) || names.length === 0;
  if (isWhole) return [{ field, before: before ?? null, after: after ?? null }];
  return names.flatMap((name) => differences(one?.[name], other?.[name], field === '' ? name : `${field}.${name}`));
}

const isAbsent = (value: unknown): boolean => value === null || value === undefined;

function membersOf(value: unknown): Json | null {
  if (Array.isArray(value)) return value.some(isJson) ? { ...(value as unknown as Json) } : null;
  return isJson(value) ? value : null;
}
