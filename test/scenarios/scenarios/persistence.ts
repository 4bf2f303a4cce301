import type { ScenarioCluster } from '../support/cluster.js';
import { RESPONDER_PORT } from '../support/agent.js';
import { CLIENT, NODE_A, NODE_B, virtualIp } from '../support/machines.js';
import { expect, expectEqual, type Measure, type Scenario } from '../support/scenario.js';
import { makeService, removeService, untilUp } from '../support/service.js';
import { countNames } from '../support/traffic.js';

const ADDRESS = virtualIp('ipv4', 60);
/** Further addresses of the client, in one /24 with its own. */
const NEIGHBOURS = ['10.86.0.231', '10.86.0.232', '10.86.0.233'] as const;
const CALLS = 6;

const servers = [{ member: NODE_A }, { member: NODE_B }];

/** Who serves a client that comes back eight times: one machine, or the persistence is broken. */
async function holderOf(cluster: ScenarioCluster, from: string): Promise<string> {
  const seen = await countNames(cluster, ADDRESS, RESPONDER_PORT, 8, 1, from);
  expectEqual(seen.failed, 0, `failed connections from ${from}`);
  const names = Object.keys(seen.counts);
  expect(names.length === 1, `${from} was sent to ${names.join(' and ')}`);
  return names[0] ?? '';
}

async function proveAddresses(cluster: ScenarioCluster, measure: Measure): Promise<void> {
  const wish = {
    name: 'persistence',
    address: ADDRESS,
    port: RESPONDER_PORT,
    method: 'direct-routing',
    servers,
  } as const;
  const serviceId = await makeService(cluster, { ...wish, spec: { persistence: { timeoutSeconds: 300 } } });
  await untilUp(cluster, serviceId);
  const holders: string[] = [];
  for (const from of [CLIENT.ipv4, ...NEIGHBOURS]) holders.push(await holderOf(cluster, from));
  expect(new Set(holders).size === 2, `four clients were all sent to ${String(holders[0])}`);
  measure(`/32, 300 s: each of four clients stays, they share two servers: ${holders.join(', ')}`);

  const patch = { spec: { persistence: { timeoutSeconds: 300, prefixLength: 24 } } };
  await cluster.api.finish(await cluster.api.change('PATCH', `/virtual-services/${serviceId}`, patch));
  const together = new Set<string>();
  for (const from of [CLIENT.ipv4, ...NEIGHBOURS]) together.add(await holderOf(cluster, from));
  expectEqual(together.size, 1, 'servers that one /24 of clients is sent to');
  measure(`/24: all four clients of one network are sent to ${[...together].join()}`);
  await removeService(cluster, serviceId);
}

/** The call, not the address, is what stays: messages of one call come from many ports. */
async function proveCalls(cluster: ScenarioCluster, measure: Measure): Promise<void> {
  const address = virtualIp('ipv4', 61);
  const base = { name: 'persistence-sip', address, port: RESPONDER_PORT, protocol: 'udp' } as const;
  const spec = { onePacket: true, persistence: { timeoutSeconds: 60, engine: 'sip' } };
  const serviceId = await makeService(cluster, { ...base, method: 'masquerading', servers, spec });
  const argv = [
    process.execPath,
    cluster.program('client'),
    'calls',
    address,
    String(RESPONDER_PORT),
    String(CALLS),
    '4',
  ];
  const answer = await cluster.client.exec(argv, { timeoutMs: 60_000 });
  expect(answer.exitCode === 0, `SIP calls: ${answer.stdout} ${answer.stderr}`);
  const { holders } = JSON.parse(answer.stdout) as { holders: string[][] };
  expect(
    holders.every((seen) => seen.length === 1),
    `a call was torn apart: ${JSON.stringify(holders)}`,
  );
  const used = new Set(holders.flat());
  expectEqual(used.size, 2, 'servers that six calls of one client are sent to');
  measure(`engine sip: ${CALLS} calls of one client with 4 messages each, every call on one server, both servers used`);
  await removeService(cluster, serviceId);
}

async function run(cluster: ScenarioCluster, measure: Measure): Promise<void> {
  for (const address of NEIGHBOURS) await cluster.client.exec(['ip', 'addr', 'add', `${address}/24`, 'dev', 'eth0']);
  try {
    await proveAddresses(cluster, measure);
    await proveCalls(cluster, measure);
  } finally {
    for (const address of NEIGHBOURS) await cluster.client.exec(['ip', 'addr', 'del', `${address}/24`, 'dev', 'eth0']);
  }
}

export const persistence: Scenario = {
  name: 'persistence',
  about: 'a client, a network of clients, a SIP call: each stays with its server',
  run,
};
