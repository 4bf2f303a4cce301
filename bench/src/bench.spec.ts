import { describe, expect, it } from 'vitest';
import { median } from './bench.js';
import { toResult } from './report.js';

describe(median.name, () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[7], 7],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});

describe(toResult.name, () => {
  const comparison = { name: 'x', unit: 'ms', peerName: 'other 1.0', ours: [9, 10, 30], peer: [50, 40, 60] } as const;

  it('compares medians and shows the spread', () => {
    expect(toResult({ ...comparison, maxRatio: 0.2 })).toMatchObject({
      ...{ ours: 10, peer: 50, ratio: 0.2, target: 0.2, met: true },
      ...{ oursSpread: [9, 30], peerSpread: [40, 60], rounds: 3 },
    });
  });

  it('says when the target is missed', () => {
    expect(toResult({ ...comparison, maxRatio: 0.19 }).met).toBe(false);
  });
});
