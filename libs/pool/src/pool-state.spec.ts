import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aboveWatermark, judgePool, quorumReached, type PoolCount } from './pool-state.js';
import { poolPolicy } from '#libs/contracts';

const counts: fc.Arbitrary<PoolCount> = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.boolean()), { maxLength: 10 })
  .chain((servers) =>
    fc.integer({ min: 0, max: 2 }).map((sorry) => {
      const healthy = servers.filter(([, isHealthy]) => isHealthy);
      const weigh = (list: readonly (readonly [number, boolean])[]): number =>
        list.reduce((sum, [weight]) => sum + weight, 0);
      return {
        total: servers.length,
        totalWeight: weigh(servers),
        healthy: healthy.length,
        healthyWeight: weigh(healthy),
        sorry,
      };
    }),
  );
const quorum = fc.record({ weight: fc.integer({ min: 1, max: 60 }), hysteresis: fc.integer({ min: 0, max: 40 }) });
const watermarks = fc
  .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }))
  .map(([lowPercent, highPercent]) => ({ lowPercent, highPercent }));

describe(quorumReached.name, () => {
  it('never flaps on a constant count, whatever was before', () => {
    fc.assert(
      fc.property(quorum, counts, fc.constantFrom(true, false, null), (policy, count, before) => {
        const once = quorumReached(policy, count, before);
        expect(quorumReached(policy, count, once)).toBe(once);
      }),
    );
  });

  it('is only ever helped by more healthy weight', () => {
    fc.assert(
      fc.property(quorum, counts, fc.integer({ min: 0, max: 50 }), fc.boolean(), (policy, count, more, before) => {
        const healthyWeight = Math.min(count.totalWeight, count.healthyWeight + more);
        if (quorumReached(policy, count, before))
          expect(quorumReached(policy, { ...count, healthyWeight }, before)).toBe(true);
      }),
    );
  });

  it('comes back when everything is healthy and enough', () => {
    fc.assert(
      fc.property(quorum, counts, (policy, count) => {
        const healed = { ...count, healthy: count.total, healthyWeight: count.totalWeight };
        expect(quorumReached(policy, healed, false)).toBe(count.totalWeight >= policy.weight);
      }),
    );
  });

  it('is never reached by nobody, however wide the hysteresis', () => {
    fc.assert(
      fc.property(quorum, counts, fc.constantFrom(true, false, null), (policy, count, before) => {
        expect(quorumReached(policy, { ...count, healthy: 0, healthyWeight: 0 }, before)).toBe(false);
      }),
    );
  });

  it('is a weight of 1 without a policy', () => {
    const count = { total: 2, totalWeight: 2, healthy: 0, healthyWeight: 0, sorry: 0 };
    expect(quorumReached(null, count, true)).toBe(false);
    expect(quorumReached(null, { ...count, healthy: 1, healthyWeight: 1 }, false)).toBe(true);
  });
});

describe(aboveWatermark.name, () => {
  it('never flaps on a constant count, even when low is above high', () => {
    fc.assert(
      fc.property(watermarks, counts, fc.constantFrom(true, false, null), (policy, count, before) => {
        const once = aboveWatermark(policy, count, before);
        expect(aboveWatermark(policy, count, once)).toBe(once);
      }),
    );
  });
});

describe(judgePool.name, () => {
  it('always says why, and refuses everybody only when nobody is healthy and no sorry server answers', () => {
    const policies = fc.record({
      quorum: fc.option(quorum),
      watermarks: fc.option(watermarks),
      panicPercent: fc.integer({ min: 0, max: 100 }),
    });
    fc.assert(
      fc.property(policies, counts, (part, count) => {
        const { state, reason } = judgePool({ ...poolPolicy.parse({}), ...part }, count, null);
        expect(reason).not.toBe('');
        if (state === 'empty') expect([count.sorry, count.healthy]).toEqual([0, 0]);
        if (state === 'panic') expect(count.total).toBeGreaterThan(0);
        if (state === 'sorry') expect(count.sorry).toBeGreaterThan(0);
      }),
    );
  });
});
