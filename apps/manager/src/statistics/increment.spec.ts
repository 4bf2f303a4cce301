import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Counters, incrementOf, type Known, NO_COUNTERS } from './increment.js';

const FIVE: Counters = [5, 50, 40, 5000, 4000];
const NINE: Counters = [9, 90, 80, 9000, 8000];
const known = (change: Partial<Known> = {}): Known => ({ atMs: 10_000, epoch: 1, counters: FIVE, ...change });
const reading = (epoch: number, fromZero: boolean, counters: Counters, machineAtMs = 11_000) => ({
  ...{ subject: { epoch, fromZero }, machineAtMs, seconds: 1, counters },
});

describe(incrementOf.name, () => {
  it('is the difference within one run of a counter', () => {
    expect(incrementOf(reading(1, false, NINE), known(), 0)).toEqual([4, 40, 40, 4000, 4000]);
  });

  it('counts the first reading of a run that began just now from zero', () => {
    expect(incrementOf(reading(10_500, true, FIVE), null, 0)).toEqual(FIVE);
    expect(incrementOf(reading(10_500, true, FIVE), known({ counters: NINE }), 0)).toEqual(FIVE);
  });

  it.each([
    ['a run whose begin nobody saw', reading(10_500, false, NINE), known(), 0],
    ['a run that began long before its first reading arrived', reading(1000, true, NINE), known(), 0],
    ['a counter that was read last before a hole', reading(1, false, NINE), known({ atMs: 5000 }), 6000],
    ['a counter that runs backwards within its run', reading(1, false, FIVE), known({ counters: NINE }), 0],
    ['the same reading once more', reading(1, true, FIVE, 2000), known(), 0],
  ])('counts nothing for %s', (_what, one, before, unbrokenSinceMs) => {
    expect(incrementOf(one, before, unbrokenSinceMs)).toEqual(NO_COUNTERS);
  });

  it('is never negative, and never more than the counter itself', () => {
    const counters = fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat(), fc.nat());
    fc.assert(
      fc.property(
        counters,
        fc.option(counters),
        fc.nat(3),
        fc.nat(3),
        fc.boolean(),
        fc.nat(20_000),
        (now, before, a, b, zero, hole) => {
          const former = before === null ? null : known({ epoch: a, counters: before });
          const found = incrementOf(reading(b, zero, now), former, hole);
          found.forEach((count, index) => {
            expect(count).toBeGreaterThanOrEqual(0);
            expect(count).toBeLessThanOrEqual(now[index] ?? 0);
          });
        },
      ),
    );
  });
});
