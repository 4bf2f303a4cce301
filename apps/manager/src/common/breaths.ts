import { setImmediate } from 'node:timers/promises';

/** Work that nobody waits for may hold up the requests that somebody waits for by so much. */
const MOST_MS = 2;

/** Breaths in long work: taken between two of its pieces, they let requests through that came meanwhile. */
export class Breaths {
  private since = performance.now();

  /** Whether the work has gone on for long enough. */
  get isDue(): boolean {
    return performance.now() - this.since >= MOST_MS;
  }

  async take(): Promise<void> {
    await setImmediate();
    this.since = performance.now();
  }
}
