import { describe, expect, it } from 'vitest';
import { poolPolicy, serviceHealth, type PoolPolicy } from '#libs/contracts';
import type { z } from 'zod';
import { combineChecks } from './combine-checks.js';
import { decidePool, withKernel } from './decide-pool.js';
import type { PoolMemory } from './memory.js';
import { healthIn, idOf, inputOf, NOW, realServer } from './pool.arbitrary.js';
import type { PoolDecision, PoolInput, ServerHealth } from './types.js';

type State = ServerHealth['state'];
const policy = (part: z.input<typeof poolPolicy>): PoolPolicy => poolPolicy.parse(part);
const weights = ({ service }: PoolDecision): Record<string, number> =>
  Object.fromEntries(service.realServers.map(({ address, config }) => [address, config.weight]));
const texts = (decision: PoolDecision, n: number): string[] =>
  decision.servers[n]!.causes.map(({ stage, text }) => `${stage}: ${text}`);
const sorryServer = { id: idOf(20), address: '10.0.2.1', port: 80, forwardingMethod: 'masquerading' } as const;

/** Decides again and again, as a director would: each time on the kernel and the memory that the last decision left. */
class Story {
  nowMs = NOW;
  memory: PoolMemory | null = null;
  kernel: PoolInput['kernel'] = null;
  constructor(private readonly make: (states: readonly State[]) => PoolInput) {}
  decide(afterSeconds: number, ...states: State[]): PoolDecision {
    this.nowMs += afterSeconds * 1000;
    const decision = decidePool({ ...this.make(states), kernel: this.kernel, nowMs: this.nowMs }, this.memory);
    this.kernel = decision.service;
    this.memory = decision.memory;
    return decision;
  }
}

