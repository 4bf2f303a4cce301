import { RESPONDER_PORT } from '../support/agent.js';
import type { ScenarioCluster } from '../support/cluster.js';
import { untilWeights } from '../support/kernel.js';
import { NODE_A, NODE_B, NODES, virtualIp } from '../support/machines.js';
import { eventually, expect, type Measure, type Scenario } from '../support/scenario.js';
import { makeService, realServerId, removeService, untilUp } from '../support/service.js';
import { DatagramStream } from '../support/traffic.js';

const ADDRESS = virtualIp('ipv4', 68);
const SOURCE_PORT = 40_068;
const CHECK = {
  ...{ kind: 'udp', send: 'NAME\n', requireReply: true, expect: '^node-' },
  ...{ intervalMs: 500, timeoutMs: 400, rise: 2, fall: 2 },
} as const;

/** The kernel's entry of a flow that never pauses does not get old: it has to be taken from the dead server. */
async function proveDeath(cluster: ScenarioCluster, measure: Measure): Promise<void> {
  const stream = await DatagramStream.open(cluster, ADDRESS, RESPONDER_PORT, SOURCE_PORT);
  const holder = NODES.find(({ name }) => name === stream.holder);
  expect(holder !== undefined, `the stream is held by ${stream.holder}`);
  const node = cluster.lab.machine(holder.name);
  // Its IPv6 addresses must outlive the link's rest.
  await node.exec(['sysctl', '-w', 'net.ipv6.conf.eth0.keep_addr_on_down=1']);
  const diedAt = Date.now();
  await node.exec(['ip', 'link', 'set', 'eth0', 'down']);
  try {
    const { value } = await eventually('the stream to be answered by another', 20_000, () =>
      Promise.resolve(stream.answers.find(({ at, name }) => at > diedAt && name !== holder.name)),
    );
    measure(
      `server dead, the flow never pauses: answered by ${value.name} after ${value.at - diedAt} ms (interval 0.5 s, fall 2)`,
    );
  } finally {
    await node.exec(['ip', 'link', 'set', 'eth0', 'up']);
    await stream.close();
  }
}

async function proveDrain(cluster: ScenarioCluster, serviceId: string, measure: Measure): Promise<void> {
  const stream = await DatagramStream.open(cluster, ADDRESS, RESPONDER_PORT, SOURCE_PORT + 1);
  const holder = [NODE_A, NODE_B].find(({ name }) => name === stream.holder);
  expect(holder !== undefined, `the stream is held by ${stream.holder}`);
  const subject = { virtualServiceId: serviceId, realServerId: await realServerId(cluster, serviceId, holder) };
  const body = { subject, mode: 'graceful', deadlineSeconds: 5, onDeadline: 'force', hold: 'until-released' };
  const answer = await cluster.api.call<{ object: { id: string } }>('POST', '/drains', {
    ...body,
    ignoreCapacity: true,
  });
  expect(answer.status === 202, `drain: ${answer.status} ${JSON.stringify(answer.body)}`);
  await untilWeights(
    cluster,
    ADDRESS,
    RESPONDER_PORT,
    'weight 0',
    10_000,
    (weights) => (weights[holder.name] ?? 0) === 0,
  );
  const drainedAt = Date.now();
  const { value } = await eventually('the stream to move at the deadline', 30_000, () =>
    Promise.resolve(stream.answers.find(({ at, name }) => at > drainedAt && name !== holder.name)),
  );
  const lost = gapOf(stream, value.at);
  measure(`drain with deadline 5 s: the flow moves after ${value.at - drainedAt} ms, without an answer for ${lost} ms`);
  await stream.close();
  await cluster.api.call('POST', `/drains/${answer.body.object.id}/release`);
  await untilUp(cluster, serviceId);
}

/** Milliseconds between the answer at `at` and the one before it. */
function gapOf(stream: DatagramStream, at: number): number {
  const before = stream.answers.filter((answer) => answer.at < at).at(-1);
  return before === undefined ? 0 : at - before.at;
}

async function run(cluster: ScenarioCluster, measure: Measure): Promise<void> {
  const serviceId = await makeService(cluster, {
    ...{ name: 'udp', address: ADDRESS, port: RESPONDER_PORT, protocol: 'udp', method: 'direct-routing' },
    servers: [{ member: NODE_A }, { member: NODE_B }],
    spec: { health: { checks: [CHECK] } },
  });
  await untilUp(cluster, serviceId);
  await proveDeath(cluster, measure);
  await untilUp(cluster, serviceId);
  await proveDrain(cluster, serviceId, measure);
  await removeService(cluster, serviceId);
}

export const udp: Scenario = {
  name: 'udp',
  about: 'a UDP flow that never pauses leaves a dead server and, at the deadline, a drained one',
  run,
};
