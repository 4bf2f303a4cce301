import type { Clock } from '../shared/clock.js';
import type { Log } from '../shared/log.js';
import { WakeableLoop } from '../shared/wakeable-loop.js';
import type { DirectorPart } from './director.part.js';
import type { PoolKeeper } from './pool-keeper.js';

/** When nothing is due. */
const IDLE_MS = 60_000;
/** While a decision is due that cannot be made yet. */
const SHORTEST_MS = 20;

export interface DecisionLoopOptions {
  readonly part: DirectorPart;
  readonly pools: PoolKeeper;
  readonly clock: Clock;
  readonly log: Log;
  /** Decisions were made; before them nothing has changed in the kernel. */
  readonly onDecided: () => void;
}

/** Decides about a service at once when something about it changed, and at the moment its last decision asked for. */
export class DecisionLoop {
  private readonly loop: WakeableLoop;
  private readonly touched = new Set<string>();

  constructor(private readonly options: DecisionLoopOptions) {
    const { clock, log } = options;
    this.loop = new WakeableLoop({
      name: 'deciding about pools',
      intervalMs: () => this.untilDueMs(),
      clock,
      log,
      work: () => this.decide(),
    });
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** Something that a decision about the service depends on has changed. Resolves when it was decided. */
  async touch(serviceId: string): Promise<void> {
    this.touched.add(serviceId);
    await this.loop.wake();
  }

  /** Decisions were made elsewhere: the next one may be due earlier. */
  reconsider(): void {
    void this.loop.wake();
  }

  private async decide(): Promise<void> {
    const { part, pools, onDecided } = this.options;
    const ids = new Set([...this.touched, ...pools.due()]);
    this.touched.clear();
    if (ids.size === 0) return;
    await part.refresh([...ids]).finally(onDecided);
  }

  private untilDueMs(): number {
    const dueMs = this.options.pools.nextDueMs();
    return dueMs === null
      ? IDLE_MS
      : Math.max(SHORTEST_MS, Math.min(IDLE_MS, dueMs - this.options.clock.monotonicMs()));
  }
}
