import { InvalidArgumentError } from 'commander';
import { describe, expect, it } from 'vitest';
import { duration } from './options.js';

describe(duration.name, () => {
  it.each([
    ['90', 90],
    ['90s', 90],
    ['15m', 900],
    ['4h', 14_400],
    ['1d', 86_400],
  ])('reads %s as %i seconds', (text, seconds) => {
    expect(duration(text)).toBe(seconds);
  });

  it.each(['', '0', '-5m', '1.5h', '4 hours', 'h'])('refuses "%s"', (text) => {
    expect(() => duration(text)).toThrow(InvalidArgumentError);
  });
});
