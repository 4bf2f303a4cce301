import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WEIGHT_MAX } from '#libs/domain';
import { rampedWeight, weightScale } from './slow-start.js';

const policies = fc.record({
  seconds: fc.integer({ min: 1, max: 3600 }),
  fromPercent: fc.integer({ min: 1, max: 100 }),
});
const wanted = fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: WEIGHT_MAX }));

describe(rampedWeight.name, () => {
  it('never falls, stays between 1 and the wanted weight, and ends exactly there', () => {
    fc.assert(
      fc.property(
        policies,
        wanted,
        fc.array(fc.integer({ min: -10_000, max: 4_000_000 })),
        (policy, weight, moments) => {
          const ordered = [...moments].sort((one, other) => one - other);
          const seen = ordered.map((elapsed) => rampedWeight(policy, weight, elapsed).weight);
          seen.forEach((one, at) => expect(one).toBeGreaterThanOrEqual(at === 0 ? 1 : seen[at - 1]!));
          for (const one of seen) expect(one).toBeLessThanOrEqual(weight);
          expect(rampedWeight(policy, weight, policy.seconds * 1000)).toEqual({ weight, nextInMs: null });
        },
      ),
    );
  });

  it('takes at most 60 steps, each of a second or longer but for the last', () => {
    fc.assert(
      fc.property(policies, wanted, (policy, weight) => {
        const steps: number[] = [];
        let elapsed = 0;
        for (let next = rampedWeight(policy, weight, 0).nextInMs; next !== null;) {
          steps.push(next);
          elapsed += next;
          next = rampedWeight(policy, weight, elapsed).nextInMs;
        }
        expect(steps.length).toBeLessThanOrEqual(60);
        for (const step of steps.slice(0, -1)) expect(step).toBeGreaterThanOrEqual(1000);
        expect(elapsed).toBe(policy.fromPercent === 100 ? 0 : policy.seconds * 1000);
      }),
    );
  });

  it('begins with the given share', () => {
    expect(rampedWeight({ seconds: 30, fromPercent: 10 }, 500, 0)).toEqual({ weight: 50, nextInMs: 1000 });
    expect(rampedWeight({ seconds: 30, fromPercent: 10 }, 500, 15_400)).toEqual({ weight: 275, nextInMs: 600 });
  });
});

describe(weightScale.name, () => {
  it.each<[number[], boolean, number]>([
    [[1, 99], true, 100],
    [[1, 100], true, 1],
    [[1, 1], false, 1],
    [[], true, 100],
  ])('for %j, moving %s: × %d', (weights, isMoving, scale) => {
    expect(weightScale(weights, isMoving)).toBe(scale);
  });
});
