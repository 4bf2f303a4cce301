import type { ScenarioCluster } from './cluster.js';

/** One line of a scenario's report: what was measured, or what was checked. */
export type Measure = (text: string) => void;

export interface Scenario {
  readonly name: string;
  readonly about: string;
  run(cluster: ScenarioCluster, measure: Measure): Promise<void>;
}

/** A check of a scenario that failed: the message says what was expected and what was seen. */
export class ScenarioFailure extends Error {
  override readonly name = 'ScenarioFailure';
}

export function expect(condition: boolean, message: string): asserts condition {
  if (!condition) throw new ScenarioFailure(message);
}

export function expectEqual<T>(seen: T, wanted: T, what: string): void {
  const [seenText, wantedText] = [JSON.stringify(seen), JSON.stringify(wanted)];
  expect(seenText === wantedText, `${what}: wanted ${wantedText}, saw ${seenText}`);
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks again until `probe` gives something; the time that it took in milliseconds, and what it gave. */
export async function eventually<T>(
  what: string,
  limitMs: number,
  probe: () => Promise<T | undefined | false>,
  everyMs = 200,
): Promise<{ value: T; ms: number }> {
  const started = performance.now();
  let lastError: unknown;
  while (performance.now() - started < limitMs) {
    try {
      const value = await probe();
      if (value !== undefined && value !== false) return { value, ms: Math.round(performance.now() - started) };
    } catch (error) {
      if (error instanceof TypeError) throw error;
      lastError = error;
    }
    await sleep(everyMs);
  }
  const because = lastError instanceof Error ? ` (last: ${lastError.message})` : '';
  throw new ScenarioFailure(`${what}: not within ${limitMs} ms${because}`);
}

/** Waits for all, also when one fails: nothing of them goes on behind the back of what comes next. */
export async function together(works: readonly Promise<void>[]): Promise<void> {
  const outcomes = await Promise.allSettled(works);
  const failed = outcomes.filter(({ status }) => status === 'rejected') as readonly PromiseRejectedResult[];
  if (failed.length > 0) throw new ScenarioFailure(failed.map(({ reason }) => String(reason)).join('\n'));
}
