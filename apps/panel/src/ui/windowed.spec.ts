import { describe, expect, it } from 'vitest';
import { windowOf } from './windowed.js';

describe('windowOf', () => {
  it('draws what is seen and a little more, never all', () => {
    expect(windowOf(10_000, 40, 0, 600)).toEqual({ from: 0, to: 35 });
    expect(windowOf(10_000, 40, 200_000, 600)).toEqual({ from: 4988, to: 5035 });
  });

  it('moves by several rows at once', () => {
    expect(windowOf(10_000, 40, 40 * 7, 600)).toEqual(windowOf(10_000, 40, 0, 600));
    expect(windowOf(10_000, 40, 40 * 8, 600).to).toBe(43);
  });

  it('stays inside of the list', () => {
    expect(windowOf(5, 40, 0, 600)).toEqual({ from: 0, to: 5 });
    expect(windowOf(10_000, 40, 399_400, 600).to).toBe(10_000);
    expect(windowOf(0, 40, 0, 600)).toEqual({ from: 0, to: 0 });
  });
});
