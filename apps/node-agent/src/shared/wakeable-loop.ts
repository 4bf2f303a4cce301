import { messageOf } from '#libs/errors';
import type { Clock } from './clock.js';
import type { Log } from './log.js';

export interface WakeableLoopOptions {
  readonly name: string;
  /** A function: asked before each pause. */
  readonly intervalMs: number | (() => number);
  readonly clock: Clock;
  readonly log: Log;
  readonly work: () => Promise<void>;
}

/** Does its work at an interval and at once when woken; one run at a time; a throwing run never ends it. */
export class WakeableLoop {
  private readonly stopping = new AbortController();
  private sleeping: AbortController | null = null;
  private isWoken = false;
  private waiters: (() => void)[] = [];
  private running: Promise<void> | null = null;

  constructor(private readonly options: WakeableLoopOptions) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Runs again as soon as the present run is over; resolves when a whole run that began after this call has ended. */
  async wake(): Promise<void> {
    if (this.stopping.signal.aborted) return;
    await new Promise<void>((resolve) => {
      this.waiters.push(resolve);
      this.isWoken = true;
      this.sleeping?.abort();
    });
  }

  /** Lets the present run end, and no other begin. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.sleeping?.abort();
    await this.running;
    this.releaseAll();
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      this.isWoken = false;
      const served = this.waiters;
      this.waiters = [];
      try {
        await this.options.work();
      } catch (error) {
        this.options.log.error(`${this.options.name} failed`, { error: messageOf(error) });
      }
      for (const release of served) release();
      await this.pause();
    }
    this.releaseAll();
  }

  private async pause(): Promise<void> {
    if (this.isWoken || this.stopping.signal.aborted) return;
    this.sleeping = new AbortController();
    const { clock, intervalMs } = this.options;
    await clock.sleep(typeof intervalMs === 'number' ? intervalMs : intervalMs(), this.sleeping.signal);
    this.sleeping = null;
  }

  private releaseAll(): void {
    const left = this.waiters;
    this.waiters = [];
    for (const release of left) release();
  }
}
