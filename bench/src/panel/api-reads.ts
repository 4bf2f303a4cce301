import { once } from 'node:events';
import { loadavg } from 'node:os';
import { Worker } from 'node:worker_threads';
import { median, ROUNDS, type Bench, type BenchPlace, type Comparison } from '../bench.js';
import { BenchCluster } from './bench-cluster.js';
import { BenchManager } from './bench-manager.js';
import type { ReadOrder, ReadTimes } from './read-sender.js';

interface Round {
  readonly latencies: readonly number[];
  readonly lost: number;
  readonly sentLateMs: number;
}

const SERVICES = 50;
const SERVERS_EACH = 20;
const PER_SECOND = 200;
const ROUND_SECONDS = 10;
const WARM_UP_SECONDS = 5;
const TARGET_MS = 20;
/** A request that was not answered well counts as this late. */
const LOST_MS = 60_000;

/** The value below which 99 of 100 are. */
export function percentile99(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.99) - 1)] ?? Number.NaN;
}

/** Half of all reads, in turn: how one service is, its servers, one of them. Twenty services are asked in turn. */
const ofService = (id: string, serverId: string): string[] => [
  `/virtual-services/${id}`,
  `/virtual-services/${id}/real-servers?limit=50`,
  `/virtual-services/${id}/real-servers/${serverId}`,
];

/** The other half, in turn: what pages of the panel, the CLI and watching programs ask besides. */
const OTHERS = [
  ...['/virtual-services?limit=10', '/nodes?limit=50', '/addresses?limit=50', '/health', '/cluster'],
  ...['/operations?limit=20', '/events?limit=20', '/alarms?limit=20', '/audit?limit=20', '/users/me'],
];

async function pathsOf(manager: BenchManager): Promise<string[]> {
  const { items } = await manager.ask<{ items: { id: string; realServers: { id: string }[] }[] }>(
    'GET',
    '/virtual-services?limit=20',
  );
  const services = items.flatMap(({ id, realServers: [first] }) => ofService(id, first?.id ?? ''));
  return services.flatMap((path, index) => [path, OTHERS[index % OTHERS.length] ?? path]);
}

/** Client, PostgreSQL and Redis share the machine with the manager, as does whatever else runs on it: the load average is told. */
async function load(sender: Worker, manager: BenchManager, paths: readonly string[], seconds: number): Promise<Round> {
  const { origin, token } = manager;
  const order: ReadOrder = { origin, token, paths, perSecond: PER_SECOND, seconds };
  sender.postMessage(order);
  const [{ latencies, delays }] = (await once(sender, 'message')) as [ReadTimes];
  return {
    latencies: latencies.map((latency) => latency ?? LOST_MS),
    lost: latencies.filter((latency) => latency === null).length,
    sentLateMs: percentile99(delays),
  };
}

function told({ latencies, lost, sentLateMs }: Round): string {
  const figures = `p50 ${median(latencies).toFixed(1)} ms, p99 ${percentile99(latencies).toFixed(1)} ms`;
  const share = `of which the sender's delay (p99) ${sentLateMs.toFixed(1)} ms`;
  return `${figures}, ${share}, ${lost} not answered well, load average ${loadavg()[0]?.toFixed(1) ?? '?'}`;
}

async function run({ projectDir, say }: BenchPlace): Promise<readonly Comparison[]> {
  const manager = await BenchManager.start(projectDir);
  const sender = new Worker(new URL('read-sender.js', import.meta.url));
  try {
    const cluster = await BenchCluster.build(manager, SERVICES, SERVERS_EACH);
    try {
      cluster.begin();
      await cluster.report();
      const paths = await pathsOf(manager);
      // Each is right by itself: what fails later, fails under the load.
      for (const path of paths) await manager.ask('GET', path);
      await load(sender, manager, paths, WARM_UP_SECONDS);
      const rounds: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const found = await load(sender, manager, paths, ROUND_SECONDS);
        rounds.push(percentile99(found.latencies));
        say(`round ${round + 1}: ${told(found)}`);
      }
      const peer = rounds.map(() => TARGET_MS);
      const peerName = `the bar: p99 of ${PER_SECOND} reads a second, ${SERVICES * SERVERS_EACH} servers`;
      return [{ name: 'api-reads', unit: 'ms', ours: rounds, peer, peerName, maxRatio: 1 }];
    } finally {
      cluster.end();
    }
  } finally {
    await sender.terminate();
    await manager.stop();
  }
}

export const apiReads: Bench = {
  name: 'api-reads',
  about: `p99 of ${PER_SECOND} reads a second, sent at fixed times`,
  run,
};
