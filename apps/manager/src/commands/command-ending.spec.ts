import { describe, expect, it } from 'vitest';
import { endingOf, failureOf, isRefusedForItsEpoch } from './command-ending.js';

const times = { startedAt: '2026-11-21T10:00:00.000Z', finishedAt: '2026-11-21T10:00:01.500Z', repeated: false };

describe(endingOf.name, () => {
  it('tells how long a good command took', () => {
    expect(endingOf({ ...times, outcome: 'succeeded', error: null })).toEqual({
      isGood: true,
      detail: 'Done in 1.5 s.',
    });
  });

  it.each(['failed', 'refused', 'interrupted'] as const)('gives the machine’s own words when it was %s', (outcome) => {
    const ending = endingOf({ ...times, outcome, error: { code: 'command-failed', message: 'RTNETLINK answers: no' } });
    expect(ending).toEqual({ isGood: false, detail: 'RTNETLINK answers: no' });
    expect(endingOf({ ...times, outcome, error: null }).detail).toContain(outcome);
  });
});

describe(failureOf.name, () => {
  it('names the machine and keeps the code', () => {
    const error = { code: 'unsupported-by-kernel', message: 'no ip_vs' };
    expect(failureOf('director-1', { outcome: 'failed', error })).toMatchObject({
      code: 'unsupported-by-kernel',
      message: 'director-1: no ip_vs',
    });
  });

  it('says plainly when nobody knows whether it took effect', () => {
    expect(failureOf('node-1', { outcome: 'interrupted', error: null })).toMatchObject({
      code: 'interrupted',
      hint: expect.stringContaining('not known') as string,
    });
  });
});

describe(isRefusedForItsEpoch.name, () => {
  it('is about one refusal only', () => {
    expect(isRefusedForItsEpoch({ outcome: 'refused', error: { code: 'stale-epoch', message: '' } })).toBe(true);
    expect(isRefusedForItsEpoch({ outcome: 'failed', error: { code: 'stale-epoch', message: '' } })).toBe(false);
    expect(isRefusedForItsEpoch({ outcome: 'refused', error: null })).toBe(false);
  });
});
