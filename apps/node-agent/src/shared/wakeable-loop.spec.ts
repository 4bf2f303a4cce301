import { describe, expect, it } from 'vitest';
import { systemClock } from './clock.js';
import { Log } from './log.js';
import { WakeableLoop } from './wakeable-loop.js';

const silent = new Log('error', () => undefined, () => new Date(0)); // prettier-ignore
const loopOf = (work: () => Promise<void>, intervalMs = 3_600_000): WakeableLoop =>
  new WakeableLoop({ name: 'test', intervalMs, clock: systemClock, log: silent, work });

describe(WakeableLoop.name, () => {
  it('runs at once, then on each wake, never twice at the same time', async () => {
    let active = 0;
    let most = 0;
    let runs = 0;
    const loop = loopOf(async () => {
      most = Math.max(most, ++active);
      await systemClock.sleep(2);
      active--;
      runs++;
    });
    loop.start();
    await Promise.all([loop.wake(), loop.wake()]);
    await loop.wake();
    await loop.stop();
    expect(most).toBe(1);
    expect(runs).toBeGreaterThanOrEqual(2);
  });

  it('ends a wake only after a run that began later', async () => {
    let release: () => void = () => undefined;
    const seen: string[] = [];
    let desired = 'old';
    const loop = loopOf(async () => {
      const value = desired;
      if (seen.length === 0) await new Promise<void>((resolve) => (release = resolve));
      seen.push(value);
    });
    loop.start();
    await systemClock.sleep(1);
    desired = 'new';
    const woken = loop.wake();
    release();
    await woken;
    await loop.stop();
    expect(seen).toEqual(['old', 'new']);
  });

  it('lives on after a run that throws, and releases waiters when it stops', async () => {
    let runs = 0;
    const loop = loopOf(() => {
      runs++;
      return Promise.reject(new Error('broken'));
    });
    loop.start();
    await loop.wake();
    await loop.wake();
    await loop.stop();
    await loop.wake();
    expect(runs).toBeGreaterThanOrEqual(2);
  });
});
