import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cause, observedPool } from '#libs/contracts';
import type { IpvsService, IpvsTable, RealServerKey } from '#libs/domain';
import { formatEndpoint, formatKey, planTable, type IpvsStep } from '#libs/ipvs';
import { decidePool } from './decide-pool.js';
import { leastHealthy } from './members.js';
import { readPoolMemory, type PoolMemory } from './memory.js';
import { inputOf, laterSetting, NOW, settings } from './pool.arbitrary.js';
import type { PoolDecision, PoolInput } from './types.js';

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const serves = (service: IpvsService | null): boolean =>
  service !== null && service.realServers.some(({ config }) => config.weight > 0);

/** Two moments of one service: the first without a memory, the second with it and on the kernel that the first made. */
const histories = settings.chain((first) =>
  fc.record({
    first: fc.constant(first),
    second: laterSetting(first),
    afterMs: fc.integer({ min: 0, max: 700_000 }),
  }),
);
type History = typeof histories extends fc.Arbitrary<infer T> ? T : never;
const live = ({ first, second, afterMs }: History): { input: PoolInput; before: PoolDecision; after: PoolDecision } => {
  const before = decidePool(inputOf(first), null);
  const input = { ...inputOf(second, NOW + afterMs), kernel: before.service };
  return { input, before, after: decidePool(input, before.memory) };
};

/** What the kernel has after the steps, in the plainest way that there is. */
function applied(table: IpvsTable, steps: readonly IpvsStep[]): IpvsService[] {
  const services = new Map(table.map((service) => [formatKey(service.key), service]));
  const without = (service: IpvsService, server: RealServerKey): IpvsService['realServers'] =>
    service.realServers.filter((one) => formatEndpoint(one) !== formatEndpoint(server));
  for (const step of steps) {
    const name = formatKey(step.service);
    const found = services.get(name) ?? { key: step.service, config: noConfig, realServers: [] };
    switch (step.kind) {
      case 'delete-service':
        services.delete(name);
        break;
      case 'add-service':
      case 'edit-service':
        services.set(name, { ...found, config: step.config });
        break;
      case 'add-server':
      case 'edit-server':
        services.set(name, { ...found, realServers: [...without(found, step.server), step.server] });
        break;
      case 'delete-server':
        services.set(name, { ...found, realServers: without(found, step.server) });
    }
  }
  return [...services.values()];
}
const noConfig = { scheduler: 'rr', schedulerFlags: [], persistence: null, onePacket: false } as const;

