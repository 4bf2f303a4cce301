import { RESPONDER_PORT } from '../support/agent.js';
import type { OperationView } from '../support/api.js';
import type { ScenarioCluster } from '../support/cluster.js';
import { kernelService, untilWeights } from '../support/kernel.js';
import { NODE_A, NODE_B, NODE_C, virtualIp } from '../support/machines.js';
import { eventually, expect, expectEqual, type Measure, type Scenario } from '../support/scenario.js';
import { makeService, realServerId, removeService, untilUp } from '../support/service.js';

const ADDRESS = virtualIp('ipv4', 74);
const LIMIT_MS = 60_000;
const CHECK = { kind: 'tcp', intervalMs: 500, timeoutMs: 400, rise: 2, fall: 2 } as const;

interface PlanStep {
  readonly command: string;
  readonly reason: string;
}
interface ChangeAnswer {
  readonly operation: OperationView | null;
  readonly plan: readonly { readonly name: string; readonly steps: readonly PlanStep[] }[] | null;
}
interface Revision {
  readonly number: number;
  readonly state: string;
  readonly title: string;
}

async function newestRevision(cluster: ScenarioCluster): Promise<Revision> {
  const { items } = await cluster.api.get<{ items: Revision[] }>('/revisions?limit=1');
  expect(items[0] !== undefined, 'there is no revision');
  return items[0];
}

/** The dry run says exactly what the kernel is told afterwards. */
async function provePlan(cluster: ScenarioCluster, serviceId: string, measure: Measure): Promise<void> {
  const path = `/virtual-services/${serviceId}`;
  const before = await cluster.ipvsadm('-Sn');
  const patch = { spec: { scheduler: 'wrr' } };
  const dry = await cluster.api.change('PATCH', `${path}?dryRun=true`, patch);
  const steps = (dry.body as unknown as ChangeAnswer).plan?.flatMap((machine) => machine.steps) ?? [];
  expect(
    steps.length === 1 && steps[0] !== undefined,
    `the plan has ${steps.length} steps: ${JSON.stringify(dry.body)}`,
  );
  expectEqual(steps[0].command, `ipvsadm -E -t ${ADDRESS}:${RESPONDER_PORT} -s wrr`, 'the planned step');
  expectEqual(steps[0].reason, 'scheduler rr → wrr', 'its reason');
  expectEqual(await cluster.ipvsadm('-Sn'), before, 'the kernel after a dry run');
  await cluster.api.finish(await cluster.api.change('PATCH', path, patch));
  expectEqual((await kernelService(cluster, ADDRESS, RESPONDER_PORT))?.config.scheduler, 'wrr', 'the scheduler');
  measure(`dry run: "${steps[0].command}" because ${steps[0].reason}; then that was done`);
}

/** Several edits, one plan, one operation. */
async function proveChangeSet(cluster: ScenarioCluster, serviceId: string, measure: Measure): Promise<void> {
  const { api } = cluster;
  const opened = await api.call<{ id: string }>('POST', '/change-sets', { title: 'Two edits at once' });
  expect(opened.status === 201, `change set: ${opened.status} ${JSON.stringify(opened.body)}`);
  const items = `/change-sets/${opened.body.id}/items`;
  const serverId = await realServerId(cluster, serviceId, NODE_A);
  const edits = [
    { action: 'update', resource: 'virtual-service', id: serviceId, body: { spec: { scheduler: 'wlc' } } },
    { action: 'update', resource: 'real-server', id: serverId, body: { spec: { weight: 7 } } },
  ];
  for (const edit of edits) {
    const added = await api.call('POST', items, edit);
    expect(added.status < 300, `item: ${added.status} ${JSON.stringify(added.body)}`);
  }
  const before = await newestRevision(cluster);
  await api.finish(await api.call('POST', `/change-sets/${opened.body.id}/apply`));
  const after = await newestRevision(cluster);
  expectEqual(after.number, before.number + 1, 'revisions that a change set of two edits makes');
  const seen = await kernelService(cluster, ADDRESS, RESPONDER_PORT);
  const weight = seen?.realServers.find(({ address }) => address === NODE_A.ipv4)?.config.weight;
  expectEqual([seen?.config.scheduler, weight], ['wlc', 7], 'the kernel after the change set');
  measure('change set: two edits, one revision, both in the kernel');

  await api.finish(await api.call('POST', `/revisions/${before.number}/restore`));
  const restored = await kernelService(cluster, ADDRESS, RESPONDER_PORT);
  expectEqual(restored?.config.scheduler, 'wrr', 'the scheduler after restoring the former revision');
  measure(`restore of revision ${before.number}: wrr and the former weight again`);
}

