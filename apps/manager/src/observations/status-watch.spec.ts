import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ObservedState } from '#libs/domain';
import { SystemClock } from '../common/clock.js';
import { SinceTracker } from './since-tracker.js';
import { StatusWatch } from './status-watch.js';

/** One virtual service and what the watch tells about it; the database may refuse. */
class Rig {
  service = { id: 'S', name: 'web', isEnabled: true };
  state: ObservedState = 'up';
  isDeleted = false;
  isDatabaseAway = false;
  readonly told: string[] = [];
  readonly watch: StatusWatch;

  constructor() {
    const run = async (work: (tx: unknown) => Promise<void>): Promise<void> => {
      const before = this.told.length;
      await work({ query: (statement: string) => Promise.resolve(this.forgotten(statement)) });
      if (!this.isDatabaseAway) return;
      this.told.splice(before);
      throw new Error('Connection terminated unexpectedly');
    };
    const transactor = { run };
    const tracker = new SinceTracker(transactor as never, new SystemClock());
    const current = {
      statusesOf: () => Promise.resolve(new Map()),
      everyService: () => {
        const status = { state: this.state, reason: 'because' };
        return Promise.resolve(this.isDeleted ? [] : [{ service: { ...this.service }, status }]);
      },
    };
    const machines = { list: () => Promise.resolve([]) };
    const tell = (word: string) => (): Promise<void> => {
      this.told.push(word);
      return Promise.resolve();
    };
    const alarms = { raise: tell('raise'), clear: tell('clear') };
    this.watch = new StatusWatch(
      ...([
        current,
        machines,
        tracker,
        transactor,
        { record: tell('event') },
        alarms,
      ] as unknown as ConstructorParameters<typeof StatusWatch>),
    );
  }

  private forgotten(statement: string): [] {
    if (statement.startsWith('DELETE FROM observed_status')) this.told.push('forget');
    return [];
  }

  /** What is told in the next two looks. */
  async look(): Promise<string[]> {
    this.told.length = 0;
    await vi.advanceTimersByTimeAsync(2000);
    return [...this.told];
  }
}

describe(StatusWatch.name, () => {
  let rig: Rig;

  beforeEach(async () => {
    vi.useFakeTimers();
    rig = new Rig();
    rig.watch.onApplicationBootstrap();
    await vi.advanceTimersByTimeAsync(30_000);
  });
  afterEach(async () => {
    await rig.watch.onApplicationShutdown();
    vi.useRealTimers();
  });

  it('tells a change once', async () => {
    rig.state = 'down';
    expect(await rig.look()).toEqual(['event', 'raise']);
    expect(await rig.look()).toEqual([]);
    rig.state = 'up';
    expect(await rig.look()).toEqual(['event', 'clear']);
  });

  it('raises the alarm of a service that is still down when it is enabled', async () => {
    rig.service.isEnabled = false;
    rig.state = 'down';
    expect(await rig.look()).toEqual(['event', 'clear']);
    rig.service.isEnabled = true;
    expect(await rig.look()).toEqual(['raise']);
    rig.service.isEnabled = false;
    expect(await rig.look()).toEqual(['clear']);
  });

  it('tells a change that the database did not take as soon as it does', async () => {
    rig.isDatabaseAway = true;
    rig.state = 'down';
    expect(await rig.look()).toEqual([]);
    rig.isDatabaseAway = false;
    expect(await rig.look()).toEqual(['event', 'raise']);
  });

  it('ends the alarm of a service that was deleted while it was down, and forgets the service', async () => {
    rig.state = 'down';
    await rig.look();
    rig.isDeleted = true;
    rig.isDatabaseAway = true;
    expect(await rig.look()).toEqual([]);
    rig.isDatabaseAway = false;
    expect(await rig.look()).toEqual(['forget', 'clear']);
    expect(await rig.look()).toEqual([]);
  });
});
