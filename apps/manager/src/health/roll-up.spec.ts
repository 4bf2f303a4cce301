import { describe, expect, it } from 'vitest';
import { tallyOf, worstOf } from './roll-up.js';

describe(worstOf.name, () => {
  it.each([
    ['up', []],
    ['up', ['up', 'up']],
    ['degraded', ['up', 'degraded', 'up']],
    ['unknown', ['degraded', 'unknown', 'up']],
    ['down', ['unknown', 'down', 'degraded']],
  ] as const)('is %s of %j', (state, states) => {
    const conditions = states.map((one) => ({ state: one, reason: `because ${one}` }));
    const worst = worstOf(conditions);
    expect(worst.state).toBe(state);
    if (state !== 'up') expect(worst.reason).toBe(`because ${state}`);
  });
});

describe(tallyOf.name, () => {
  it('counts each state', () => {
    expect(tallyOf([{ state: 'up' }, { state: 'up' }, { state: 'down' }])).toEqual({
      up: 2,
      degraded: 0,
      unknown: 0,
      down: 1,
    });
  });
});
