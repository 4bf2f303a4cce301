import { describe, expect, it } from 'vitest';
import { secondsOf } from './terms.js';

describe(secondsOf.name, () => {
  it.each([
    ['open', '', null],
    [900, '', 900],
    ['custom', '90', 5400],
    ['custom', '', undefined],
    ['custom', '0', undefined],
    ['custom', '1.5', undefined],
    ['custom', '43201', undefined],
  ] as const)('of %s with %j minutes is %s', (duration, minutes, seconds) => {
    expect(secondsOf({ duration, minutes })).toBe(seconds);
  });
});
