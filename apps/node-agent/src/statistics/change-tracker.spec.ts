import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChangeTracker, type Tracked } from './change-tracker.js';
import type { Numbers, SubjectReading } from './reading.js';

const numbers = (count: number, active = 0): Numbers => [count, count, count, count, count, active, 0, 0];
const service = (id: string, count: number, active = 0): SubjectReading => ({
  ...{ service: id, server: null, entry: `entry ${id}`, numbers: numbers(count, active) },
});
const server = (id: string, count: number): SubjectReading => ({
  ...{ service: 's', server: id, entry: `entry ${id}`, numbers: numbers(count) },
});

/** Reads second by second. */
class Rig {
  private second = 0;
  readonly tracker: ChangeTracker;
  constructor(mostRows = 100) {
    this.tracker = new ChangeTracker(mostRows);
  }
  read(subjects: readonly SubjectReading[], seconds = 1, others: readonly string[] = []): Tracked {
    this.second += seconds;
    const entries = new Set([...subjects.map(({ entry }) => entry), ...others]);
    const moment = { wallMs: 1_000_000 + this.second * 1000, steadyMs: this.second * 1000, seconds };
    return this.tracker.take({ subjects, entries }, moment);
  }
}

describe(ChangeTracker.name, () => {
  it('tells everything first, then what changed', () => {
    const rig = new Rig();
    expect(rig.read([service('a', 5), service('b', 7)]).rows).toHaveLength(2);
    expect(rig.read([service('a', 5), service('b', 7)]).rows).toEqual([]);
    expect(rig.read([service('a', 5), service('b', 8)]).rows).toMatchObject([
      { subject: { service: 'b', epoch: 1_001_000, fromZero: false }, seconds: 1, numbers: numbers(8) },
    ]);
  });

  it('begins a run from zero when it saw an entry come, or its counter run back', () => {
    const rig = new Rig();
    rig.read([service('a', 500)]);
    expect(rig.read([service('a', 500), service('b', 3)]).rows).toMatchObject([
      { subject: { service: 'b', epoch: 1_002_000, fromZero: true } },
    ]);
    expect(rig.read([service('a', 2), service('b', 3)]).rows).toMatchObject([
      { subject: { service: 'a', epoch: 1_003_000, fromZero: true }, numbers: numbers(2) },
    ]);
    rig.read([service('b', 3)]);
    expect(rig.read([service('a', 4), service('b', 3)]).rows).toMatchObject([{ subject: { fromZero: true } }]);
  });

  it('does not take for new what the kernel had already, or what it may have had during a pause', () => {
    const rig = new Rig();
    rig.read([service('a', 1)], 1, ['entry b']);
    expect(rig.read([service('a', 1), service('b', 900)]).rows).toMatchObject([{ subject: { fromZero: false } }]);
    expect(rig.read([service('a', 1), service('b', 900), service('c', 800)], 60).rows).toMatchObject([
      { subject: { service: 'c', fromZero: false } },
    ]);
  });

  it('says again what has connections before a minute is over, and not what has none', () => {
    const rig = new Rig();
    rig.read([service('a', 5, 3), service('b', 5)]);
    for (let second = 1; second < 50; second += 1)
      expect(rig.read([service('a', 5, 3), service('b', 5)]).rows).toEqual([]);
    expect(rig.read([service('a', 5, 3), service('b', 5)]).rows).toMatchObject([{ subject: { service: 'a' } }]);
  });

  it('takes turns when too much changes, services first, and covers the time that each waited', () => {
    const rig = new Rig(4);
    const busy = (count: number): SubjectReading[] => [
      ...Array.from({ length: 9 }, (_, index) => server(`r${index}`, count)),
      service('s', count),
    ];
    const told = new Map<string, number>();
    for (let second = 1; second <= 30; second += 1) {
      const { rows, leftOut } = rig.read(busy(second * 10));
      expect([rows.length, leftOut]).toEqual([4, 6]);
      expect(rows[0]?.subject.server).toBeNull();
      for (const { subject, seconds } of rows) {
        const key = subject.server ?? 'service';
        // No second is covered twice, and none is left out.
        expect(seconds).toBe(second - (told.get(key) ?? 0));
        told.set(key, second);
      }
    }
    expect(Math.min(...told.values())).toBeGreaterThanOrEqual(28);
  });

  it('loses no count: what it tells of a run ends at the newest number', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(3), { minLength: 5, maxLength: 5 }), { minLength: 1 }), (seconds) => {
        const rig = new Rig(2);
        const counts = [0, 0, 0, 0, 0];
        const last = new Map<string, number>();
        const read = (): void => {
          const { rows } = rig.read(counts.map((count, index) => server(`r${index}`, count)));
          for (const {
            subject,
            numbers: [count],
          } of rows)
            last.set(subject.server ?? '', count);
        };
        for (const second of seconds) {
          second.forEach((count, index) => (counts[index] = (counts[index] ?? 0) + count));
          read();
        }
        for (let rest = 0; rest < 5; rest += 1) read();
        counts.forEach((count, index) => expect(last.get(`r${index}`)).toBe(count));
      }),
    );
  });
});
