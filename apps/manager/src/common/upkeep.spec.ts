import { Logger } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Upkeep } from './upkeep.js';

class Counting extends Upkeep {
  begun = 0;
  next: () => Promise<void> = () => Promise.resolve();

  constructor() {
    super(1000);
  }

  protected work(): Promise<void> {
    this.begun += 1;
    return this.next();
  }
}

describe(Upkeep.name, () => {
  let upkeep: Counting;

  beforeEach(() => {
    vi.useFakeTimers();
    upkeep = new Counting();
  });
  afterEach(async () => {
    await upkeep.onApplicationShutdown();
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('works at the start, and then every so often until the end', async () => {
    upkeep.onApplicationBootstrap();
    expect(upkeep.begun).toBe(1);
    await vi.advanceTimersByTimeAsync(3500);
    expect(upkeep.begun).toBe(4);
    await upkeep.onApplicationShutdown();
    await vi.advanceTimersByTimeAsync(3500);
    expect(upkeep.begun).toBe(4);
  });

  it('logs what failed, and tries again', async () => {
    const warned = vi.spyOn(Logger.prototype, 'warn').mockReturnValue();
    upkeep.next = () => Promise.reject(new Error('the database is away'));
    upkeep.onApplicationBootstrap();
    await vi.advanceTimersByTimeAsync(1000);
    expect(upkeep.begun).toBe(2);
    expect(warned.mock.calls).toEqual([['the database is away'], ['the database is away']]);
  });

  it('does not begin again while it is at it, and ends only after that', async () => {
    let finish = (): void => undefined;
    upkeep.next = () => new Promise((resolve) => (finish = resolve));
    upkeep.onApplicationBootstrap();
    await vi.advanceTimersByTimeAsync(2500);
    expect(upkeep.begun).toBe(1);
    let hasEnded = false;
    const ended = upkeep.onApplicationShutdown().then(() => {
      hasEnded = true;
    });
    await vi.advanceTimersByTimeAsync(10);
    expect(hasEnded).toBe(false);
    finish();
    await ended;
  });
});
