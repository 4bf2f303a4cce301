import { describe, expect, it } from 'vitest';
import { beatsOf, turnOf } from './beats.js';

const terms = { now: 1000, count: 5, slotMs: 100 };

describe(beatsOf.name, () => {
  it('is as it is for as long as it was', () => {
    expect(beatsOf([], { state: 'up', since: 0 }, terms)).toEqual(['up', 'up', 'up', 'up', 'up']);
  });

  it('knows nothing of the time before it was first seen', () => {
    expect(beatsOf([], { state: 'up', since: 850 }, terms)).toEqual(['unknown', 'unknown', 'unknown', 'up', 'up']);
  });

  it('shows the worst of each slot', () => {
    const turns = [
      { at: 300, state: 'up' },
      { at: 720, state: 'down' },
      { at: 780, state: 'up' },
    ] as const;
    expect(beatsOf(turns, { state: 'up', since: 780 }, terms)).toEqual(['up', 'up', 'down', 'up', 'up']);
  });
});

describe(turnOf.name, () => {
  it.each([
    ['shop is down: no server answers', 'down'],
    ['shop is up: All 2 real servers answer.', 'up'],
    ['shop is strange: really', undefined],
    ['shop was changed', undefined],
  ])('reads %j', (message, state) => {
    expect(turnOf({ at: '2026-11-21T10:00:00Z', message })?.state).toBe(state);
  });
});
