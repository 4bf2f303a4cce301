import { describe, expect, it } from 'vitest';
import type { Schemas } from '#libs/api-client/browser';
import { isFitPool, NO_RULES, poolDraftOf, poolOf } from './pool.js';

const sorry: Schemas['PoolPolicy']['sorryServers'][number] = {
  ...{ id: 'S1', address: '10.77.0.9', port: 80, forwardingMethod: 'masquerading', weight: 1, health: null },
};
const none = NO_RULES;

describe('poolOf', () => {
  it('leaves a pool as it was when nothing is typed', () => {
    const pool = { ...none, quorum: { weight: 3, hysteresis: 1 }, sorryServers: [sorry] };
    expect(poolOf(poolDraftOf(pool), pool)).toEqual(pool);
    expect(poolOf(poolDraftOf(none), none)).toEqual(none);
  });

  it('turns rules on and off', () => {
    const draft = {
      ...poolDraftOf(none),
      quorumWeight: '2',
      slowStartSeconds: '30',
      lowPercent: '40',
      highPercent: '60',
      sorryAddress: '::1',
      sorryPort: '8',
    };
    expect(poolOf(draft, none)).toMatchObject({
      ...{ quorum: { weight: 2 }, slowStart: { seconds: 30 } },
      watermarks: { lowPercent: 40, highPercent: 60 },
      sorryServers: [{ address: '::1', port: 8, forwardingMethod: 'masquerading' }],
    });
    const pool = { ...none, sorryServers: [sorry] };
    expect(poolOf({ ...poolDraftOf(pool), sorryAddress: '' }, pool).sorryServers).toEqual([]);
  });
});

describe('isFitPool', () => {
  it('wants both watermarks, the low one first', () => {
    const draft = poolDraftOf(none);
    expect(isFitPool({ ...draft, lowPercent: '40', highPercent: '60' })).toBe(true);
    expect(isFitPool({ ...draft, lowPercent: '60', highPercent: '40' })).toBe(false);
    expect(isFitPool({ ...draft, lowPercent: '40' })).toBe(false);
  });

  it('wants address and port of a sorry server together', () => {
    const draft = poolDraftOf(none);
    expect(isFitPool(draft)).toBe(true);
    expect(isFitPool({ ...draft, sorryAddress: '10.0.0.1' })).toBe(false);
    expect(isFitPool({ ...draft, panicPercent: 'a' })).toBe(false);
  });
});
