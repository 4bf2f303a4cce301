import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bucket, columnsOf } from './columns.js';

const bucket = (second: number, connections: number, change: Partial<Bucket> = {}): Bucket => ({
  ...{ seriesId: 1, atMs: second * 1000, seconds: 1 },
  ...{ increments: [connections, 0, 0, 0, 0], gauges: [7, 0, 0] },
  ...change,
});
const frame = (length: number, stepSeconds = 1) => ({ fromMs: 0, stepSeconds, length });

describe(columnsOf.name, () => {
  it('spreads what covers several steps evenly over them', () => {
    const one = bucket(4, 30, { seconds: 3 });
    const { connections, connectionsPerSecond } = columnsOf([one], [one], frame(6), [
      'connections',
      'connectionsPerSecond',
    ]);
    expect(connections).toEqual([null, null, 10, 10, 10, null]);
    expect(connectionsPerSecond).toEqual([null, null, 10, 10, 10, null]);
  });

  it('takes rates over the seconds that were covered', () => {
    const half = bucket(0, 60, { seconds: 30 });
    expect(columnsOf([half], [half], frame(1, 60), ['connectionsPerSecond'])).toEqual({ connectionsPerSecond: [2] });
  });

  it('holds a gauge that does not change, for a minute and never over silence', () => {
    const coverage = Array.from({ length: 100 }, (_, second) => bucket(second, 0)).filter((_, second) => second !== 5);
    const { activeConnections = [] } = columnsOf([bucket(2, 1)], coverage, frame(100), ['activeConnections']);
    expect(activeConnections.slice(0, 8)).toEqual([0, 0, 7, 7, 7, null, 7, 7]);
    expect([activeConnections[62], activeConnections[63]]).toEqual([7, 0]);
  });

  it('adds series up, and covers no second twice', () => {
    const two = [bucket(0, 4), bucket(0, 6, { seriesId: 2 })];
    const metrics = ['connections', 'connectionsPerSecond', 'activeConnections'] as const;
    expect(columnsOf(two, two, frame(1), metrics)).toEqual({
      ...{ connections: [10], connectionsPerSecond: [10], activeConnections: [14] },
    });
  });

  it('loses and invents nothing', () => {
    const one = fc.record({ second: fc.nat(59), connections: fc.nat(1000), series: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(one), fc.constantFrom(1, 5, 30), (samples, stepSeconds) => {
        const buckets = samples.map(({ second, connections, series }) =>
          bucket(second, connections, { seriesId: series }),
        );
        const coverage = Array.from({ length: 60 }, (_, second) => bucket(second, 0));
        const found = columnsOf(buckets, coverage, frame(60 / stepSeconds, stepSeconds), ['connections']);
        const sum = (found['connections'] ?? []).reduce<number>((a, b) => a + (b ?? 0), 0);
        expect(sum).toBe(samples.reduce((a, b) => a + b.connections, 0));
      }),
    );
  });
});
