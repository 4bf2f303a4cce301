import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pauseAfter } from './retry.js';

describe(pauseAfter.name, () => {
  it('tries ten times within some three days', () => {
    const pauses = Array.from({ length: 20 }, (_, index) => pauseAfter(index + 1, undefined, 0.5));
    expect(pauses.filter((pause) => pause !== null)).toHaveLength(9);
    expect(pauses[0]).toBe(5000);
    const days = pauses.reduce<number>((sum, pause) => sum + (pause ?? 0), 0) / 86_400_000;
    expect(days).toBeGreaterThan(3);
    expect(days).toBeLessThan(4);
  });

  it('waits as long as the endpoint wishes, for a day at most', () => {
    expect(pauseAfter(1, '120', 0.5)).toBe(120_000);
    expect(pauseAfter(1, '999999', 0.5)).toBe(86_400_000);
    expect(pauseAfter(1, 'tomorrow', 0.5)).toBe(5000);
  });

  it('spreads the tries by a fifth to either side, and grows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, random) => {
        const middle = pauseAfter(attempts, undefined, 0.5) ?? 0;
        const pause = pauseAfter(attempts, undefined, random) ?? 0;
        expect(Math.abs(pause - middle)).toBeLessThanOrEqual(middle * 0.2 + 1);
        expect(pauseAfter(attempts + 1, undefined, 0.5)).toBeGreaterThan(middle);
      }),
    );
  });
});
