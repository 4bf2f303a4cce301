import { join } from 'node:path';
import type { LabMachine } from '../../../lab/src/index.js';
import { RESPONDER_PORT } from '../../../test/scenarios/support/agent.js';
import { ScenarioCluster } from '../../../test/scenarios/support/cluster.js';
import { DIRECTOR, NODE_A, NODE_B, NODE_C, virtualIp } from '../../../test/scenarios/support/machines.js';
import { makeService, removeService, untilUp } from '../../../test/scenarios/support/service.js';
import { ROUNDS, type Bench, type BenchPlace, type Comparison } from '../bench.js';
import { CHECK, startPeer, type Peer } from './peers.js';
import { RotationWatch } from './rotation-watch.js';

const PEERS = [
  { name: 'keepalived', machine: 'peer-ka', address: '10.86.0.21/24', virtualIp: virtualIp('ipv4', 81) },
  { name: 'ldirectord', machine: 'peer-ld', address: '10.86.0.22/24', virtualIp: virtualIp('ipv4', 82) },
] as const;
const OURS = { virtualIp: virtualIp('ipv4', 80) };
const LIMIT_MS = 60_000;

/** Milliseconds from a server's death until it gets no new connection, a row per round. */
interface FailoverTimes {
  readonly ours: number[];
  readonly keepalived: number[];
  readonly ldirectord: number[];
}

/**
 * One real server dies; three directors on one kernel and one network segment look at it at the same time, each in a namespace
 * of its own, with the same interval, timeout and number of failures.
 */
async function measure({ projectDir, stateDir, say }: BenchPlace): Promise<FailoverTimes> {
  const machines = PEERS.map(({ machine, address }) => ({
    ...{ name: machine, placement: 'guest' as const, addresses: [address] },
  }));
  const cluster = await ScenarioCluster.up({ projectDir, stateDir, say, machines });
  const stops: (() => Promise<void>)[] = [];
  try {
    return await race(cluster, join(stateDir, 'lab', 'machines'), say, stops);
  } finally {
    for (const stop of stops.reverse()) await stop().catch(() => undefined);
    await cluster.down();
  }
}

async function race(
  cluster: ScenarioCluster,
  dir: string,
  say: (line: string) => void,
  stops: (() => Promise<void>)[],
): Promise<FailoverTimes> {
  const serviceId = await serviceOfOurs(cluster);
  stops.push(() => removeService(cluster, serviceId));
  const realServers = [NODE_A, NODE_B, NODE_C].map(({ ipv4 }) => ipv4);
  const watched = (machine: LabMachine): Promise<RotationWatch> =>
    RotationWatch.start(machine, NODE_C.ipv4, RESPONDER_PORT);
  const watches: Record<keyof FailoverTimes, RotationWatch> = {
    ours: await watched(cluster.lab.machine(DIRECTOR.name)),
    keepalived: await watched(cluster.lab.machine(PEERS[0].machine)),
    ldirectord: await watched(cluster.lab.machine(PEERS[1].machine)),
  };
  for (const watch of Object.values(watches)) stops.push(() => watch.stop());
  for (const { name, machine, virtualIp: address } of PEERS) {
    const service = { virtualIp: address, port: RESPONDER_PORT, realServers };
    const peer: Peer = { name, machine: cluster.lab.machine(machine), service };
    const running = await startPeer(peer, join(dir, machine));
    stops.push(() => running.kill('SIGKILL'));
  }
  const times: FailoverTimes = { ours: [], keepalived: [], ldirectord: [] };
  const node = cluster.lab.machine(NODE_C.name);
  const names = ['ours', 'keepalived', 'ldirectord'] as const;
  for (let round = 1; round <= ROUNDS; round += 1) {
    // Everybody's rhythm is somewhere else each time.
    await Promise.all(names.map((name) => watches[name].untilSettled(3000 + round * 370, LIMIT_MS)));
    const diedAt = performance.now();
    await node.exec(['ip', 'link', 'set', 'eth0', 'down']);
    const out = await Promise.all(names.map((name) => watches[name].until(false, LIMIT_MS)));
    names.forEach((name, at) => times[name].push(Math.round((out[at] ?? 0) - diedAt)));
    await node.exec(['ip', 'link', 'set', 'eth0', 'up']);
    say(`round ${round}: ${names.map((name) => `${name} ${String(times[name].at(-1))} ms`).join(', ')}`);
  }
  return times;
}

async function serviceOfOurs(cluster: ScenarioCluster): Promise<string> {
  const check = {
    ...{ kind: 'tcp', intervalMs: CHECK.intervalSeconds * 1000, timeoutMs: CHECK.timeoutSeconds * 1000 },
    ...{ rise: 1, fall: CHECK.fall },
  };
  const serviceId = await makeService(cluster, {
    ...{ name: 'failover', address: OURS.virtualIp, port: RESPONDER_PORT, method: 'direct-routing' },
    servers: [NODE_A, NODE_B, NODE_C].map((member) => ({ member })),
    spec: { health: { checks: [check] } },
  });
  await untilUp(cluster, serviceId);
  return serviceId;
}

async function run(place: BenchPlace): Promise<Comparison[]> {
  const { ours, ...peers } = await measure(place);
  return Object.entries(peers).map(([peerName, peer]) => ({
    ...{ name: `failover beside ${peerName}`, unit: 'ms', ours, peer, peerName, maxRatio: 1 },
  }));
}

export const failover: Bench = {
  name: 'failover',
  about: 'a real server dies: how long until it gets no new connection, beside keepalived and ldirectord',
  run,
};
