import { monotonicFactory } from 'ulid';

const next = monotonicFactory();

/** A ULID that is greater than every one that this process made before: ids sort in the order of creation. */
export function newId(now: Date): string {
  return next(now.getTime());
}
