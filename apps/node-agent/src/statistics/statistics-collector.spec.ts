import { describe, expect, it, vi } from 'vitest';
import {
  type DirectorVirtualService,
  poolPolicy,
  report as reportSchema,
  serviceHealth,
  type StatisticsReport,
} from '#libs/contracts';
import type { IpvsStatistics } from '#libs/host';
import type { Clock } from '../shared/clock.js';
import { Log } from '../shared/log.js';
import { StatisticsCollector } from './statistics-collector.js';

const SERVICE = '01J9Z3N8Q4W7Y2T5R6V0X1B3C5';
const SERVER = '01J9Z3N8Q4W7Y2T5R6V0X1B3C6';

const services = [
  {
    ...{ id: SERVICE, name: 'web', key: { kind: 'address', protocol: 'tcp', address: '192.0.2.80', port: 80 } },
    config: { scheduler: 'wlc', schedulerFlags: [], persistence: null, onePacket: false },
    realServers: [{ id: SERVER, address: '10.0.0.2', port: 80 }],
    ...{ health: serviceHealth.parse({}), pool: poolPolicy.parse({}) },
  },
] as unknown as readonly DirectorVirtualService[];

const counters = (count: number) => ({
  ...{ connections: count, packetsIn: count, packetsOut: count, bytesIn: count, bytesOut: count },
});
const usage = {
  upperThreshold: 0,
  lowerThreshold: 0,
  activeConnections: 3,
  inactiveConnections: 1,
  persistentConnections: 2,
};
const kernel = (count: number): IpvsStatistics => ({
  counters: new Map([
    [
      'tcp 192.0.2.80:80',
      new Map([
        ['', counters(count)],
        ['10.0.0.2:80', counters(count)],
        ['10.0.0.9:80', counters(1)],
      ]),
    ],
    ['tcp 192.0.2.99:80', new Map([['', counters(77)]])],
  ]),
  usage: new Map([
    [
      'tcp 192.0.2.80:80',
      new Map([
        ['10.0.0.2:80', usage],
        ['10.0.0.9:80', usage],
      ]),
    ],
  ]),
});

/** Time that passes only while somebody sleeps. */
class HandClock implements Clock {
  ms = Date.parse('2026-11-21T10:00:00.400Z');
  readonly sleeps: number[] = [];
  now(): Date {
    return new Date(this.ms);
  }
  monotonicMs(): number {
    return this.ms;
  }
  async sleep(ms: number): Promise<void> {
    this.sleeps.push(ms);
    await new Promise((resolve) => setTimeout(resolve, 2));
    this.ms += ms;
  }
}

async function run(
  read: () => Promise<IpvsStatistics | null>,
  wanted: () => readonly DirectorVirtualService[] | null = () => services,
): Promise<{ collector: StatisticsCollector; clock: HandClock; lines: string[]; ready: number }> {
  const clock = new HandClock();
  const lines: string[] = [];
  const log = new Log('warn', (line) => lines.push(line), () => new Date()); // prettier-ignore
  let ready = 0;
  const onReady = (): void => void (ready += 1);
  const collector = new StatisticsCollector({ services: wanted, statistics: read, onReady, clock, log });
  collector.start();
  await vi.waitFor(() => expect(clock.sleeps.length).toBeGreaterThan(5));
  await collector.stop();
  return { collector, clock, lines, ready };
}

describe(StatisticsCollector.name, () => {
  it('reads shortly after each full second and offers reports that fit the contract', async () => {
    let count = 10;
    const { collector, clock, ready } = await run(() => Promise.resolve(kernel((count += 5))));
    expect(clock.sleeps.slice(0, 3)).toEqual([650, 1000, 1000]);
    expect(ready).toBeGreaterThan(0);
    const offered = collector.next();
    const report = reportSchema.parse(offered?.report) as StatisticsReport;
    expect(report.subjects).toMatchObject([
      { service: SERVICE, server: null, fromZero: false },
      { service: SERVICE, server: SERVER },
    ]);
    expect(report.frames[0]?.rows).toEqual([
      [0, 1, 15, 15, 15, 15, 15, 6, 2, 4],
      [1, 1, 15, 15, 15, 15, 15, 3, 1, 2],
    ]);
    expect(report.frames[1]).toMatchObject({ seconds: 1, gauges: [6, 2, 4] });
    expect(collector.next()?.report.frames).toEqual(report.frames);
    offered?.taken();
    expect(collector.next()).toBeNull();
  });

  it('says of an empty table that it was read', async () => {
    const { collector } = await run(() => Promise.resolve(null));
    expect(collector.next()?.report.frames[2]).toMatchObject({ gauges: [0, 0, 0], rows: [] });
  });

  it('is silent on a machine that directs nothing', async () => {
    const read = vi.fn(() => Promise.resolve(kernel(1)));
    const { collector } = await run(read, () => null);
    expect(collector.next()).toBeNull();
    expect(read).not.toHaveBeenCalled();
  });

  it('tells once that the kernel cannot be read', async () => {
    const { collector, lines } = await run(() => Promise.reject(new Error('no ip_vs')));
    expect(collector.next()).toBeNull();
    expect(lines.filter((line) => line.includes('no ip_vs'))).toHaveLength(1);
  });

  it('reads less often where a reading takes long', async () => {
    const hand = new HandClock();
    const slow = (): Promise<IpvsStatistics> => {
      hand.ms += 600;
      return Promise.resolve(kernel(1));
    };
    const log = new Log('warn', () => undefined, () => new Date()); // prettier-ignore
    const collector = new StatisticsCollector({
      ...{ services: () => services, statistics: slow, onReady: () => undefined, clock: hand, log },
    });
    collector.start();
    await vi.waitFor(() => expect(hand.sleeps.length).toBeGreaterThan(3));
    await collector.stop();
    for (const ms of hand.sleeps) expect(ms).toBeGreaterThanOrEqual(2400);
  });
});
