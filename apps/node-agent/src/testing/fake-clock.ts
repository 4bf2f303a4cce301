import type { Clock } from '../shared/clock.js';

/** A clock that stands still until it is moved; who sleeps wakes when his time has come. */
export class FakeClock implements Clock {
  private ms = 0;
  private sleepers: { readonly untilMs: number; readonly wake: () => void }[] = [];

  constructor(private readonly epochMs = Date.parse('2026-03-01T12:00:00Z')) {}

  now(): Date {
    return new Date(this.epochMs + this.ms);
  }

  monotonicMs(): number {
    return this.ms;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      this.sleepers.push({ untilMs: this.ms + ms, wake: resolve });
      signal?.addEventListener(
        'abort',
        () => {
          this.sleepers = this.sleepers.filter(({ wake }) => wake !== resolve);
          resolve();
        },
        { once: true },
      );
    });
  }

  /** How many sleep now. */
  get sleeping(): number {
    return this.sleepers.length;
  }

  /** Moves the clock and wakes those whose time has come. */
  pass(ms: number): void {
    this.ms += ms;
    const due = this.sleepers.filter(({ untilMs }) => untilMs <= this.ms);
    this.sleepers = this.sleepers.filter(({ untilMs }) => untilMs > this.ms);
    for (const { wake } of due) wake();
  }
}