describe('decisions about pools, whatever happens', () => {
  it('are the same for the same input and memory', () => {
    fc.assert(
      fc.property(histories, (history) => {
        expect(json(live(history))).toEqual(json(live(history)));
      }),
    );
  });

  it('are the same after the memory was a JSON file', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { input, before, after } = live(history);
        const stored = readPoolMemory(json(before.memory));
        expect(stored).not.toBeNull();
        expect(json(decidePool(input, stored))).toEqual(json(after));
      }),
    );
  });

  it('fit into a report: every sentence, every chain, one entry for each server', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { input, after } = live(history);
        observedPool.parse(after.pool);
        for (const { causes } of after.servers) expect(cause.array().max(15).safeParse(causes).error).toBeUndefined();
        const documented = [...input.service.realServers, ...input.service.pool.sorryServers].map(({ id }) => id);
        expect(after.servers.map(({ id }) => id)).toEqual(documented);
      }),
    );
  });

  it('never leave a service without a serving server that had one, but by the admin, by panic off, or for sorry servers', () => {
    fc.assert(
      fc.property(settings, (setting) => {
        const input = inputOf(setting);
        if (!serves(input.kernel)) return;
        const { service, pool } = decidePool(input, null);
        if (serves(service)) return;
        const enabled = setting.servers.filter(
          ({ adminState, config }) => adminState === 'enabled' && config.weight > 0,
        );
        expect(pool.state).toBe('empty');
        expect(enabled.length === 0 || setting.pool.panicPercent === 0).toBe(true);
        expect(pool.healthyServers).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('never empty a table but for the admin', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { input, before, after } = live(history);
        if (before.service.realServers.length === 0 || after.service.realServers.length > 0) return;
        const left = input.service.realServers.filter((server) =>
          before.service.realServers.some((one) => formatEndpoint(one) === formatEndpoint(server)),
        );
        const isAdmins = left.every(
          ({ adminState, drainMode }) =>
            adminState === 'disabled' || (adminState === 'drain' && drainMode === 'immediate'),
        );
        expect(isAdmins).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('do not flap on a constant input', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 5000 }), (history, tickMs) => {
        const { input, after } = live(history);
        let last = after;
        for (let turn = 1; turn <= 4; turn += 1) {
          const next = decidePool(
            { ...input, kernel: last.service, nowMs: input.nowMs + turn * tickMs, ejected: new Map() },
            last.memory,
          );
          const again = decidePool(
            { ...input, kernel: next.service, nowMs: input.nowMs + turn * tickMs, ejected: new Map() },
            next.memory,
          );
          expect(again.pool).toEqual(next.pool);
          expect(again.service).toEqual(next.service);
          last = next;
        }
      }),
    );
  });

  it('keep the state and its time while nothing changes', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 1, max: 3_600_000 }), (history, laterMs) => {
        const { input, after } = live({ ...history, second: { ...history.second, ejected: [] } });
        const later = decidePool({ ...input, kernel: after.service, nowMs: input.nowMs + laterMs }, after.memory);
        expect(later.pool).toEqual(after.pool);
        const again = decidePool({ ...input, kernel: later.service, nowMs: input.nowMs + laterMs }, later.memory);
        expect(again.memory).toBe(later.memory);
      }),
      { numRuns: 300 },
    );
  });

  it('eject by passive signals only as many as panic allows, and always leave one', () => {
    fc.assert(
      fc.property(settings, (setting) => {
        const calm = decidePool(inputOf({ ...setting, ejected: [] }), null);
        const { pool } = decidePool(inputOf(setting), null);
        const floor = Math.min(calm.pool.healthyServers, leastHealthy(pool.totalServers, setting.pool.panicPercent));
        expect(pool.healthyServers).toBeGreaterThanOrEqual(pool.totalServers === 0 ? 0 : floor);
        expect(pool.healthyServers).toBeLessThanOrEqual(calm.pool.healthyServers);
      }),
      { numRuns: 500 },
    );
  });

  it('take at most as many healthy servers out at once as keeps the pool out of panic, but for sorry servers', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { input, before, after } = live(history);
        if (after.pool.state !== 'serving' || input.service.pool.sorryServers.length > 0) return;
        const wasServing = before.servers
          .filter(({ effectiveWeight }) => (effectiveWeight ?? 0) > 0)
          .map(({ id }) => id);
        const enabled = input.service.realServers.filter(
          ({ adminState, config }) => adminState === 'enabled' && config.weight > 0,
        );
        const ejected = after.servers.filter(
          ({ id, effectiveWeight }) =>
            wasServing.includes(id) && (effectiveWeight ?? 0) === 0 && enabled.some((server) => server.id === id),
        );
        const { panicPercent } = input.service.pool;
        expect(ejected.length).toBeLessThanOrEqual(enabled.length - leastHealthy(enabled.length, panicPercent));
      }),
      { numRuns: 1000 },
    );
  });

  it('are reached by applying the plan, and then there is nothing left to plan', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { before, after } = live(history);
        const options = { owns: () => true };
        const reached = applied([before.service], planTable([after.service], [before.service], options));
        expect(planTable([after.service], reached, options)).toEqual([]);
        const sorted = (service: IpvsService | undefined): unknown =>
          [...(service?.realServers ?? [])]
            .map(({ address, port, config }) => JSON.stringify([address, port, config]))
            .sort();
        expect(sorted(reached[0])).toEqual(sorted(after.service));
      }),
    );
  });

  it('keep thresholds, method and key of the document', () => {
    fc.assert(
      fc.property(settings, (setting) => {
        const servers = setting.servers.map((server, n) => ({
          ...server,
          config: { ...server.config, upperThreshold: 10 * (n + 1), lowerThreshold: n + 1 },
        }));
        const { service } = decidePool(inputOf({ ...setting, servers }), null);
        for (const { address, config } of service.realServers) {
          const wanted = servers.find((server) => server.address === address);
          if (wanted !== undefined) expect({ ...config, weight: 0 }).toEqual({ ...wanted.config, weight: 0 });
        }
      }),
    );
  });

  it('tell when time alone changes them', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { input, after } = live(history);
        const { nextDecisionInMs } = after;
        const until = nextDecisionInMs ?? 3_600_000;
        expect(until).toBeGreaterThan(0);
        const early: PoolMemory = after.memory;
        const almost = decidePool({ ...input, kernel: after.service, nowMs: input.nowMs + until - 1 }, early);
        expect(almost.service).toEqual(after.service);
      }),
      { numRuns: 500 },
    );
  });
});
