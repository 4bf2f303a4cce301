import type { ObservedState } from '#libs/domain';
import type { Condition } from '../observations/machine-condition.js';

/** From the best to the worst; what is unknown is worse than what is known to be degraded. */
const ORDER: readonly ObservedState[] = ['up', 'degraded', 'unknown', 'down'];

export type Tally = Record<ObservedState, number>;

export function tallyOf(conditions: readonly Pick<Condition, 'state'>[]): Tally {
  const count = (state: ObservedState): number => conditions.filter((condition) => condition.state === state).length;
  return { up: count('up'), degraded: count('degraded'), unknown: count('unknown'), down: count('down') };
}

/** The worst of what is expected: a healthy majority does not hide one that is not. */
export function worstOf(conditions: readonly Condition[]): Condition {
  const worst = conditions.reduce<Condition | null>(
    (found, condition) =>
      found === null || ORDER.indexOf(condition.state) > ORDER.indexOf(found.state) ? condition : found,
    null,
  );
  if (worst === null) return { state: 'up', reason: 'Nothing is expected yet.' };
  return worst.state === 'up' ? { state: 'up', reason: 'Everything that is expected is there.' } : worst;
}
