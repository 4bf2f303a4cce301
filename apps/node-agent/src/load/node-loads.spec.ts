import { ulid } from 'ulid';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { poolPolicy, serviceHealth, type DirectorRealServer, type DirectorVirtualService } from '#libs/contracts';
import { Log } from '../shared/log.js';
import type { LoadAnswer, LoadTarget } from './load-client.js';
import { NodeLoads } from './node-loads.js';

const server = (agent: DirectorRealServer['agent']): DirectorRealServer => ({
  id: ulid(),
  nodeId: null,
  address: '10.0.0.2',
  port: 80,
  config: { forwardingMethod: 'direct-routing', tunnel: null, weight: 1, upperThreshold: 0, lowerThreshold: 0 },
  adminState: 'enabled',
  drainMode: 'graceful',
  agent,
});
const service = (intervalSeconds: number | null, ...realServers: DirectorRealServer[]): DirectorVirtualService => ({
  id: ulid(),
  name: 'web',
  key: { kind: 'address', protocol: 'tcp', address: '10.0.0.1', port: 80 },
  config: { scheduler: 'wlc', schedulerFlags: [], persistence: null, onePacket: false },
  health: serviceHealth.parse({}),
  pool: poolPolicy.parse({ feedback: intervalSeconds === null ? null : { intervalSeconds } }),
  realServers,
});

describe(NodeLoads.name, () => {
  let asked: [seconds: number, machine: string][];
  let answer: LoadAnswer;
  let lines: string[];
  let loads: NodeLoads;
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
  const told: LoadAnswer = {
    ok: true,
    load: {
      at: '1970-01-01T00:00:00Z',
      cpuPressurePercent: 5,
      memoryPressurePercent: 0,
      ioPressurePercent: 0,
      loadPerCpu: 1,
      queueLength: null,
    },
  };
  const [one, two] = ['one', 'two'].map((machineId) => server({ machineId, address: '127.0.0.1', port: 7480 })) as [
    DirectorRealServer,
    DirectorRealServer,
  ];

  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
    asked = [];
    lines = [];
    answer = told;
    loads = new NodeLoads({
      ask: ({ machineId }: LoadTarget) => {
        asked.push([Date.now() / 1000, machineId]);
        return Promise.resolve(answer);
      },
      clock,
      log: new Log('info', (line) => lines.push(line), clock.now),
    });
  });
  afterEach(async () => {
    const stopped = loads.stop();
    await vi.runAllTimersAsync();
    await stopped;
    vi.useRealTimers();
  });

  it('asks each node once, as often as its most eager service wants', async () => {
    const services = [
      service(4, one, two),
      service(2, one),
      service(null, server({ machineId: 'three', address: '127.0.0.1', port: 1 })),
    ];
    loads.sync(services);
    for (let second = 0; second < 4; second += 1) {
      await vi.advanceTimersByTimeAsync(1000);
      loads.sync(services);
    }
    await vi.advanceTimersByTimeAsync(100);
    expect(asked).toEqual([
      [0, 'one'],
      [0, 'two'],
      [2, 'one'],
      [4, 'one'],
      [4, 'two'],
    ]);
    expect(loads.of(one)).toEqual(told.load);
    expect(loads.of(server(null))).toBeNull();
  });

  it('forgets a load that got old, and says once why a node is silent', async () => {
    loads.sync([service(1, one)]);
    await vi.advanceTimersByTimeAsync(100);
    answer = { ok: false, reason: 'no answer in 1500 ms' };
    await vi.advanceTimersByTimeAsync(2000);
    expect(loads.of(one)).toEqual(told.load);
    await vi.advanceTimersByTimeAsync(2000);
    expect(loads.of(one)).toBeNull();
    expect(lines.filter((line) => line.includes('no answer in 1500 ms'))).toHaveLength(1);
    answer = told;
    await vi.advanceTimersByTimeAsync(1000);
    expect(loads.of(one)).toEqual(told.load);
  });

  it('starts anew with a node that moved', async () => {
    loads.sync([service(1, one)]);
    await vi.advanceTimersByTimeAsync(100);
    const moved = server({ machineId: 'one', address: '127.0.0.2', port: 7480 });
    loads.sync([service(1, moved)]);
    expect(loads.of(moved)).toBeNull();
  });
});
