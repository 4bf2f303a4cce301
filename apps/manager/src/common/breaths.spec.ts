import { describe, expect, it } from 'vitest';
import { Breaths } from './breaths.js';

const workFor = (ms: number): void => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};

describe(Breaths.name, () => {
  it('is due after some milliseconds of work and lets through what waits', async () => {
    const breaths = new Breaths();
    let isThrough = false;
    setImmediate(() => (isThrough = true));
    workFor(3);
    expect(breaths.isDue).toBe(true);
    await breaths.take();
    expect(isThrough).toBe(true);
    expect(breaths.isDue).toBe(false);
  });
});
