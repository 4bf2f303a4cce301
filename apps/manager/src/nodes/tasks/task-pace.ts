import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { isFinished } from '../../operations/operation.js';
import { OperationsService } from '../../operations/operations.service.js';

/** The manager stops, or somebody else ended the operation: the work is simply left where it is. */
export class TaskAbandoned extends Error {}

/** How long work waits, and when it must not go on. */
@Injectable()
export class TaskPace implements OnApplicationShutdown {
  private readonly stopping = new AbortController();
  /** The signal comes before the doors close: a node that then finds them closed has no fault. */
  private readonly stop = (): void => this.stopping.abort();

  constructor(private readonly operations: OperationsService) {
    process.once('SIGTERM', this.stop);
    process.once('SIGINT', this.stop);
  }

  onApplicationShutdown(): void {
    this.stop();
    process.off('SIGTERM', this.stop);
    process.off('SIGINT', this.stop);
  }

  get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  async pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    if (this.isStopping) throw new TaskAbandoned('The manager stops');
  }

  /** Throws when the operation has ended meanwhile. */
  async check(operationId: string): Promise<void> {
    if (this.isStopping) throw new TaskAbandoned('The manager stops');
    const { state } = await this.operations.get(operationId);
    if (isFinished(state)) throw new TaskAbandoned(`The operation is ${state}`);
  }

  /** Asks again and again until `probe` gives something, at most `limitMs`; null when it never did. */
  async until<T>(
    operationId: string,
    limitMs: number,
    everyMs: number,
    probe: () => Promise<T | null>,
  ): Promise<T | null> {
    const deadline = Date.now() + limitMs;
    for (;;) {
      await this.check(operationId);
      const found = await probe();
      if (found !== null) return found;
      if (Date.now() >= deadline) return null;
      await this.pause(everyMs);
    }
  }
}
