import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HealthTracker, type ProbeResult } from './health-tracker.js';

const good: ProbeResult = { ok: true, reason: 'connected', latencyMs: 1, raw: null };
const bad: ProbeResult = { ok: false, reason: 'connection refused', latencyMs: 1, raw: null };
const start = new Date('2026-01-01T00:00:00Z');
const second = (n: number): Date => new Date(start.getTime() + n * 1000);

function play(rise: number, fall: number, results: string): string {
  const tracker = new HealthTracker({ rise, fall }, start);
  return Array.from(results)
    .map((result, index) => {
      tracker.record(result === '+' ? good : bad, second(index));
      return tracker.status.state[0];
    })
    .join('');
}

describe(HealthTracker.name, () => {
  it.each([
    ['lets the first result decide', 3, 3, '+', 'u'],
    ['lets a first bad result decide too', 3, 3, '-', 'd'],
    ['goes down after fall bad results in a row', 2, 3, '+--+---', 'uuuuuud'],
    ['comes back after rise good results in a row', 2, 1, '-+-++', 'ddddu'],
    ['does not flap on alternating results', 2, 2, '+-+-+-', 'uuuuuu'],
  ])('%s', (_, rise, fall, results, states) => {
    expect(play(rise, fall, results)).toBe(states);
  });

  it('says since when, why, and how far it is from changing', () => {
    const tracker = new HealthTracker({ rise: 2, fall: 2 }, start);
    tracker.record(good, second(1));
    expect(tracker.record(bad, second(2))).toBe(false);
    expect(tracker.status).toMatchObject({
      state: 'up',
      since: second(1),
      reason: 'connection refused, 1 of 2 until it is taken out',
    });
    expect(tracker.record(bad, second(3))).toBe(true);
    expect(tracker.status).toMatchObject({
      state: 'down',
      since: second(3),
      reason: 'connection refused (2 in a row)',
      lastLatencyMs: 1,
    });
  });

  it('never changes on fewer equal results than its threshold', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }),
        (rise, fall, results) => {
          const tracker = new HealthTracker({ rise, fall }, start);
          results.forEach((ok, index) => {
            const before = tracker.status.state;
            const changed = tracker.record(ok ? good : bad, second(index));
            const needed = ok ? rise : fall;
            if (changed && before !== 'unknown') {
              expect(results.slice(index + 1 - needed, index + 1)).toEqual(Array.from({ length: needed }, () => ok));
            }
          });
        },
      ),
    );
  });
});
