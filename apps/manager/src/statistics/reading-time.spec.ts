import { describe, expect, it } from 'vitest';
import { placeOf, readingTime } from './reading-time.js';

const ARRIVED = new Date('2026-11-21T10:00:05.400Z');
const time = (at: string, ageMs: number): string | null =>
  readingTime({ at, ageMs }, ARRIVED, ARRIVED)?.toISOString() ?? null;

describe(readingTime.name, () => {
  it.each([
    ['the machine’s time while it fits', '2026-11-21T10:00:02.020Z', 3000, '2026-11-21T10:00:02.000Z'],
    ['the arrival when the machine’s clock is ahead', '2026-11-22T10:00:02.020Z', 3000, '2026-11-21T10:00:02.000Z'],
    ['the arrival when the machine’s clock is behind', '2020-01-01T00:00:00.000Z', 1000, '2026-11-21T10:00:04.000Z'],
    ['what waited for half an hour', '2026-11-21T09:30:05.100Z', 1_800_000, '2026-11-21T09:30:05.000Z'],
  ])('takes %s', (_what, at, ageMs, expected) => {
    expect(time(at, ageMs)).toBe(expected);
  });

  it('gives up what waited for more than an hour', () => {
    expect(time('2026-11-21T08:00:00.000Z', 7_205_400)).toBeNull();
  });
});

describe(placeOf.name, () => {
  const previous = { atMs: 100_000, unbrokenSinceMs: 40_000 };
  it.each([
    ['the next second', 101_000, 1, previous, { seconds: 1, unbrokenSinceMs: 40_000 }],
    ['a reading after a missed one', 103_000, 1, previous, { seconds: 3, unbrokenSinceMs: 40_000 }],
    ['readings put together', 160_000, 60, previous, { seconds: 60, unbrokenSinceMs: 40_000 }],
    ['a reading after a hole', 300_000, 1, previous, { seconds: 1, unbrokenSinceMs: 300_000 }],
    ['the first reading of a run', 101_000, 1, null, { seconds: 1, unbrokenSinceMs: 101_000 }],
    ['a clock that was set back', 20_000, 1, previous, { seconds: 1, unbrokenSinceMs: 20_000 }],
  ])('places %s', (_what, atMs, seconds, before, expected) => {
    expect(placeOf(atMs, seconds, before)).toEqual(expected);
  });
});
