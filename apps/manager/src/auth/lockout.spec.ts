import { describe, expect, it } from 'vitest';
import { lockSeconds } from './lockout.js';

describe(lockSeconds.name, () => {
  it.each([
    [0, 0],
    [4, 0],
    [5, 5],
    [6, 10],
    [9, 80],
    [12, 640],
    [13, 900],
    [10_000, 900],
  ])('after %i failures locks for %i s', (failures, seconds) => {
    expect(lockSeconds(failures)).toBe(seconds);
  });
});
