import { describe, expect, it } from 'vitest';
import { RateLimit } from './rate-limit.js';

describe(RateLimit.name, () => {
  it('allows so many per window and key', () => {
    const limit = new RateLimit(2, 1000);
    expect([0, 1, 2, 999].map((now) => limit.allows('a', now))).toEqual([true, true, false, false]);
    expect(limit.allows('b', 999)).toBe(true);
    expect(limit.allows('a', 1000)).toBe(true);
  });
});
