import { RESPONDER_PORT } from '../support/agent.js';
import type { ScenarioCluster } from '../support/cluster.js';
import { untilWeights } from '../support/kernel.js';
import { NODE_A, NODE_B, NODE_C, virtualIp } from '../support/machines.js';
import { eventually, expect, expectEqual, type Measure, type Scenario } from '../support/scenario.js';
import { makeService, removeService, untilUp } from '../support/service.js';
import { SideDoor } from '../support/side-door.js';
import { countNames } from '../support/traffic.js';

const ADDRESS = virtualIp('ipv4', 65);
const DOOR = 9165;
const LIMIT_MS = 20_000;
const CHECK = { kind: 'tcp', port: DOOR, intervalMs: 500, timeoutMs: 400, rise: 2, fall: 2 } as const;

interface PoolView {
  readonly status: { readonly pool: { readonly state: string; readonly reason: string } | null };
}

const serves = (weights: Readonly<Record<string, number>>, ...names: string[]): boolean =>
  [NODE_A, NODE_B, NODE_C].every(({ name }) => (weights[name] ?? 0) > 0 === names.includes(name));

async function provePool(cluster: ScenarioCluster, id: string, state: string): Promise<string> {
  const { value } = await eventually(`the pool to be ${state}`, LIMIT_MS, async () => {
    const { status } = await cluster.api.get<PoolView>(`/virtual-services/${id}`);
    if (status.pool?.state !== state) throw new Error(JSON.stringify(status.pool));
    return status.pool;
  });
  return value.reason;
}

async function proveWho(cluster: ScenarioCluster, ...names: string[]): Promise<void> {
  const seen = await countNames(cluster, ADDRESS, RESPONDER_PORT, 12);
  expectEqual(seen.failed, 0, 'failed connections');
  expectEqual(Object.keys(seen.counts).sort(), [...names].sort(), 'who answers');
}

async function run(cluster: ScenarioCluster, measure: Measure): Promise<void> {
  const doors = await SideDoor.onAll(cluster, [NODE_A, NODE_B, NODE_C], DOOR);
  const door = (name: string): SideDoor => {
    const found = doors.get(name);
    expect(found !== undefined, `${name} has no side door`);
    return found;
  };
  try {
    const sorry = { address: NODE_C.ipv4, port: RESPONDER_PORT, forwardingMethod: 'masquerading' };
    const serviceId = await makeService(cluster, {
      ...{ name: 'sorry', address: ADDRESS, port: RESPONDER_PORT, method: 'direct-routing' },
      servers: [{ member: NODE_A }, { member: NODE_B }],
      spec: {
        health: { checks: [CHECK], onFailure: 'remove' },
        pool: { quorum: { weight: 2, hysteresis: 0 }, sorryServers: [sorry] },
      },
    });
    await untilUp(cluster, serviceId);
    await proveWho(cluster, NODE_A.name, NODE_B.name);

    await door(NODE_A.name).close();
    const apology = await untilWeights(cluster, ADDRESS, RESPONDER_PORT, 'the sorry server', LIMIT_MS, (weights) =>
      serves(weights, NODE_C.name),
    );
    await proveWho(cluster, NODE_C.name);
    measure(`weight 1 of quorum 2: the sorry server answers (by masquerading) after ${apology} ms`);
    measure(`pool: "${await provePool(cluster, serviceId, 'sorry')}"`);

    await door(NODE_A.name).open();
    const back = await untilWeights(cluster, ADDRESS, RESPONDER_PORT, 'the pool to serve again', LIMIT_MS, (weights) =>
      serves(weights, NODE_A.name, NODE_B.name),
    );
    await proveWho(cluster, NODE_A.name, NODE_B.name);
    measure(`quorum again: the pool serves after ${back} ms`);

    for (const { name } of [NODE_A, NODE_B, NODE_C]) await door(name).close();
    const panic = await provePool(cluster, serviceId, 'panic');
    await proveWho(cluster, NODE_A.name, NODE_B.name);
    measure(`no server and no sorry server passes its check: "${panic}"; 12 of 12 connections are still served`);
    await removeService(cluster, serviceId);
  } finally {
    for (const one of doors.values()) await one.close();
  }
}

export const sorry: Scenario = {
  name: 'sorry',
  about:
    'below quorum a checked sorry server answers, at quorum the pool again; when nothing passes, nothing is refused',
  run,
};
