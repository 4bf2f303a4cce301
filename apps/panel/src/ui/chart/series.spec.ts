import { describe, expect, it } from 'vitest';
import { latest, patternOf, short } from './series.js';

describe('short', () => {
  it.each([
    [0, '0'],
    [0.25, '0.25'],
    [12, '12'],
    [999, '999'],
    [1234, '1.23 k'],
    [1_500_000, '1.5 M'],
    [2e15, '2000 T'],
  ])('reads %d as %s', (value, text) => expect(short(value)).toBe(text));
});

describe('latest', () => {
  it('skips what nobody knows', () => {
    expect(latest([1, 2, null])).toBe(2);
    expect(latest([null])).toBeNull();
    expect(latest([])).toBeNull();
  });
});

describe('patternOf', () => {
  it('gives neighbouring lines different patterns', () => {
    expect(new Set([0, 1, 2, 3].map((index) => patternOf(index).join())).size).toBe(4);
    expect(patternOf(4)).toEqual(patternOf(0));
  });
});
