import { describe, expect, it } from 'vitest';
import type { ObservedCheck } from '#libs/contracts';
import { combineChecks } from './combine-checks.js';

const check = (n: number, state: ObservedCheck['state']): ObservedCheck => ({
  name: `c${n}`,
  kind: 'tcp',
  state,
  reason: `it is ${state}.`,
  since: `2026-03-01T12:00:0${n}Z`,
  consecutive: 1,
  lastLatencyMs: null,
});
type Row = [ObservedCheck['state'][], 'all' | 'any', string, string, number];

describe(combineChecks.name, () => {
  it.each<Row>([
    [['up', 'up'], 'all', 'up', 'all 2 checks are good', 1],
    [['up', 'down'], 'all', 'down', '1 of 2 checks is bad, and all must be good (c1: it is down)', 1],
    [['down', 'unknown'], 'all', 'down', '1 of 2 checks is bad, and all must be good (c0: it is down)', 0],
    [['up', 'unknown'], 'all', 'unknown', '1 check of 2 without a result yet', 1],
    [['up', 'down'], 'any', 'up', '1 of 2 checks is good, and one is enough (c0: it is up)', 0],
    [['down', 'down'], 'any', 'down', 'all 2 checks are bad, c0: it is down; c1: it is down', 1],
    [['down', 'unknown'], 'any', 'unknown', '1 check of 2 without a result yet', 1],
    [['down'], 'any', 'down', 'it is down.', 0],
  ])('%j with %s is %s', (states, combine, state, reason, since) => {
    const seen = combineChecks(
      states.map((one, n) => check(n, one)),
      combine,
      'never',
    );
    expect(seen).toMatchObject({ state, reason, since: `2026-03-01T12:00:0${since}Z` });
  });

  it('is unchecked without a check', () => {
    expect(combineChecks([], 'all', '2026-03-01T12:00:00Z')).toMatchObject({
      state: 'unchecked',
      since: '2026-03-01T12:00:00Z',
    });
  });
});