async function proveTimer(cluster: ScenarioCluster, serviceId: string, measure: Measure): Promise<void> {
  const patch = { spec: { scheduler: 'sed' } };
  const path = `/virtual-services/${serviceId}`;
  await cluster.api.finish(await cluster.api.change('PATCH', `${path}?confirmWithinSeconds=30`, patch));
  const refused = await cluster.api.change('PATCH', path, { spec: { scheduler: 'nq' } });
  expectEqual(refused.status, 409, 'a second change while one waits for its confirmation');
  const appliedAt = performance.now();
  await cluster.untilTable('the unconfirmed change to go', LIMIT_MS, (table) => !table.includes('-s sed'));
  const ms = Math.round(performance.now() - appliedAt);
  expectEqual((await kernelService(cluster, ADDRESS, RESPONDER_PORT))?.config.scheduler, 'wrr', 'the scheduler');
  measure(`not confirmed within 30 s: rolled back by itself after ${ms} ms`);
}

/** A change after which its service answers worse than before does not wait for its deadline. */
async function proveHealth(cluster: ScenarioCluster, serviceId: string, measure: Measure): Promise<void> {
  const deadDoor = { spec: { health: { checks: [{ ...CHECK, port: 9 }] } } };
  const path = `/virtual-services/${serviceId}`;
  const begun = performance.now();
  await cluster.api.finish(await cluster.api.change('PATCH', `${path}?confirmWithinSeconds=600`, deadDoor));
  const { value } = await eventually('the harmful change to be rolled back', LIMIT_MS, async () => {
    const newest = await newestRevision(cluster);
    const view = await cluster.api.get<{ spec: { health: { checks: { port: number | null }[] } } }>(path);
    return view.spec.health.checks[0]?.port === null ? newest : undefined;
  });
  const ms = Math.round(performance.now() - begun);
  await untilUp(cluster, serviceId);
  await untilWeights(cluster, ADDRESS, RESPONDER_PORT, 'the weights to be back', 20_000, (weights) =>
    [NODE_A, NODE_B, NODE_C].every(({ name }) => (weights[name] ?? 0) > 0),
  );
  measure(`a check that no server passes: rolled back after ${ms} ms of 600 s, "${value.title}"`);
}

async function run(cluster: ScenarioCluster, measure: Measure): Promise<void> {
  const serviceId = await makeService(cluster, {
    ...{ name: 'rollback', address: ADDRESS, port: RESPONDER_PORT, method: 'direct-routing', scheduler: 'rr' },
    servers: [NODE_A, NODE_B, NODE_C].map((member) => ({ member })),
    spec: { health: { checks: [CHECK] } },
  });
  await untilUp(cluster, serviceId);
  await provePlan(cluster, serviceId, measure);
  await proveChangeSet(cluster, serviceId, measure);
  await proveTimer(cluster, serviceId, measure);
  await proveHealth(cluster, serviceId, measure);
  await removeService(cluster, serviceId);
}

export const rollback: Scenario = {
  name: 'rollback',
  about: 'the plan is what is done; a change set is one revision; unconfirmed or harmful changes take themselves back',
  run,
};
