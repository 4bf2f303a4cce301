import { RESPONDER_PORT } from '../support/agent.js';
import type { ScenarioCluster } from '../support/cluster.js';
import { kernelWeights, untilWeights } from '../support/kernel.js';
import { NODE_A, NODE_B, virtualIp } from '../support/machines.js';
import { expect, expectEqual, sleep, type Measure, type Scenario } from '../support/scenario.js';
import { makeService, removeService, untilUp } from '../support/service.js';
import { SideDoor } from '../support/side-door.js';
import { countNames } from '../support/traffic.js';

const ADDRESS = virtualIp('ipv4', 66);
const DOOR = 9166;
const RAMP_SECONDS = 12;
const FULL = 100;
const CHECK = { kind: 'tcp', port: DOOR, intervalMs: 500, timeoutMs: 400, rise: 2, fall: 2 } as const;

async function watchRamp(cluster: ScenarioCluster): Promise<{ weights: number[]; ms: number }> {
  const weights: number[] = [];
  const begun = performance.now();
  while (performance.now() - begun < RAMP_SECONDS * 3000) {
    const weight = (await kernelWeights(cluster, ADDRESS, RESPONDER_PORT))[NODE_A.name] ?? 0;
    if (weight !== weights.at(-1)) weights.push(weight);
    if (weight === FULL) break;
    await sleep(250);
  }
  return { weights, ms: Math.round(performance.now() - begun) };
}

async function run(cluster: ScenarioCluster, measure: Measure): Promise<void> {
  const doors = await SideDoor.onAll(cluster, [NODE_A, NODE_B], DOOR);
  try {
    const serviceId = await makeService(cluster, {
      ...{ name: 'slow-start', address: ADDRESS, port: RESPONDER_PORT, method: 'direct-routing', scheduler: 'wrr' },
      servers: [{ member: NODE_A }, { member: NODE_B }],
      spec: {
        health: { checks: [CHECK] },
        pool: { slowStart: { seconds: RAMP_SECONDS, fromPercent: 10 } },
      },
    });
    await untilUp(cluster, serviceId);
    await untilWeights(cluster, ADDRESS, RESPONDER_PORT, 'full weights', RAMP_SECONDS * 2000, (weights) =>
      [NODE_A, NODE_B].every(({ name }) => weights[name] === FULL),
    );
    await doors.get(NODE_A.name)?.close();
    await untilWeights(cluster, ADDRESS, RESPONDER_PORT, 'the node to leave', 15_000, (w) => w[NODE_A.name] === 0);
    await doors.get(NODE_A.name)?.open();
    await untilWeights(cluster, ADDRESS, RESPONDER_PORT, 'it to come back', 15_000, (w) => (w[NODE_A.name] ?? 0) > 0);
    const early = await countNames(cluster, ADDRESS, RESPONDER_PORT, 40);
    expectEqual(early.failed, 0, 'failed connections');
    const { weights, ms } = await watchRamp(cluster);
    const isRising = weights.every((weight, at) => at === 0 || weight > (weights[at - 1] ?? 0));
    expect(isRising && weights.at(-1) === FULL, `the weights went ${weights.join(', ')}`);
    expect(weights.length >= 4, `only ${weights.length} steps: ${weights.join(', ')}`);
    const share = early.counts[NODE_A.name] ?? 0;
    expect(share < 20, `it got ${share} of the first 40 connections, half would be a full share`);
    measure(
      `back with ${share} of the first 40 connections; weights ${weights.join(', ')} in ${ms} ms (ramp ${RAMP_SECONDS} s)`,
    );
    await removeService(cluster, serviceId);
  } finally {
    for (const door of doors.values()) await door.close();
  }
}

export const slowStart: Scenario = {
  name: 'slow-start',
  about: 'a server that comes back gets its weight bit by bit',
  run,
};
