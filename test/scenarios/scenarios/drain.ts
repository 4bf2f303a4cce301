import { RESPONDER_PORT } from '../support/agent.js';
import type { OperationView } from '../support/api.js';
import type { ScenarioCluster } from '../support/cluster.js';
import { kernelWeights, untilWeights } from '../support/kernel.js';
import { CLIENT, NODE_A, NODE_B, NODES, virtualIp, type ScenarioMember } from '../support/machines.js';
import { eventually, expect, expectEqual, sleep, type Measure, type Scenario } from '../support/scenario.js';
import { makeService, realServerId, removeService, untilUp } from '../support/service.js';
import { countNames, HeldConnections } from '../support/traffic.js';

const ADDRESS = virtualIp('ipv4', 67);
const HELD = 6;
const LIMIT_MS = 30_000;

interface DrainServer {
  readonly activeConnections: number;
  readonly pinnedClients: number;
  readonly emptyInSeconds: number | null;
}
interface DrainView {
  readonly id: string;
  readonly state: string;
  readonly servers: readonly DrainServer[];
}

async function startDrain(cluster: ScenarioCluster, body: Record<string, unknown>): Promise<DrainView> {
  const answer = await cluster.api.call<{ operation: OperationView; object: DrainView }>('POST', '/drains', body);
  expect(answer.status === 202, `drain: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body.object;
}

const drainState = (cluster: ScenarioCluster, id: string): Promise<DrainView> => cluster.api.get(`/drains/${id}`);

async function untilDrain(cluster: ScenarioCluster, id: string, ...states: string[]): Promise<number> {
  const { ms } = await eventually(`the drain to be ${states.join(' or ')}`, LIMIT_MS, async () => {
    const now = await drainState(cluster, id);
    if (!states.includes(now.state)) throw new Error(JSON.stringify(now));
    return true;
  });
  return ms;
}

async function release(cluster: ScenarioCluster, id: string, serviceId: string): Promise<void> {
  const answer = await cluster.api.call('POST', `/drains/${id}/release`);
  expect(answer.status < 300, `release: ${answer.status} ${JSON.stringify(answer.body)}`);
  await untilDrain(cluster, id, 'finished');
  await untilUp(cluster, serviceId, LIMIT_MS);
}

/** Which node a client with an open connection is bound to by persistence. */
async function holderOf(held: HeldConnections): Promise<ScenarioMember> {
  const [name] = Object.keys(held.counts);
  const member = NODES.find((node) => node.name === name);
  expect(member !== undefined && Object.keys(held.counts).length === 1, `held by ${JSON.stringify(held.counts)}`);
  return Promise.resolve(member);
}

async function proveGraceful(cluster: ScenarioCluster, serviceId: string, measure: Measure): Promise<void> {
  const held = await HeldConnections.open(cluster, ADDRESS, RESPONDER_PORT, HELD);
  const member = await holderOf(held);
  const serverId = await realServerId(cluster, serviceId, member);
  const subject = { virtualServiceId: serviceId, realServerId: serverId };
  const drain = await startDrain(cluster, { subject, mode: 'graceful', deadlineSeconds: 300, hold: 'until-released' });
  await untilWeights(cluster, ADDRESS, RESPONDER_PORT, 'weight 0', LIMIT_MS, (weights) => weights[member.name] === 0);
  const { value: progress } = await eventually('the drain to count connections', LIMIT_MS, async () => {
    const { servers } = await drainState(cluster, drain.id);
    return (servers[0]?.activeConnections ?? 0) >= HELD && (servers[0]?.pinnedClients ?? 0) > 0
      ? servers[0]
      : undefined;
  });
  const again = await countNames(cluster, ADDRESS, RESPONDER_PORT, 4);
  expectEqual(Object.keys(again.counts), [member.name], 'who serves the pinned client while it drains gracefully');
  expectEqual(held.broken.length, 0, 'connections that a graceful drain broke');
  measure(
    `graceful: weight 0; ${progress.activeConnections} connections and ${progress.pinnedClients} pinned client shown, the pinned client still served there, none of ${HELD} broken`,
  );

  const firm = await cluster.api.change('PATCH', `/drains/${drain.id}`, { mode: 'firm' });
  expect(firm.status < 300, `firm: ${firm.status} ${JSON.stringify(firm.body)}`);
  const { ms } = await eventually('the pinned client to move', LIMIT_MS, async () => {
    const seen = await countNames(cluster, ADDRESS, RESPONDER_PORT, 2);
    return seen.failed === 0 && seen.counts[member.name] === undefined;
  });
  expectEqual(held.broken.length, 0, 'connections that a firm drain broke');
  measure(`firm: the pinned client's new connections go elsewhere after ${ms} ms, none of ${HELD} held ones broken`);
  await held.release();
  await untilDrain(cluster, drain.id, 'drained');
  measure('its connections ended: the drain says drained');
  await release(cluster, drain.id, serviceId);
}

async function proveImmediate(cluster: ScenarioCluster, serviceId: string, measure: Measure): Promise<void> {
  const held = await HeldConnections.open(cluster, ADDRESS, RESPONDER_PORT, HELD);
  const member = await holderOf(held);
  const serverId = await realServerId(cluster, serviceId, member);
  const subject = { virtualServiceId: serviceId, realServerId: serverId };
  const drain = await startDrain(cluster, { subject, mode: 'immediate', deadlineSeconds: 60, hold: 'until-released' });
  const { ms } = await eventually('the held connections to be cut', LIMIT_MS, () =>
    Promise.resolve(held.broken.length === HELD),
  );
  const seen = await countNames(cluster, ADDRESS, RESPONDER_PORT, 4);
  expect(seen.failed === 0 && seen.counts[member.name] === undefined, `after it: ${JSON.stringify(seen)}`);
  measure(`immediate: all ${HELD} connections cut after ${ms} ms, new ones served elsewhere`);
  await held.release();
  await untilDrain(cluster, drain.id, 'drained');
  await release(cluster, drain.id, serviceId);
}

/** What two nodes at most carry is not taken away from them. */
async function proveCapacity(cluster: ScenarioCluster, serviceId: string, measure: Measure): Promise<void> {
  const held = await HeldConnections.open(cluster, ADDRESS, RESPONDER_PORT, HELD, CLIENT.ipv4);
  const member = await holderOf(held);
  const other = member === NODE_A ? NODE_B : NODE_A;
  const path = `/virtual-services/${serviceId}/real-servers`;
  const otherId = await realServerId(cluster, serviceId, other);
  const limit = { spec: { upperThreshold: 2, lowerThreshold: 1 } };
  await cluster.api.finish(await cluster.api.change('PATCH', `${path}/${otherId}`, limit));
  const subject = { virtualServiceId: serviceId, realServerId: await realServerId(cluster, serviceId, member) };
  const { ms } = await eventually('the drain to be refused for capacity', LIMIT_MS, async () => {
    const answer = await cluster.api.call('POST', '/drains?dryRun=true', {
      subject,
      mode: 'graceful',
      deadlineSeconds: 60,
    });
    return answer.status === 409 && answer.body['code'] === 'capacity' ? answer.body : undefined;
  });
  measure(`capacity: a drain that ${other.name} (at most 2 connections) could not carry is refused (${ms} ms)`);
  const free = { spec: { upperThreshold: 0, lowerThreshold: 0 } };
  await cluster.api.finish(await cluster.api.change('PATCH', `${path}/${otherId}`, free));
  await held.release();
}

/** Never more than two of three nodes rest at once, and each had its turn. */
async function proveGroup(cluster: ScenarioCluster, serviceId: string, measure: Measure): Promise<void> {
  const nodeIds = NODES.map((node) => cluster.nodeId(node));
  const drain = await startDrain(cluster, {
    ...{ subject: { nodeIds, atOnce: 2 }, mode: 'firm', deadlineSeconds: 60, onDeadline: 'force' },
    ...{ hold: { seconds: 2 }, ignoreCapacity: true },
  });
  const rested = new Set<string>();
  let most = 0;
  for (let round = 0; round < 200; round += 1) {
    const weights = await kernelWeights(cluster, ADDRESS, RESPONDER_PORT);
    const resting = NODES.filter(({ name }) => (weights[name] ?? 0) === 0).map(({ name }) => name);
    resting.forEach((name) => rested.add(name));
    most = Math.max(most, resting.length);
    if ((await drainState(cluster, drain.id)).state === 'finished') break;
    await sleep(150);
  }
  expectEqual(rested.size, NODES.length, 'nodes that had their turn');
  expect(most <= 2, `${most} nodes rested at once`);
  await untilUp(cluster, serviceId);
  measure(`group: three nodes, two at a time: each rested, never more than ${most} at once`);
}

async function run(cluster: ScenarioCluster, measure: Measure): Promise<void> {
  const serviceId = await makeService(cluster, {
    ...{ name: 'drain', address: ADDRESS, port: RESPONDER_PORT, method: 'direct-routing' },
    servers: [{ member: NODE_A }, { member: NODE_B }],
    spec: { persistence: { timeoutSeconds: 300 } },
  });
  await untilUp(cluster, serviceId);
  await proveGraceful(cluster, serviceId, measure);
  await proveImmediate(cluster, serviceId, measure);
  await proveCapacity(cluster, serviceId, measure);
  await removeService(cluster, serviceId);

  const groupId = await makeService(cluster, {
    ...{ name: 'drain-group', address: ADDRESS, port: RESPONDER_PORT, method: 'direct-routing' },
    servers: NODES.map((member) => ({ member })),
  });
  await untilUp(cluster, groupId);
  await proveGroup(cluster, groupId, measure);
  await removeService(cluster, groupId);
}

export const drain: Scenario = {
  name: 'drain',
  about: 'graceful, firm, immediate; pinned clients, capacity guard, a group two at a time',
  run,
};
