import type { ObservedState } from '../../ui/state-label.js';

/** A change of state, as an event tells it. */
export interface Turn {
  readonly at: number;
  readonly state: ObservedState;
}

/** From bad to good. */
const WORST = ['down', 'unknown', 'degraded', 'up'] as const;
const isState = (text: string | undefined): text is ObservedState => WORST.some((state) => state === text);

/** The state that an event such as `shop is down: …` tells; null for any other text. */
export function turnOf({ at, message }: { at: string; message: string }): Turn | null {
  const state = / is (\w+): /.exec(message)?.[1];
  return isState(state) ? { at: new Date(at).getTime(), state } : null;
}

interface BeatTerms {
  readonly now: number;
  readonly count: number;
  readonly slotMs: number;
}

/** One state per slot of time, the worst in it, oldest first. What nobody told of is unknown. */
export function beatsOf(
  turns: readonly Turn[],
  present: { readonly state: ObservedState; readonly since: number | null },
  { now, count, slotMs }: BeatTerms,
): ObservedState[] {
  const known = [...turns].sort((a, b) => a.at - b.at);
  const since = present.since ?? now;
  const path: Turn[] = [...known.filter(({ at }) => at < since), { at: since, state: present.state }];
  const stateAt = (time: number): ObservedState => path.findLast(({ at }) => at <= time)?.state ?? 'unknown';
  return Array.from({ length: count }, (_one, index) => {
    const end = now - (count - 1 - index) * slotMs;
    const within = path.filter(({ at }) => at > end - slotMs && at <= end).map(({ state }) => state);
    const states = [stateAt(end - slotMs), ...within];
    // What began within the slot is known only from then on.
    const told = within.length > 0 && states[0] === 'unknown' ? within : states;
    return WORST.find((state) => told.includes(state)) ?? 'unknown';
  });
}
