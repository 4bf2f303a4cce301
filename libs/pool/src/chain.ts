import type { Cause } from '#libs/contracts';
import type { ServerMemory } from './memory.js';
import { instantOf, sentence } from './texts.js';

/** One link before its time is known. */
export interface Link {
  readonly stage: Cause['stage'];
  /** What holds, without figures that change all the time: as long as it is the same, `since` stays. */
  readonly what: string;
  readonly text: string;
  /** When it is known from elsewhere, ISO 8601. */
  readonly since?: string;
}

export type Stages = ServerMemory['stages'];

/** Dates the links by what the last decision remembers. */
export function datedChain(
  links: readonly Link[],
  before: Stages | undefined,
  nowMs: number,
): { causes: Cause[]; stages: Stages } {
  const stages: Stages = {};
  const causes = links.map(({ stage, what, text, since }): Cause => {
    if (since !== undefined) return { stage, text: sentence(text), since };
    const known = before?.[stage];
    const sinceMs = known?.what === what ? known.sinceMs : nowMs;
    stages[stage] = { what, sinceMs };
    return { stage, text: sentence(text), since: instantOf(sinceMs) };
  });
  return { causes, stages };
}
