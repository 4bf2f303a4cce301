import { describe, expect, it } from 'vitest';
import type { StatisticsFrame, StatisticsReport } from '#libs/contracts';
import { readFrames } from './frame-reader.js';
import type { CounterState, Sample } from './sample.js';

const SERVICE = '01J9Z3N8Q4W7Y2T5R6V0X1B3C5';
const BEGIN = Date.parse('2026-11-21T10:00:00.000Z');
const OWN = 1;
const SERIES = 2;

/** A reading `second` seconds after the begin, of a service that has had so many connections, 10 packets and 100 bytes each. */
function frame(second: number, connections: number | null, seconds = 1): StatisticsFrame {
  const at = new Date(BEGIN + second * 1000).toISOString();
  const c = connections ?? 0;
  const row: StatisticsFrame['rows'][number] = [0, seconds, c, c * 10, c * 10, c * 100, c * 100, 1, 2, 3];
  return { at, ageMs: 0, seconds, gauges: [1, 2, 3], rows: connections === null ? [] : [row] };
}

function read(
  known: Map<number, CounterState>,
  one: StatisticsFrame,
  change: Partial<StatisticsReport> = {},
): Sample[] {
  const subjects = [{ service: SERVICE, server: null, epoch: BEGIN - 1000, fromZero: false }];
  const report = { kind: 'statistics', at: one.at, run: 7, subjects, frames: [one], ...change } as StatisticsReport;
  const arrivedAt = new Date(one.at);
  return readFrames({ report, arrivedAt, ownSeries: OWN, series: [SERIES] }, known, arrivedAt);
}

const connections = (samples: readonly Sample[], series: number): number | undefined =>
  samples.find(({ seriesId }) => seriesId === series)?.increments[0];

describe(readFrames.name, () => {
  it('counts differences, and the director’s sum of them', () => {
    const known = new Map<number, CounterState>();
    expect(connections(read(known, frame(0, 100)), SERIES)).toBe(0);
    const second = read(known, frame(1, 130));
    expect(second.map(({ increments }) => increments[0])).toEqual([30, 30]);
    expect(second[1]).toMatchObject({ seriesId: OWN, seconds: 1, gauges: [1, 2, 3] });
    expect(known.get(OWN)?.counters[0]).toBe(30);
  });

  it('says of a second without change that it was read', () => {
    const known = new Map<number, CounterState>();
    read(known, frame(0, 100));
    expect(read(known, frame(1, null))).toMatchObject([{ seriesId: OWN, increments: [0, 0, 0, 0, 0] }]);
    expect(connections(read(known, frame(2, 105)), SERIES)).toBe(5);
  });

  it('spreads what was counted over a missed reading', () => {
    const known = new Map<number, CounterState>();
    read(known, frame(0, 100));
    expect(read(known, frame(3, 130))).toMatchObject([{ seconds: 3 }, { seconds: 3 }]);
  });

  it('begins anew after a hole, after a new run of the agent, and after a reset', () => {
    const known = new Map<number, CounterState>();
    read(known, frame(0, 100));
    expect(connections(read(known, frame(600, 1_000_000)), SERIES)).toBe(0);
    expect(connections(read(known, frame(601, 1_000_001)), SERIES)).toBe(1);
    expect(connections(read(known, frame(602, 5_000_000), { run: 8 }), SERIES)).toBe(0);
    const zeroed = [{ service: SERVICE, server: null, epoch: BEGIN + 602_500, fromZero: true }];
    expect(connections(read(known, frame(603, 4), { run: 8, subjects: zeroed }), SERIES)).toBe(4);
    expect(connections(read(known, frame(604, 6), { run: 8, subjects: zeroed }), SERIES)).toBe(2);
  });

  it('leaves out what the cluster does not have', () => {
    const one = frame(0, 5);
    const report = { at: one.at, run: 1, subjects: [], frames: [one] } as unknown as StatisticsReport;
    const numbered = { report, arrivedAt: new Date(one.at), ownSeries: OWN, series: [] };
    expect(readFrames(numbered, new Map(), new Date(one.at))).toHaveLength(1);
  });
});
