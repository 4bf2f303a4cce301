import { describe, expect, it } from 'vitest';
import { isLater, STREAM_BEGIN, timeOf } from './stream-position.js';

describe(isLater.name, () => {
  it('compares numbers, not text', () => {
    expect(isLater('10-0', '9-0')).toBe(true);
    expect(isLater('9-10', '9-9')).toBe(true);
    expect(isLater('9-9', '9-9')).toBe(false);
    expect(isLater('18446744073709551615-1', '18446744073709551615-0')).toBe(true);
    expect(isLater(STREAM_BEGIN, '1-0')).toBe(false);
  });
});

describe(timeOf.name, () => {
  const now = new Date(10_000);

  it('translates Redis’ clock into ours', () => {
    expect(timeOf('9000-0', 500, now)).toEqual(new Date(9500));
  });

  it('believes nothing about the future', () => {
    expect(timeOf('18446744073709551615-0', 0, now)).toEqual(now);
  });
});
