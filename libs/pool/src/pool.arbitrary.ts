import { poolPolicy, serviceHealth, type DirectorRealServer, type NodeLoad, type PoolPolicy } from '#libs/contracts';
import { SCHEDULERS, type IpvsService, type Scheduler } from '#libs/domain';
import fc from 'fast-check';
import type { PoolInput, ServerHealth } from './types.js';

export const NOW = Date.parse('2026-03-01T12:00:00Z');
export const idOf = (n: number): string => String(n).padStart(26, '0');

export const healthIn = (state: ServerHealth['state'], reason = `it is ${state}`): ServerHealth => ({
  state,
  reason,
  since: new Date(NOW - 60_000).toISOString(),
  checks: [],
});

/** A real server `10.0.0.(n+1)` with the id of n. */
export const realServer = (
  n: number,
  part: Partial<DirectorRealServer> & { weight?: number } = {},
): DirectorRealServer => {
  const { weight = 1, ...rest } = part;
  return {
    id: idOf(n),
    nodeId: null,
    address: `10.0.0.${n + 1}`,
    port: 80,
    config: { forwardingMethod: 'direct-routing', tunnel: null, weight, upperThreshold: 0, lowerThreshold: 0 },
    adminState: 'enabled',
    drainMode: 'graceful',
    agent: null,
    ...rest,
  };
};

interface Setting {
  readonly servers: readonly DirectorRealServer[];
  readonly states: readonly ServerHealth['state'][];
  readonly sorryStates: readonly ServerHealth['state'][];
  readonly pool: PoolPolicy;
  readonly onFailure: 'auto' | 'quiesce' | 'remove';
  readonly scheduler: Scheduler;
  readonly isPersistent: boolean;
  readonly expiresQuiescentTemplates: boolean;
  /** Weight in the kernel by server; null: not there. Undefined: the service is not in the kernel. */
  readonly kernelWeights: readonly (number | null)[] | undefined;
  readonly loads: readonly (NodeLoad | null)[];
  readonly ejected: readonly boolean[];
}

/** Builds the input that a director would give. */
export function inputOf(setting: Partial<Setting> & Pick<Setting, 'servers'>, nowMs = NOW): PoolInput {
  const { servers, states = [], sorryStates = [], loads = [], ejected = [] } = setting;
  const pool = setting.pool ?? poolPolicy.parse({});
  const key = { kind: 'address', protocol: 'tcp', address: '10.0.1.1', port: 80 } as const;
  const persistence = setting.isPersistent === true ? { timeoutSeconds: 300, prefixLength: 32, engine: null } : null;
  const config = { scheduler: setting.scheduler ?? 'wlc', schedulerFlags: [], persistence, onePacket: false };
  const kernel: IpvsService | null =
    setting.kernelWeights === undefined
      ? null
      : {
          key,
          config,
          realServers: servers.flatMap((server, n) => {
            const weight = setting.kernelWeights?.[n] ?? null;
            return weight === null ? [] : [{ ...server, config: { ...server.config, weight } }];
          }),
        };
  const onFailure = setting.onFailure ?? 'quiesce';
  return {
    service: {
      id: idOf(99),
      name: 'web',
      key,
      config,
      health: serviceHealth.parse({ onFailure, checks: [{ kind: 'tcp' }] }),
      pool,
      realServers: [...servers],
    },
    health: new Map(servers.map(({ id }, n) => [id, healthIn(states[n] ?? 'up')])),
    sorryHealth: new Map(pool.sorryServers.map(({ id }, n) => [id, healthIn(sorryStates[n] ?? 'up')])),
    kernel,
    load: new Map(servers.map(({ id }, n) => [id, loads[n] ?? null])),
    ejected: new Map(
      servers
        .filter((_, n) => ejected[n] === true)
        .map(({ id }) => [id, { untilMs: nowMs + 30_000, reason: 'no answers' }]),
    ),
    released: new Set(),
    expiresQuiescentTemplates: setting.expiresQuiescentTemplates ?? true,
    nowMs,
  };
}

const state = fc.constantFrom<ServerHealth['state']>('up', 'up', 'down', 'down', 'unknown', 'unchecked');

