import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NodeLoad } from '#libs/contracts';
import { decidePool } from './decide-pool.js';
import { feedbackTargets, moveShare, roomOf, type FeedbackPolicy, type FeedbackState } from './feedback.js';
import type { PoolMemory } from './memory.js';
import { idOf, inputOf, loadArbitrary, NOW, realServer } from './pool.arbitrary.js';
import { poolPolicy } from '#libs/contracts';

const policy: FeedbackPolicy = { minPercent: 25, maxPercent: 150, stepPercent: 10, intervalSeconds: 5 };
const load = (part: Partial<NodeLoad> = {}): NodeLoad => ({
  at: new Date(NOW).toISOString(),
  cpuPressurePercent: 0,
  memoryPressurePercent: 0,
  ioPressurePercent: 0,
  loadPerCpu: 0.5,
  queueLength: null,
  ...part,
});
const policies = fc.record({
  minPercent: fc.integer({ min: 1, max: 100 }),
  maxPercent: fc.integer({ min: 100, max: 1000 }),
  stepPercent: fc.integer({ min: 1, max: 100 }),
  intervalSeconds: fc.integer({ min: 1, max: 300 }),
});

describe(feedbackTargets.name, () => {
  it('leaves equal nodes alone, whatever their queues', () => {
    expect(feedbackTargets(policy, [load(), load(), load()])).toEqual([100, 100, 100]);
    expect(feedbackTargets(policy, [load({ queueLength: 900 }), load({ queueLength: 900 })])).toEqual([100, 100]);
  });

  it('gives a busy node less and the idle ones more', () => {
    expect(feedbackTargets(policy, [load({ cpuPressurePercent: 60 }), load(), load()])).toEqual([50, 125, 125]);
    expect(feedbackTargets(policy, [load({ loadPerCpu: 2 }), load()])).toEqual([67, 133]);
    expect(feedbackTargets(policy, [load({ queueLength: 200 }), load({ queueLength: 0 })])).toEqual([50, 150]);
  });

  it('compares nobody with nodes that are silent', () => {
    expect(feedbackTargets(policy, [load({ cpuPressurePercent: 90 }), null])).toEqual([100, 100]);
  });

  it('stays in its bounds for any load', () => {
    fc.assert(
      fc.property(policies, fc.array(fc.option(loadArbitrary)), (some, loads) => {
        for (const target of feedbackTargets(some, loads)) {
          expect(target).toBeGreaterThanOrEqual(some.minPercent);
          expect(target).toBeLessThanOrEqual(some.maxPercent);
        }
        for (const one of loads) if (one !== null) expect(roomOf(one, 3)).toBeGreaterThan(0);
      }),
    );
  });
});

describe(moveShare.name, () => {
  it('moves at most one step in one interval and reaches a target that holds', () => {
    fc.assert(
      fc.property(
        policies,
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 0, max: 900_000 }),
        (some, target, tickMs) => {
          let state: FeedbackState = moveShare(some, null, target, NOW);
          expect(state.percent).toBe(100);
          for (let now = NOW, turn = 0; turn < 50; turn += 1, now += tickMs) {
            const next = moveShare(some, state, target, now);
            const isDue = now - state.movedMs >= some.intervalSeconds * 1000;
            expect(Math.abs(next.percent - state.percent)).toBeLessThanOrEqual(isDue ? some.stepPercent : 0);
            state = next;
          }
          const goal = Math.max(some.minPercent, Math.min(some.maxPercent, target));
          for (let now = NOW + 1e9, turn = 0; turn < 1000; turn += 1, now += 300_000)
            state = moveShare(some, state, target, now);
          expect(Math.abs(state.percent - goal)).toBeLessThan(2);
        },
      ),
    );
  });

  it('goes back to 100 all the way, and ignores what is not worth a write', () => {
    const at = (percent: number): FeedbackState => ({ percent, movedMs: NOW - 60_000 });
    expect(moveShare(policy, at(99), 100, NOW).percent).toBe(100);
    expect(moveShare(policy, at(100), 101, NOW)).toEqual(at(100));
  });

  it('is not stopped by a clock that was set back', () => {
    expect(moveShare(policy, { percent: 100, movedMs: NOW + 3_600_000 }, 50, NOW)).toEqual({
      percent: 90,
      movedMs: NOW,
    });
  });
});

describe('feedback in a decision', () => {
  const servers = [realServer(0, { weight: 4 }), realServer(1, { weight: 4 }), realServer(2, { weight: 4 })];
  const loads = [load({ cpuPressurePercent: 60 }), load(), load()];
  const turns = (pool: ReturnType<typeof poolPolicy.parse>, count: number): { weights: number[]; text: string } => {
    let memory: PoolMemory | null = null;
    let decision = decidePool(inputOf({ servers, pool, loads }), null);
    for (let turn = 0; turn < count; turn += 1) {
      const input = { ...inputOf({ servers, pool, loads }, NOW + turn * 5000), kernel: decision.service };
      decision = decidePool(input, memory);
      memory = decision.memory;
    }
    const [first] = decision.servers;
    const text = first?.causes.find(({ stage }) => stage === 'feedback')?.text ?? '';
    return { weights: decision.service.realServers.map(({ config }) => config.weight), text };
  };

  it('steers weights step by step and stops where they shall be', () => {
    const pool = poolPolicy.parse({ feedback: policy });
    expect(turns(pool, 1).weights).toEqual([400, 400, 400]);
    expect(turns(pool, 2)).toEqual({
      weights: [360, 440, 440],
      text: 'By the load of the nodes it gets 90 % of its weight, on the way to 50 %.',
    });
    expect(turns(pool, 20)).toEqual({
      weights: [200, 500, 500],
      text: 'By the load of the nodes it gets 50 % of its weight.',
    });
  });

  it('asks to be decided again when the load shall be looked at again', () => {
    const pool = poolPolicy.parse({ feedback: policy });
    const first = decidePool(inputOf({ servers, pool, loads: [null, null, null] }), null);
    expect(first.nextDecisionInMs).toBe(5000);
    const moving = decidePool(
      { ...inputOf({ servers, pool, loads }, NOW + 2000), kernel: first.service },
      first.memory,
    );
    expect(moving.nextDecisionInMs).toBe(3000);
  });

  it('waits until slow start is over', () => {
    const pool = poolPolicy.parse({ feedback: policy, slowStart: { seconds: 60, fromPercent: 50 } });
    const before = decidePool(inputOf({ servers, pool, loads, states: ['down'] }), null);
    const input = { ...inputOf({ servers, pool, loads }, NOW + 30_000), kernel: before.service };
    const decision = decidePool(input, before.memory);
    expect(decision.service.realServers[0]?.config.weight).toBe(200);
    expect(decision.memory.servers[idOf(0)]).toMatchObject({ feedback: null, rampStartMs: NOW + 30_000 });
  });
});
