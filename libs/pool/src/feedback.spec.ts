import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poolPolicy, type NodeLoad } from '#libs/contracts';
import { decidePool } from './decide-pool.js';
import { feedbackAims, moveShare, roomOf, type FeedbackPolicy, type FeedbackState } from './feedback.js';
import type { PoolMemory } from './memory.js';
import { idOf, inputOf, loadArbitrary, NOW, realServer } from './pool.arbitrary.js';

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

const aims = (loads: readonly (NodeLoad | null)[], percent = 100): number[] =>
  feedbackAims(
    policy,
    loads.map((one) => ({ load: one, percent })),
  ).map((aim) => aim.percent);

describe(feedbackAims.name, () => {
  it('leaves nodes alone that are as busy as the others, whatever their queues', () => {
    const busy = load({ cpuPressurePercent: 40 });
    expect(aims([busy, busy, load({ cpuPressurePercent: 43 })], 90)).toEqual([90, 90, 90]);
    expect(aims([load({ queueLength: 900 }), load({ queueLength: 900 })])).toEqual([100, 100]);
  });

  it('brings idle nodes back to their full weight', () => {
    expect(aims([load(), load({ cpuPressurePercent: 3 })], 60)).toEqual([100, 100]);
  });

  it('gives a busy node less and the idle ones more', () => {
    expect(aims([load({ cpuPressurePercent: 60 }), load(), load()])).toEqual([80, 110, 110]);
    expect(aims([load({ loadPerCpu: 2 }), load()])).toEqual([88, 113]);
    expect(aims([load({ queueLength: 200 }), load({ queueLength: 0 })])).toEqual([83, 117]);
  });

  it('compares nobody with nodes that are silent', () => {
    expect(aims([load({ cpuPressurePercent: 90 }), null], 70)).toEqual([100, 100]);
  });

  it('stays in its bounds for any load', () => {
    const servers = fc.array(fc.record({ load: fc.option(loadArbitrary), percent: fc.integer({ min: 1, max: 1000 }) }));
    fc.assert(
      fc.property(policies, servers, (some, list) => {
        for (const { percent } of feedbackAims(some, list)) {
          expect(percent).toBeGreaterThanOrEqual(some.minPercent);
          expect(percent).toBeLessThanOrEqual(some.maxPercent);
        }
        for (const one of list) if (one.load !== null) expect(roomOf(one.load, 3)).toBeGreaterThan(0);
      }),
    );
  });
});

/** Nodes of different strength behind one service: what each is asked for follows its weight, and pressures are averages that come late. */
function closedLoop(
  strengths: readonly number[],
  traffic: number,
  rounds: number,
): { percents: number[][]; busy: number[] } {
  const wide = { minPercent: 10, maxPercent: 400, stepPercent: 10, intervalSeconds: 5 };
  const measured = strengths.map(() => 0);
  let states: (FeedbackState | null)[] = strengths.map(() => null);
  const percents: number[][] = [];
  let busy: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const now = NOW + round * 5000;
    const whole = states.reduce((sum, state) => sum + (state?.percent ?? 100), 0);
    busy = strengths.map((strength, n) => Math.min(1, (traffic * (states[n]?.percent ?? 100)) / whole / strength));
    // `avg10` of PSI: about 40 % of the way in five seconds.
    busy.forEach((value, n) => (measured[n] = measured[n]! + 0.4 * (value - measured[n]!)));
    const loads = measured.map((value, n) => ({
      load: load({ cpuPressurePercent: 100 * value }),
      percent: states[n]?.percent ?? 100,
    }));
    states = feedbackAims(wide, loads).map((aim, n) => moveShare(wide, states[n] ?? null, aim.percent, now));
    percents.push(states.map((state) => state?.percent ?? 100));
  }
  return { percents, busy };
}

describe('feedback on nodes that answer to it', () => {
  it('comes to rest with all nodes about equally busy, however strong each is', () => {
    const strengths = fc.array(fc.integer({ min: 2, max: 6 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(strengths, fc.integer({ min: 30, max: 90 }), (nodes, percent) => {
        const traffic = (nodes.reduce((sum, one) => sum + one, 0) * percent) / 100;
        const { percents, busy } = closedLoop(nodes, traffic, 400);
        expect(Math.max(...busy) - Math.min(...busy)).toBeLessThan(0.15);
        const last = percents.slice(-100);
        nodes.forEach((_, n) => {
          const seen = last.map((round) => round[n]!);
          expect(Math.max(...seen) - Math.min(...seen)).toBeLessThanOrEqual(4);
        });
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

  it('steers weights step by step and stops at their bounds', () => {
    const pool = poolPolicy.parse({ feedback: policy });
    expect(turns(pool, 1).weights).toEqual([400, 400, 400]);
    expect(turns(pool, 2)).toEqual({
      weights: [360, 440, 440],
      text: 'The node is 60 % busy, the average is 20 %: it gets 90 % of its weight, on the way to 80 %.',
    });
    expect(turns(pool, 20)).toEqual({
      weights: [100, 600, 600],
      text: 'The node is 60 % busy, the average is 20 %: it gets 25 % of its weight.',
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