export const loadArbitrary: fc.Arbitrary<NodeLoad> = fc.record({
  at: fc.constant(new Date(NOW).toISOString()),
  cpuPressurePercent: fc.option(fc.integer({ min: 0, max: 100 })),
  memoryPressurePercent: fc.option(fc.integer({ min: 0, max: 100 })),
  ioPressurePercent: fc.option(fc.integer({ min: 0, max: 100 })),
  loadPerCpu: fc.double({ min: 0, max: 50, noNaN: true }),
  queueLength: fc.option(fc.integer({ min: 0, max: 100_000 })),
});

const policyArbitrary = (sorry: number): fc.Arbitrary<PoolPolicy> =>
  fc.record({
    quorum: fc.option(
      fc.record({ weight: fc.integer({ min: 1, max: 12 }), hysteresis: fc.integer({ min: 0, max: 5 }) }),
    ),
    watermarks: fc.option(
      fc
        .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }))
        .map(([one, other]) => ({ lowPercent: Math.min(one, other), highPercent: Math.max(one, other) })),
    ),
    sorryServers: fc.constant(
      Array.from({ length: sorry }, (_, n) => ({
        id: idOf(20 + n),
        address: `10.0.2.${n + 1}`,
        port: 80,
        forwardingMethod: 'masquerading' as const,
        weight: n + 1,
        health: null,
      })),
    ),
    panicPercent: fc.constantFrom(0, 1, 1, 30, 50, 100),
    slowStart: fc.option(
      fc.record({ seconds: fc.integer({ min: 1, max: 600 }), fromPercent: fc.integer({ min: 1, max: 100 }) }),
    ),
    feedback: fc.option(
      fc.record({
        minPercent: fc.integer({ min: 1, max: 100 }),
        maxPercent: fc.integer({ min: 100, max: 1000 }),
        stepPercent: fc.integer({ min: 1, max: 100 }),
        intervalSeconds: fc.integer({ min: 1, max: 30 }),
      }),
    ),
  });

/** Any service of up to eight servers in any state, with any kernel before it. */
export const settings: fc.Arbitrary<Setting> = fc
  .tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 2 }))
  .chain(([count, sorry]) => {
    const each = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(one, { minLength: count, maxLength: count });
    const server = fc.record({
      weight: fc.constantFrom(0, 1, 1, 2, 5, 99, 1000),
      adminState: fc.constantFrom(
        'enabled' as const,
        'enabled' as const,
        'enabled' as const,
        'drain' as const,
        'disabled' as const,
      ),
      drainMode: fc.constantFrom('graceful' as const, 'firm' as const, 'immediate' as const),
    });
    return fc.record({
      servers: each(server).map((parts) => parts.map((part, n) => realServer(n, part))),
      states: each(state),
      sorryStates: fc.array(state, { minLength: sorry, maxLength: sorry }),
      pool: policyArbitrary(sorry),
      onFailure: fc.constantFrom('auto' as const, 'quiesce' as const, 'remove' as const),
      scheduler: fc.constantFrom(...SCHEDULERS),
      isPersistent: fc.boolean(),
      expiresQuiescentTemplates: fc.boolean(),
      kernelWeights: fc.option(each(fc.option(fc.constantFrom(0, 1, 5, 100))), { nil: undefined }),
      loads: each(fc.option(loadArbitrary)),
      ejected: each(fc.boolean()),
    });
  });

/** Another moment of the same service: health, load, ejections and the admin's states may be others. */
export const laterSetting = (base: Setting): fc.Arbitrary<Setting> => {
  const count = base.servers.length;
  const each = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(one, { minLength: count, maxLength: count });
  return fc.record({
    ...(Object.fromEntries(Object.entries(base).map(([name, value]) => [name, fc.constant(value)])) as {
      [K in keyof Setting]: fc.Arbitrary<Setting[K]>;
    }),
    states: each(state),
    loads: each(fc.option(loadArbitrary)),
    ejected: each(fc.boolean()),
    servers: each(fc.constantFrom('enabled' as const, 'enabled' as const, 'drain' as const)).map((admin) =>
      base.servers.map((server, n) => ({ ...server, adminState: admin[n] ?? 'enabled' })),
    ),
  });
};
