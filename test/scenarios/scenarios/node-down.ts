import type { LabMachine } from '../../../lab/src/index.js';
import { RESPONDER_PORT } from '../support/agent.js';
import type { ScenarioCluster } from '../support/cluster.js';
import { NODE_A, NODE_B, NODE_C, virtualIp } from '../support/machines.js';
import { eventually, expect, sleep, type Measure, type Scenario } from '../support/scenario.js';
import { makeService, removeService, untilUp } from '../support/service.js';
import { countNames, steadyVisits } from '../support/traffic.js';

const ADDRESS = virtualIp('ipv4', 40);
const CHECK = {
  kind: 'tcp',
  port: null,
  intervalMs: 1000,
  timeoutMs: 800,
  rise: 2,
  fall: 2,
  jitterPercent: 0,
} as const;

/** Time until the kernel gives the dead node no new connection: its weight is 0. */
const isQuiescent = (table: string, address: string): boolean =>
  new RegExp(`-t ${ADDRESS.replaceAll('.', '\\.')}:\\d+ -r ${address.replaceAll('.', '\\.')}:\\d+ -g -w 0\\b`).test(
    table,
  );

async function run(cluster: ScenarioCluster, measure: Measure): Promise<void> {
  const servers = [NODE_A, NODE_B, NODE_C].map((member) => ({ member }));
  const wish = {
    name: 'node-down',
    address: ADDRESS,
    port: RESPONDER_PORT,
    method: 'direct-routing',
    servers,
    health: { checks: [CHECK] },
  } as const;
  const serviceId = await makeService(cluster, wish);
  await untilUp(cluster, serviceId);

  const node = cluster.lab.machine(NODE_C.name);
  try {
    await proveLeaving(cluster, node, serviceId, measure);
  } finally {
    await node.exec(['ip', 'link', 'set', 'eth0', 'up']);
  }
  const { ms } = await eventually('the node to come back', 60_000, async () => {
    const seen = await countNames(cluster, ADDRESS, RESPONDER_PORT, 6);
    return (seen.counts[NODE_C.name] ?? 0) > 0;
  });
  measure(`node back: takes connections again after ${ms} ms (rise 2)`);
  await untilUp(cluster, serviceId);
  await removeService(cluster, serviceId);
}

async function proveLeaving(
  cluster: ScenarioCluster,
  node: LabMachine,
  serviceId: string,
  measure: Measure,
): Promise<void> {
  const visiting = steadyVisits(cluster, ADDRESS, RESPONDER_PORT, 120, 60);
  await sleep(1500);
  const diedAt = Date.now();
  await node.exec(['ip', 'link', 'set', 'eth0', 'down']);
  const outAfter = await cluster.untilTable('the dead node to leave rotation', 15_000, (table) =>
    isQuiescent(table, NODE_C.ipv4),
  );
  const visits = await visiting;
  const failed = visits.filter(({ ok }) => !ok);
  const lastFailureAt = Math.max(0, ...failed.map(({ at }) => at - diedAt));
  measure(`node dead (link cut): weight 0 after ${outAfter} ms with interval 1 s, fall 2, timeout 0.8 s`);
  measure(`${failed.length} of ${visits.length} visits failed, the last begun ${lastFailureAt} ms after death`);
  // An emulated kernel starts programs some twenty times slower; deciding takes as long everywhere.
  const reactionMs = cluster.lab.kernel === 'guest-tcg' ? 3000 : 1000;
  const limit = CHECK.intervalMs * CHECK.fall + CHECK.timeoutMs + reactionMs;
  expect(outAfter <= limit, `out after ${outAfter} ms, at most ${limit} ms expected`);

  const rest = await countNames(cluster, ADDRESS, RESPONDER_PORT, 30);
  expect(rest.failed === 0 && rest.counts[NODE_C.name] === undefined, `after it left: ${JSON.stringify(rest)}`);
  const view = await cluster.api.get<{ status: { state: string; reason: string } }>(`/virtual-services/${serviceId}`);
  expect(view.status.state === 'degraded', `the service is ${view.status.state}: ${view.status.reason}`);
  measure(`status: ${view.status.state}, "${view.status.reason}"`);
}

export const nodeDown: Scenario = {
  name: 'node-down',
  about: 'a node dies: how long until no new connection goes there, and back',
  run,
};
