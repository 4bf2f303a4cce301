import { describe, expect, it } from 'vitest';
import { seriesOf, startOf, timesOf } from './spans.js';

const statistics = {
  subject: { type: 'cluster', id: null },
  from: '2026-11-21T10:00:00.000Z',
  to: '2026-11-21T10:03:00.000Z',
  stepSeconds: 60,
  values: { bytesInPerSecond: [1, null, 3], bytesOutPerSecond: [4, 5, 6] },
} as const;

describe(timesOf.name, () => {
  it('begins each step where the one before ends', () => {
    const copy = { ...statistics, values: { bytesInPerSecond: [1, null, 3] } };
    expect(timesOf(copy).map((time) => new Date(time).toISOString())).toEqual([
      '2026-11-21T10:00:00.000Z',
      '2026-11-21T10:01:00.000Z',
      '2026-11-21T10:02:00.000Z',
    ]);
  });
});

describe(seriesOf.name, () => {
  it('takes what is asked for, and shows what nobody knows as unknown', () => {
    const values = { bytesInPerSecond: [1, null, 3], bytesOutPerSecond: [4, 5, 6] };
    expect(seriesOf({ ...statistics, values }, { bytesInPerSecond: 'in', other: 'other' })).toEqual([
      { label: 'in', values: [1, null, 3] },
      { label: 'other', values: [] },
    ]);
  });
});

describe(startOf.name, () => {
  it('looks back as far as it says', () => {
    expect(startOf('1d', Date.parse('2026-11-21T10:00:00Z'))).toBe('2026-11-20T10:00:00.000Z');
  });
});
