import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { healthCheckSpec, type HealthCheckSpec } from '#libs/contracts';
import type { ProbeResult } from '../health-tracker.js';
import type { ProbeTarget } from '../probes/probe-target.js';
import { CheckEngine } from './check-engine.js';
import type { CheckTask } from './check-task.js';

const check = (changes: object = {}): HealthCheckSpec =>
  healthCheckSpec.parse({ kind: 'tcp', intervalMs: 1000, timeoutMs: 500, rise: 2, fall: 3, ...changes });
const target = (changes: Partial<ProbeTarget> = {}): ProbeTarget => ({
  ...{ address: '10.0.0.2', port: 80, mark: null, sourceAddress: null, virtualAddress: '10.0.0.1' },
  ...changes,
});
const task = (changes: Partial<CheckTask> = {}): CheckTask => ({
  ...{ key: 'web/a', check: check(), target: target(), initialState: 'first-result', warmUpMs: 0 },
  ...changes,
});

describe(CheckEngine.name, () => {
  let alive: boolean;
  let takesMs: number;
  let probes: string[];
  let changes: string[];
  let engine: CheckEngine;
  const state = (key = 'web/a') => engine.status(key)?.state;
  const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);

  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
    alive = true;
    takesMs = 0;
    probes = [];
    changes = [];
    engine = new CheckEngine({
      probe: async (_, { address }): Promise<ProbeResult> => {
        probes.push(`${Date.now()} ${address}`);
        if (takesMs > 0) await new Promise((resolve) => setTimeout(resolve, takesMs));
        return { ok: alive, reason: alive ? 'connected' : 'connection refused', latencyMs: 1, raw: 'hello' };
      },
      monotonicMs: () => Date.now(),
      now: () => new Date(Date.now()),
      random: () => 0.5,
      onChange: ({ key, from, status }) => changes.push(`${key} ${from} ${status.state}`),
    });
  });
  afterEach(() => {
    engine.stop();
    vi.useRealTimers();
  });

  it('probes at once, then from start to start, and counts rise and fall', async () => {
    engine.sync([task()]);
    expect(state()).toBe('unknown');
    takesMs = 400;
    await seconds(2.5);
    expect(probes).toEqual(['0 10.0.0.2', '1000 10.0.0.2', '2000 10.0.0.2']);
    alive = false;
    await seconds(3);
    expect(state()).toBe('down');
    alive = true;
    await seconds(2);
    expect(changes).toEqual(['web/a unknown up', 'web/a up down', 'web/a down up']);
  });

  it('leaves a pause when probes take longer than the interval', async () => {
    takesMs = 1500;
    engine.sync([task()]);
    await seconds(3.2);
    expect(probes).toEqual(['0 10.0.0.2', '1520 10.0.0.2', '3040 10.0.0.2']);
  });

  it('asks once for all who ask the same, whatever their thresholds', async () => {
    const eager = check({ name: 'eager', rise: 1, fall: 1 });
    engine.sync([task(), task({ key: 'mail/a', check: eager, target: target({ virtualAddress: '10.0.0.9' }) })]);
    await seconds(1.5);
    expect(probes).toHaveLength(2);
    alive = false;
    await seconds(1);
    expect([state(), state('mail/a')]).toEqual(['up', 'down']);
  });

  it('goes on for the others when one user leaves', async () => {
    engine.sync([task(), task({ key: 'mail/a' })]);
    await seconds(0.5);
    engine.sync([task({ key: 'mail/a' })]);
    await seconds(1);
    expect(probes).toHaveLength(2);
    expect(engine.status('web/a')).toBeNull();
  });

  it('gives a newcomer a result at once', async () => {
    const slow = check({ intervalMs: 60_000 });
    engine.sync([task({ check: slow })]);
    await seconds(1);
    engine.sync([task({ check: slow }), task({ key: 'mail/a', check: slow })]);
    await seconds(0.1);
    expect(state('mail/a')).toBe('up');
    expect(probes).toHaveLength(2);
  });

  it.each([
    ['up', 'up', ['web/a up down']],
    ['down', 'down', []],
    ['first-result', 'unknown', ['web/a unknown down']],
  ] as const)('begins %s', async (initialState, begun, expected) => {
    alive = false;
    engine.sync([task({ initialState })]);
    expect(state()).toBe(begun);
    await seconds(3.5);
    expect(changes).toEqual(expected);
  });

  it('does not count bad results while a server warms up', async () => {
    alive = false;
    engine.sync([task({ warmUpMs: 5000 })]);
    await seconds(4.5);
    expect(engine.status('web/a')).toMatchObject({
      state: 'unknown',
      reason: 'connection refused, not counted while it warms up',
    });
    await seconds(1);
    expect(state()).toBe('down');
  });

  it('keeps the history when only the rhythm or the thresholds change', async () => {
    engine.sync([task()]);
    await seconds(0.5);
    engine.sync([task({ check: check({ intervalMs: 200, fall: 1 }) })]);
    expect(state()).toBe('up');
    alive = false;
    await seconds(0.3);
    expect(state()).toBe('down');
    expect(probes.slice(0, 3)).toEqual(['0 10.0.0.2', '500 10.0.0.2', '700 10.0.0.2']);
  });

  it('starts anew when another thing is asked, and drops a result for the old one', async () => {
    takesMs = 300;
    engine.sync([task()]);
    await seconds(0.1);
    engine.sync([task({ target: target({ address: '10.0.0.3' }) })]);
    await seconds(0.25);
    expect(state()).toBe('unknown');
    await seconds(0.1);
    expect(state()).toBe('up');
  });

  it('runs a check now and tells what was said, without counting it', async () => {
    engine.sync([task({ check: check({ fall: 1 }) })]);
    await seconds(0.5);
    alive = false;
    expect(await engine.runNow('web/a')).toMatchObject({ ok: false, raw: 'hello' });
    expect(state()).toBe('up');
    expect(await engine.runNow('nobody')).toBeNull();
  });

  it('survives a probe that throws', async () => {
    engine = new CheckEngine({
      probe: () => Promise.reject(new Error('no memory')),
      monotonicMs: () => Date.now(),
      now: () => new Date(Date.now()),
      random: () => 0.5,
      onChange: () => undefined,
    });
    engine.sync([task()]);
    await seconds(0.1);
    expect(engine.status('web/a')?.reason).toBe('the probe failed: no memory (1 in a row)');
  });

  it('spreads the first probes of many', async () => {
    const tasks = Array.from({ length: 1000 }, (_, index) =>
      task({ key: `web/${index}`, target: target({ address: `10.0.${index >> 8}.${index & 255}` }) }),
    );
    engine.sync(tasks);
    await seconds(0.05);
    expect(probes.length).toBeGreaterThan(450);
    expect(probes.length).toBeLessThan(600);
    await seconds(0.1);
    expect(probes).toHaveLength(1000);
  });

  it('stops', async () => {
    engine.sync([task()]);
    engine.stop();
    await seconds(5);
    expect(probes).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
