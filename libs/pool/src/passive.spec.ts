import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastHealthy } from './members.js';
import {
  judgePassively,
  readPassiveMemory,
  type PassiveInput,
  type PassiveJudgement,
  type PassiveMemory,
} from './passive.js';
import { NOW } from './pool.arbitrary.js';

const policy = { maxUnansweredPercent: 50, minConnections: 10, windowSeconds: 10, ejectSeconds: 30 };
const IDS = ['a', 'b', 'c', 'd'];

class Watch {
  nowMs = NOW;
  memory: PassiveMemory | null = null;
  look(
    afterSeconds: number,
    samples: Record<string, [newConnections: number, unanswered: number]>,
    part: Partial<PassiveInput> = {},
  ): PassiveJudgement {
    this.nowMs += afterSeconds * 1000;
    const judged = judgePassively(
      {
        policy,
        samples: Object.entries(samples).map(([serverId, [newConnections, unanswered]]) => ({
          serverId,
          newConnections,
          unanswered,
        })),
        healthyIds: IDS,
        totalServers: IDS.length,
        panicPercent: 1,
        nowMs: this.nowMs,
        ...part,
      },
      this.memory,
    );
    this.memory = readPassiveMemory(JSON.parse(JSON.stringify(judged.memory)));
    return judged;
  }
}
const out = ({ ejected }: PassiveJudgement): string[] => [...ejected.keys()];
const fine = { b: [20, 0], c: [20, 1], d: [20, 0] } as Record<string, [number, number]>;

describe(judgePassively.name, () => {
  it('takes a server out whose clients get no answer, and says why', () => {
    const judged = new Watch().look(0, { ...fine, a: [20, 19] });
    expect([...judged.ejected]).toEqual([
      ['a', { untilMs: NOW + 30_000, reason: '19 of 20 new connections got no answer' }],
    ]);
  });

  it('concludes nothing from few connections, and adds them up in the window', () => {
    const watch = new Watch();
    expect(out(watch.look(0, { ...fine, a: [6, 6] }))).toEqual([]);
    expect(out(watch.look(5, { ...fine, a: [6, 6] }))).toEqual(['a']);
    const slow = new Watch();
    slow.look(0, { ...fine, a: [6, 6] });
    expect(out(slow.look(11, { ...fine, a: [6, 6] }))).toEqual([]);
  });

  it('doubles the time out up to ten times, and forgives what did well for long', () => {
    const watch = new Watch();
    const bad = { ...fine, a: [20, 20] } as Record<string, [number, number]>;
    const seconds = [0, 30, 60, 120, 240, 300].map(
      (after) => ((watch.look(after, bad).ejected.get('a')?.untilMs ?? 0) - watch.nowMs) / 1000,
    );
    expect(seconds).toEqual([30, 60, 120, 240, 300, 300]);
    watch.look(600, { ...fine, a: [20, 0] });
    expect((watch.look(20, bad).ejected.get('a')?.untilMs ?? 0) - watch.nowMs).toBe(30_000);
  });

  it('blames the clients when more than half of the servers look bad', () => {
    expect(out(new Watch().look(0, { a: [20, 20], b: [20, 20], c: [20, 20], d: [20, 0] }))).toEqual([]);
  });

  it('takes the worst first and only as many as panic allows', () => {
    const samples: Record<string, [number, number]> = { a: [20, 15], b: [20, 20], c: [20, 0], d: [20, 0] };
    expect(out(new Watch().look(0, samples))).toEqual(['a', 'b']);
    expect(out(new Watch().look(0, samples, { panicPercent: 75 }))).toEqual(['b']);
    expect(out(new Watch().look(0, samples, { healthyIds: ['b'] }))).toEqual([]);
  });

  it('never leaves fewer in rotation than panic allows, at any time', () => {
    const sample = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }));
    const looks = fc.array(
      fc.record({ after: fc.integer({ min: 0, max: 60 }), samples: fc.tuple(sample, sample, sample, sample) }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(looks, fc.integer({ min: 0, max: 100 }), (list, panicPercent) => {
        const watch = new Watch();
        for (const { after, samples } of list) {
          const told = Object.fromEntries(IDS.map((id, n) => [id, samples[n]!]));
          const left = IDS.length - out(watch.look(after, told, { panicPercent })).length;
          expect(left).toBeGreaterThanOrEqual(leastHealthy(IDS.length, panicPercent));
        }
      }),
    );
  });
});
