import { describe, expect, it } from 'vitest';
import { retryDelayMs } from './retry-schedule.js';

describe(retryDelayMs.name, () => {
  it('doubles from two seconds to thirty', () => {
    expect([1, 2, 3, 4, 5, 6, 1000].map(retryDelayMs)).toEqual([2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  });
});
