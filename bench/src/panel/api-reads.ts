import { Agent, request } from 'node:http';
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROUNDS, type Bench, type BenchPlace, type Comparison } from '../bench.js';
import { BenchCluster } from './bench-cluster.js';
import { BenchManager } from './bench-manager.js';

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

/**
 * Sends at fixed times over kept connections, whether answers come or not, and counts from the time at which a request was due: a
 * manager that stalls is late for all that should have been sent meanwhile. Client, PostgreSQL and Redis share the machine with the
 * manager, as does whatever else runs on it: the load average is told with each round.
 */
async function load(manager: BenchManager, paths: readonly string[], seconds: number): Promise<number[]> {
  const { port } = new URL(manager.origin);
  const agent = new Agent({ keepAlive: true });
  const headers = { authorization: `Bearer ${manager.token}`, accept: 'application/json' };
  const ask = (path: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const sent = request({ agent, headers, port, host: '127.0.0.1', path: `/api/v1${path}` }, (response) => {
        response.resume().once('end', () => resolve(response.statusCode ?? 0));
      });
      sent.once('error', reject).end();
    });
  const took: Promise<number>[] = [];
  const began = performance.now();
  for (let index = 0; index < seconds * PER_SECOND; index += 1) {
    const due = began + (index * 1000) / PER_SECOND;
    const wait = due - performance.now();
    if (wait > 1) await sleep(wait);
    const path = paths[index % paths.length] ?? '/health';
    const late = (status: number): number => (status === 200 ? performance.now() - due : LOST_MS);
    took.push(ask(path).then(late, () => LOST_MS));
  }
  const latencies = await Promise.all(took);
  agent.destroy();
  return latencies;
}

async function run({ projectDir, say }: BenchPlace): Promise<readonly Comparison[]> {
  const manager = await BenchManager.start(projectDir);
  try {
    const cluster = await BenchCluster.build(manager, SERVICES, SERVERS_EACH);
    try {
      cluster.begin();
      await cluster.report();
      const paths = await pathsOf(manager);
      // Each is right by itself: what fails later, fails under the load.
      for (const path of paths) await manager.ask('GET', path);
      await load(manager, paths, WARM_UP_SECONDS);
      const rounds: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const latencies = await load(manager, paths, ROUND_SECONDS);
        rounds.push(percentile99(latencies));
        const middle = latencies.sort((one, other) => one - other)[latencies.length >> 1] ?? Number.NaN;
        const lost = latencies.filter((latency) => latency === LOST_MS).length;
        const p99 = rounds.at(-1) ?? Number.NaN;
        const figures = `p50 ${middle.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${lost} not answered well`;
        say(`round ${round + 1}: ${figures}, load average ${loadavg()[0]?.toFixed(1) ?? '?'}`);
      }
      const peer = rounds.map(() => TARGET_MS);
      const peerName = `the bar: p99 of ${PER_SECOND} reads a second, ${SERVICES * SERVERS_EACH} servers`;
      return [{ name: 'api-reads', unit: 'ms', ours: rounds, peer, peerName, maxRatio: 1 }];
    } finally {
      cluster.end();
    }
  } finally {
    await manager.stop();
  }
}

export const apiReads: Bench = {
  name: 'api-reads',
  about: `p99 of ${PER_SECOND} reads a second, sent at fixed times`,
  run,
};