describe(decidePool.name, () => {
  it.each<[string, 'enabled' | 'drain' | 'disabled', State, 'quiesce' | 'remove', number | undefined]>([
    ['lives', 'enabled', 'up', 'quiesce', 5],
    ['is not checked', 'enabled', 'unchecked', 'quiesce', 5],
    ['is dead, quiesce', 'enabled', 'down', 'quiesce', 0],
    ['is dead, remove', 'enabled', 'down', 'remove', undefined],
    ['drains', 'drain', 'up', 'quiesce', 0],
    ['drains and is dead, remove', 'drain', 'down', 'remove', undefined],
    ['is disabled', 'disabled', 'up', 'quiesce', undefined],
  ])('gives a server that %s its weight', (_what, adminState, state, onFailure, weight) => {
    const servers = [realServer(0, { weight: 5, adminState }), realServer(1)];
    const decision = decidePool(inputOf({ servers, states: [state, 'up'], onFailure }), null);
    expect(weights(decision)['10.0.0.1']).toBe(weight);
    expect(decision.servers[0]?.effectiveWeight ?? undefined).toBe(weight);
  });

  it.each([
    ['tcp', 0],
    ['sctp', 0],
    ['udp', null],
  ] as const)('takes a dead server of %s out by itself as its flows need it', (protocol, weight) => {
    const servers = [realServer(0), realServer(1)];
    const given = inputOf({ servers, states: ['down', 'up'], onFailure: 'auto' });
    const key = { kind: 'address', protocol, address: '10.0.1.1', port: 80 } as const;
    const decision = decidePool({ ...given, service: { ...given.service, key } }, null);
    const dead = decision.service.realServers.find(({ address }) => address === servers[0]?.address);
    expect(dead?.config.weight ?? null).toBe(weight);
  });

  it('removes a server that drains at once, and one whose deadline has passed', () => {
    const servers = [
      realServer(0, { adminState: 'drain', drainMode: 'immediate' }),
      realServer(1, { adminState: 'drain', drainMode: 'firm' }),
      realServer(2, { adminState: 'drain' }),
    ];
    const decision = decidePool({ ...inputOf({ servers }), released: new Set([idOf(1)]) }, null);
    expect(weights(decision)).toEqual({ '10.0.0.3': 0 });
    expect(texts(decision, 1)[2]).toBe(
      'drain: The deadline of its drain has passed: taken out of the table, what was left is cut.',
    );
  });

  it.each<[string, (number | null)[] | undefined, Record<string, number>]>([
    ['puts both in when the service is new', undefined, { '10.0.0.1': 1, '10.0.0.2': 1 }],
    ['leaves a quiescent one quiescent', [0, 7], { '10.0.0.1': 0, '10.0.0.2': 1 }],
    ['lets a new one wait while another serves', [null, 1], { '10.0.0.1': 0, '10.0.0.2': 1 }],
    ['puts a new one in when nobody serves', [null, 0], { '10.0.0.1': 1, '10.0.0.2': 0 }],
  ])('of servers that were not probed yet: %s', (_what, kernelWeights, expected) => {
    const input = inputOf({ servers: [realServer(0), realServer(1)], states: ['unknown', 'unknown'], kernelWeights });
    expect(weights(decidePool(input, null))).toEqual(expected);
  });

  it.each([
    ['an unchecked one', [realServer(0, { port: 0 }), realServer(1, { port: 0 })], 'tcp' as const, 1],
    ['one that waits for its first ping', [realServer(0, { port: 0 }), realServer(1, { port: 0 })], 'icmp' as const, 0],
    ['one that waits for its first answer', [realServer(0), realServer(1)], 'tcp' as const, 0],
  ])('takes a new server without a result for %s', (_what, servers, kind, weight) => {
    const input = inputOf({ servers, kernelWeights: [null, 1] });
    const checks = serviceHealth.parse({ checks: [{ kind }] });
    const service = {
      ...input.service,
      key: { kind: 'firewall-mark', family: 'ipv4', mark: 1 } as const,
      health: checks,
    };
    expect(weights(decidePool({ ...input, service, health: new Map() }, null))['10.0.0.1']).toBe(weight);
  });

  it('stays in panic over a restart of the agent, until the checks know more', () => {
    const story = new Story((states) => inputOf({ servers: [realServer(0), realServer(1)], states }));
    expect(story.decide(0, 'down', 'down').pool.state).toBe('panic');
    const restarted = story.decide(1, 'unknown', 'unknown');
    expect(restarted.pool.state).toBe('panic');
    expect(weights(restarted)).toEqual({ '10.0.0.1': 1, '10.0.0.2': 1 });
  });

  it('removes the dead of a persistent service while templates would lead to them', () => {
    const servers = [realServer(0), realServer(1)];
    const given = { servers, states: ['down', 'up'] as State[], isPersistent: true };
    expect(weights(decidePool(inputOf({ ...given, expiresQuiescentTemplates: false }), null))).toEqual({
      '10.0.0.2': 1,
    });
    expect(weights(decidePool(inputOf(given), null))).toEqual({ '10.0.0.1': 0, '10.0.0.2': 1 });
  });

  describe('quorum', () => {
    const pool = policy({ quorum: { weight: 3, hysteresis: 1 }, sorryServers: [sorryServer] });
    const servers = [0, 1, 2, 3, 4].map((n) => realServer(n));
    const story = (): Story => new Story((states) => inputOf({ servers, states, pool, onFailure: 'remove' }));

    it('is lost below weight − hysteresis and won back from weight + hysteresis on', () => {
      const one = story();
      const states = (
        [
          ['up', 'up', 'up', 'up', 'up'],
          ['up', 'up', 'up', 'down', 'down'],
          ['up', 'up', 'down', 'down', 'down'],
          ['up', 'down', 'down', 'down', 'down'],
          ['up', 'up', 'up', 'down', 'down'],
          ['up', 'up', 'up', 'up', 'down'],
        ] as State[][]
      ).map((list) => one.decide(5, ...list).pool.state);
      expect(states).toEqual(['serving', 'serving', 'serving', 'sorry', 'sorry', 'serving']);
    });

    it('says in one sentence why the sorry server answers', () => {
      const { pool: seen, service } = story().decide(0, 'up', 'up', 'down', 'down', 'down');
      expect(seen.reason).toBe(
        '1 sorry server answers: 2 of 5 servers are healthy with weight 2, short of the quorum of 3 (hysteresis 1)',
      );
      expect(service.realServers).toEqual([
        expect.objectContaining({
          address: '10.0.2.1',
          config: expect.objectContaining({ forwardingMethod: 'masquerading', weight: 1 }) as unknown,
        }),
      ]);
    });

    it('lets the healthy ones go on when no sorry server can answer', () => {
      const input = inputOf({ servers, states: ['up', 'down', 'down', 'down', 'down'], sorryStates: ['down'], pool });
      const { pool: seen, ...decision } = decidePool(input, null);
      expect(seen.state).toBe('serving');
      expect(seen.reason).toMatch(
        /^The healthy servers go on, for no sorry server can answer: 1 of 5 servers is healthy/,
      );
      expect(decision.service.realServers.filter(({ config }) => config.weight > 0)).toHaveLength(1);
    });
  });

  it('lets a sorry server stand at the address of a real server', () => {
    const pool = policy({ quorum: { weight: 2 }, sorryServers: [{ ...sorryServer, address: '10.0.0.1' }] });
    const servers = [realServer(0), realServer(1)];
    const decision = decidePool(inputOf({ servers, states: ['up', 'down'], pool }), null);
    expect(decision.service.realServers.map(({ address, config }) => [address, config.forwardingMethod])).toEqual([
      ['10.0.0.2', 'direct-routing'],
      ['10.0.0.1', 'masquerading'],
    ]);
    expect(decision.servers.map(({ effectiveWeight }) => effectiveWeight)).toEqual([null, 0, 1]);
  });

  it('stops serving below the low watermark and serves again from the high one on', () => {
    const pool = policy({ watermarks: { lowPercent: 50, highPercent: 75 }, sorryServers: [sorryServer] });
    const servers = [0, 1, 2, 3].map((n) => realServer(n));
    const story = new Story((states) => inputOf({ servers, states, pool }));
    const seen = (
      [
        ['up', 'up', 'down', 'down'],
        ['up', 'down', 'down', 'down'],
        ['up', 'up', 'down', 'down'],
        ['up', 'up', 'up', 'down'],
      ] as State[][]
    ).map((list) => story.decide(5, ...list).pool.state);
    expect(seen).toEqual(['serving', 'sorry', 'sorry', 'serving']);
  });

  it.each<[string, number, State[], string, Record<string, number>]>([
    ['all dead', 1, ['down', 'down'], 'panic', { '10.0.0.1': 1, '10.0.0.2': 1 }],
    ['half dead, threshold above', 60, ['up', 'down'], 'panic', { '10.0.0.1': 1, '10.0.0.2': 1 }],
    ['half dead, threshold met', 50, ['up', 'down'], 'serving', { '10.0.0.1': 1, '10.0.0.2': 0 }],
    ['all dead, panic off', 0, ['down', 'down'], 'empty', { '10.0.0.1': 0, '10.0.0.2': 0 }],
  ])('panics by its threshold: %s', (_what, panicPercent, states, state, expected) => {
    const servers = [realServer(0), realServer(1), realServer(2, { adminState: 'disabled' })];
    const decision = decidePool(inputOf({ servers, states, pool: policy({ panicPercent }) }), null);
    expect(decision.pool.state).toBe(state);
    expect(weights(decision)).toEqual(expected);
  });

  it('keeps the last server of a service, quiescent, when all the dead would be removed', () => {
    const servers = [realServer(0), realServer(1)];
    const given = {
      servers,
      states: ['down', 'down'] as State[],
      onFailure: 'remove' as const,
      pool: policy({ panicPercent: 0 }),
    };
    const decision = decidePool(inputOf({ ...given, kernelWeights: [null, 1] }), null);
    expect(weights(decision)).toEqual({ '10.0.0.2': 0 });
    expect(texts(decision, 1).at(-1)).toBe(
      'weight: Weight 0 and kept in the table, because a service is never left without any server.',
    );
  });

  it('removes even the last server when an admin wants it', () => {
    const servers = [
      realServer(0, { adminState: 'disabled' }),
      realServer(1, { adminState: 'drain', drainMode: 'immediate' }),
    ];
    const decision = decidePool(inputOf({ servers, kernelWeights: [1, 1] }), null);
    expect(weights(decision)).toEqual({});
    expect(decision.pool.reason).toBe('Nobody answers: every server is drained, disabled or has weight 0');
  });

  it('does not remove what is quiescent in the kernel as long as nothing is known of it', () => {
    const given = { servers: [realServer(0), realServer(1)], kernelWeights: [0, 1], onFailure: 'remove' as const };
    const unknown = decidePool(inputOf({ ...given, states: ['unknown', 'up'] }), null);
    expect(weights(unknown)).toEqual({ '10.0.0.1': 0, '10.0.0.2': 1 });
    expect(weights(decidePool(inputOf({ ...given, states: ['down', 'up'] }), unknown.memory))).toEqual({
      '10.0.0.2': 1,
    });
  });

  describe('slow start', () => {
    const servers = [realServer(0, { weight: 3 }), realServer(1, { weight: 3 })];
    const pool = policy({ slowStart: { seconds: 10, fromPercent: 10 } });
    const story = (scheduler: 'wrr' | 'rr' = 'wrr'): Story =>
      new Story((states) => inputOf({ servers, states, pool, scheduler }));

    it('gives a server that came back its weight second by second', () => {
      const one = story();
      expect(weights(one.decide(0, 'up', 'up'))).toEqual({ '10.0.0.1': 300, '10.0.0.2': 300 });
      one.decide(5, 'down', 'up');
      const first = one.decide(5, 'up', 'up');
      expect(weights(first)).toEqual({ '10.0.0.1': 30, '10.0.0.2': 300 });
      expect(first.nextDecisionInMs).toBe(1000);
      expect([1, 4, 4, 1, 1].map((seconds) => weights(one.decide(seconds, 'up', 'up'))['10.0.0.1'])).toEqual([
        57, 165, 273, 300, 300,
      ]);
      expect(one.decide(0, 'up', 'up').nextDecisionInMs).toBeNull();
    });

    it('says so in the chain, from the probe to the weight', () => {
      const one = story();
      one.decide(0, 'down', 'up');
      one.decide(5, 'up', 'up');
      const decision = one.decide(5, 'up', 'up');
      expect(texts(decision, 0)).toEqual([
        'probe: The check says: it is up.',
        'rise-fall: Counts as healthy: it is up.',
        'admin: Enabled with weight 3.',
        'pool: The pool serves: 2 of 2 servers are healthy.',
        'slow-start: Slow start since it came back: weight 165 of 300, second 5 of 10.',
        'weight: Weight 165 of 300 (3 × 100, so that weights can move in fine steps).',
      ]);
      expect(decision.servers[0]?.causes[4]?.since).toBe(new Date(NOW + 5000).toISOString());
    });

    it('follows a return from a drain too, and survives a restart of the agent', () => {
      const drained = [realServer(0, { weight: 3, adminState: 'drain' }), realServer(1, { weight: 3 })];
      const before = decidePool(inputOf({ servers: drained, pool }), null);
      const back = { ...inputOf({ servers, pool }, NOW + 1000), kernel: before.service };
      const returned = decidePool(back, before.memory);
      expect(weights(returned)['10.0.0.1']).toBe(30);
      const stored = JSON.parse(JSON.stringify(returned.memory)) as PoolMemory;
      const unknown = new Map([[idOf(0), healthIn('unknown')]]);
      const restarted = { ...back, kernel: returned.service, health: unknown, nowMs: NOW + 6000 };
      expect(weights(decidePool(restarted, stored))['10.0.0.1']).toBe(165);
    });

    it('leaves schedulers alone that give no shares by weight', () => {
      const one = story('rr');
      one.decide(0, 'down', 'up');
      const decision = one.decide(5, 'up', 'up');
      expect(weights(decision)).toEqual({ '10.0.0.1': 3, '10.0.0.2': 3 });
      expect(texts(decision, 0)).toContain(
        'slow-start: Slow start does nothing here: the scheduler rr gives no shares by weight.',
      );
    });
  });

  it('keeps a server that passive signals speak against when too few others live', () => {
    const servers = [realServer(0), realServer(1), realServer(2)];
    const given = { servers, pool: policy({ panicPercent: 50 }), ejected: [true, true, false] };
    const decision = decidePool(inputOf(given), null);
    expect(weights(decision)).toEqual({ '10.0.0.1': 0, '10.0.0.2': 1, '10.0.0.3': 1 });
    expect(texts(decision, 0)[1]).toBe('rise-fall: Taken out until 12:00:30 UTC: no answers.');
    expect(texts(decision, 1)[1]).toBe(
      'rise-fall: Kept although passive signals speak against it (no answers): too few others are healthy.',
    );
    expect(decision.nextDecisionInMs).toBe(30_000);
  });

  it('tells what each check said, what is made of it, and why a sorry server stays away', () => {
    const at = new Date(NOW).toISOString();
    const check = { state: 'down', reason: 'status 503.', since: at, consecutive: 3, lastLatencyMs: null } as const;
    const checks = [
      { ...check, name: 'check', kind: 'tcp', state: 'up', reason: 'connected' } as const,
      { ...check, name: 'login', kind: 'http' },
    ];
    const pool = policy({ watermarks: { lowPercent: 60, highPercent: 80 }, sorryServers: [sorryServer] });
    const input = inputOf({ servers: [realServer(0), realServer(1)], sorryStates: ['down'], pool });
    const decision = decidePool(
      { ...input, health: new Map([...input.health, [idOf(0), combineChecks(checks, 'all', at)]]) },
      null,
    );
    const why = '1 of 2 servers is healthy, and the pool stops below 60 % and serves again from 80 % on';
    expect(texts(decision, 0)).toEqual([
      'probe: The tcp check is good: connected.',
      'probe: Check login (http) is bad: status 503.',
      'rise-fall: Counts as dead: 1 of 2 checks is bad, and all must be good (login: status 503).',
      'admin: Enabled with weight 1.',
      `pool: The healthy servers go on, for no sorry server can answer: ${why}.`,
      'weight: Weight 0: no new connections, present ones go on.',
    ]);
    expect(texts(decision, 2).at(-1)).toBe('weight: Not in the table: it could not answer.');
  });

  it('keeps the time of a link as long as it says the same', () => {
    const story = new Story((states) => inputOf({ servers: [realServer(0), realServer(1)], states }));
    const since = (decision: PoolDecision, stage: string): string | undefined =>
      decision.servers[0]?.causes.find((link) => link.stage === stage)?.since;
    story.decide(0, 'up', 'up');
    const later = story.decide(60, 'up', 'up');
    expect(since(later, 'rise-fall')).toBe(new Date(NOW).toISOString());
    expect(later.pool.since).toBe(new Date(NOW).toISOString());
    const dead = story.decide(60, 'down', 'up');
    expect(since(dead, 'rise-fall')).toBe(new Date(NOW + 120_000).toISOString());
    expect(since(dead, 'admin')).toBe(new Date(NOW).toISOString());
  });
});

describe(withKernel.name, () => {
  it.each([
    [5, 5, 'The kernel has it at weight 5, as decided.'],
    [null, null, 'The kernel does not have it, as decided.'],
    [0, 5, 'The kernel has it at weight 0; decided was weight 5.'],
    [5, null, 'The kernel has it at weight 5; decided was not to have it.'],
  ])('compares %s in the kernel with %s', (kernel, wanted, text) => {
    const at = new Date(NOW).toISOString();
    expect(withKernel([], kernel, wanted, at)).toEqual([{ stage: 'kernel', text, since: at }]);
  });
});
