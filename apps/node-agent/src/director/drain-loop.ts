import type { IpvsStatistics } from '#libs/host';
import type { Clock } from '../shared/clock.js';
import type { Log } from '../shared/log.js';
import { WakeableLoop } from '../shared/wakeable-loop.js';
import type { DrainWatch } from './drain-watch.js';

const SAMPLE_MS = 2000;

export interface DrainLoopOptions {
  readonly drains: DrainWatch;
  readonly statistics: () => Promise<IpvsStatistics | null>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Counts what draining servers hold as long as there are any, whether or not a manager listens. */
export class DrainLoop {
  private readonly loop: WakeableLoop;

  constructor({ drains, statistics, clock, log }: DrainLoopOptions) {
    this.loop = new WakeableLoop({
      name: 'watching drains',
      intervalMs: SAMPLE_MS,
      clock,
      log,
      work: async () => {
        if (drains.isIdle()) return;
        const counted = await statistics();
        if (counted !== null) drains.take(counted);
      },
    });
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }
}
