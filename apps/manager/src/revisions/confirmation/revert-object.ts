import { isDeepStrictEqual } from 'node:util';
import type { WantedObject } from '../configuration-writer.js';
import type { ObjectPair } from '../revision.js';

type Body = Readonly<Record<string, unknown>>;

/**
 * The object as it shall be when a change of it is taken back, and what came after stays: fields that the change set and nobody
 * touched since get their former values. `present`: null when it is gone.
 */
export function reverted({ type, id, name, before, after }: ObjectPair, present: Body | null): WantedObject | null {
  if (before === null) return present === null ? null : { type, id, name, body: null };
  if (present === null) return after === null ? { type, id, name, body: before } : null;
  const changed = Object.keys({ ...before, ...after }).filter(
    (field) => !isDeepStrictEqual(before[field], after?.[field]),
  );
  const ours = changed.filter((field) => field in before && isDeepStrictEqual(present[field], after?.[field]));
  const body = { ...present, ...Object.fromEntries(ours.map((field) => [field, before[field]])) };
  return { type, id, name, body };
}
