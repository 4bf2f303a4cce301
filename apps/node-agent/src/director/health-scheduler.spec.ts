import { ulid } from 'ulid';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ProbeResult } from '#libs/checks';
import { poolPolicy, serviceHealth, type DirectorRealServer, type DirectorVirtualService } from '#libs/contracts';
import { HealthScheduler, type HealthChange } from './health-scheduler.js';

const server: DirectorRealServer = {
  id: ulid(),
  nodeId: null,
  address: '10.0.0.2',
  port: 80,
  config: { forwardingMethod: 'direct-routing', tunnel: null, weight: 1, upperThreshold: 0, lowerThreshold: 0 },
  adminState: 'enabled',
  drainMode: 'graceful',
  agent: null,
};
const service: DirectorVirtualService = {
  id: ulid(),
  name: 'web',
  key: { kind: 'address', protocol: 'tcp', address: '10.0.0.1', port: 80 },
  config: { scheduler: 'wlc', schedulerFlags: [], persistence: null, onePacket: false },
  healthCheck: { kind: 'tcp', port: null, intervalMs: 1000, timeoutMs: 500, rise: 2, fall: 3, onFailure: 'quiesce' },
  health: serviceHealth.parse({}),
  pool: poolPolicy.parse({}),
  realServers: [server],
};

describe(HealthScheduler.name, () => {
  let alive: boolean;
  let probes: number[];
  let changes: HealthChange[];
  let scheduler: HealthScheduler;
  const clock = {
    now: () => new Date(Date.now()),
    monotonicMs: () => Date.now(),
    sleep: (ms: number, signal?: AbortSignal) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        signal?.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      }),
  };
  const state = (): string => scheduler.state(service.id, server.id);

  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
    alive = true;
    probes = [];
    changes = [];
    scheduler = new HealthScheduler({
      probe: (): Promise<ProbeResult> => {
        probes.push(Date.now());
        return Promise.resolve({
          ok: alive,
          reason: alive ? 'connected' : 'connection refused',
          latencyMs: 1,
          raw: null,
        });
      },
      clock,
      random: () => 0.5,
      onChange: (change) => changes.push(change),
    });
  });
  afterEach(() => {
    scheduler.stop();
    vi.useRealTimers();
  });

  it('keeps its rhythm when probes wait for their timeout', async () => {
    const slow = new HealthScheduler({
      probe: async () => {
        probes.push(Date.now());
        await clock.sleep(800);
        return { ok: false, reason: 'no answer', latencyMs: 800, raw: null };
      },
      clock,
      random: () => 0.5,
      onChange: (change) => changes.push(change),
    });
    slow.sync([service]);
    await vi.advanceTimersByTimeAsync(2500);
    slow.stop();
    expect(probes).toEqual([0, 1000, 2000]);
  });

  it('probes at once, then at its interval, and counts rise and fall', async () => {
    scheduler.sync([service]);
    expect(state()).toBe('unknown');
    await vi.advanceTimersByTimeAsync(2500);
    expect(probes).toEqual([0, 1000, 2000]);
    expect(state()).toBe('up');
    alive = false;
    await vi.advanceTimersByTimeAsync(2000);
    expect(state()).toBe('up');
    await vi.advanceTimersByTimeAsync(1000);
    expect(state()).toBe('down');
    alive = true;
    await vi.advanceTimersByTimeAsync(2000);
    expect(state()).toBe('up');
    expect(changes.map(({ from, status }) => `${from} ${status.state}`)).toEqual(['unknown up', 'up down', 'down up']);
  });

  it('keeps the history of a check that did not change, and starts anew when it did', async () => {
    scheduler.sync([service]);
    await vi.advanceTimersByTimeAsync(100);
    scheduler.sync([{ ...service, name: 'renamed' }]);
    expect(state()).toBe('up');
    scheduler.sync([{ ...service, realServers: [{ ...server, address: '10.0.0.3' }] }]);
    expect(state()).toBe('unknown');
  });

  it('checks nothing that is disabled, unchecked, or without a port', async () => {
    scheduler.sync([
      { ...service, realServers: [{ ...server, adminState: 'disabled' }] },
      { ...service, id: ulid(), healthCheck: { kind: 'none' } },
      { ...service, id: ulid(), realServers: [{ ...server, port: 0 }] },
    ]);
    await vi.advanceTimersByTimeAsync(5000);
    expect(probes).toEqual([]);
    expect(state()).toBe('unchecked');
  });
});
