import { parseCounters, rowOf } from '#libs/ipvs';
import type { ForwardingMethod } from '#libs/domain';
import type { ScenarioCluster } from '../support/cluster.js';
import { RESPONDER_PORT } from '../support/agent.js';
import { DIRECTOR, NODE_A, NODE_B, virtualIp } from '../support/machines.js';
import { eventually, expect, expectEqual, together, type Measure, type Scenario } from '../support/scenario.js';
import { makeMarkService, makeService, removeService, untilUp } from '../support/service.js';
import { echo, macOf, whoAnswersArp } from '../support/traffic.js';

interface Way {
  readonly name: string;
  readonly method: ForwardingMethod;
  /** More fields of the real servers. */
  readonly spec?: Record<string, unknown>;
}

const WAYS: readonly Way[] = [
  { name: 'direct-routing', method: 'direct-routing' },
  { name: 'masquerading', method: 'masquerading' },
  { name: 'tunneling', method: 'tunneling' },
  { name: 'tunneling-gue', method: 'tunneling', spec: { tunnel: { type: 'gue', port: 6080 } } },
  { name: 'tunneling-gre', method: 'tunneling', spec: { tunnel: { type: 'gre' } } },
];
const MARK = 86;
const FAMILIES = ['ipv4', 'ipv6'] as const;
type Family = (typeof FAMILIES)[number];

/** The kernel adds its estimators' counts every two seconds: ask until they show. */
async function proveCounters(cluster: ScenarioCluster, address: string): Promise<number> {
  const { value } = await eventually(`packets counted for ${address}`, 10_000, async () => {
    const stats = parseCounters(await cluster.ipvsadm('-Ln', '--stats', '--exact'));
    const row = rowOf(stats, { kind: 'address', protocol: 'tcp', address, port: RESPONDER_PORT });
    return row !== undefined && row.packetsIn > 0 && row.connections >= 2 ? row.packetsIn : undefined;
  });
  return value;
}

/** Only the director may answer for the virtual IP. */
async function proveOwner(cluster: ScenarioCluster, address: string): Promise<void> {
  const directorMac = await macOf(cluster, DIRECTOR.name);
  if (!address.includes(':')) {
    expectEqual(await whoAnswersArp(cluster, address), [directorMac], `who answers ARP for ${address}`);
    return;
  }
  const { stdout } = await cluster.client.exec(['ip', '-6', 'neigh', 'show', address, 'dev', 'eth0']);
  expect(stdout.includes(directorMac), `the neighbour of ${address} is not the director: ${stdout}`);
}

async function cleanNode(cluster: ScenarioCluster, address: string): Promise<void> {
  for (const node of [NODE_A, NODE_B]) {
    const { stdout } = await cluster.lab.machine(node.name).exec(['ip', 'addr', 'show', 'to', address]);
    expectEqual(stdout.trim(), '', `${address} on ${node.name} after the service was deleted`);
  }
}

async function proveDatagrams(cluster: ScenarioCluster, family: Family, measure: Measure): Promise<void> {
  const address = virtualIp(family, 11);
  const servers = [{ member: NODE_A }, { member: NODE_B }];
  const wish = { name: `forwarding-udp-${family}`, address, port: RESPONDER_PORT, protocol: 'udp' } as const;
  const serviceId = await makeService(cluster, { ...wish, method: 'direct-routing', servers });
  await echo(cluster, address, RESPONDER_PORT, 'datagram');
  measure(`UDP ${family} by direct routing: 32 bytes equal`);
  await removeService(cluster, serviceId);
}

/** Packets that the director's firewall marks are balanced, whatever their address and port. */
async function proveMark(cluster: ScenarioCluster, measure: Measure): Promise<void> {
  const address = virtualIp('ipv4', 12);
  const carrier = { name: 'forwarding-mark-carrier', address, port: 1, method: 'masquerading', servers: [] } as const;
  const carrierId = await makeService(cluster, carrier);
  const serviceId = await makeMarkService(cluster, 'forwarding-mark', MARK, [NODE_A, NODE_B]);
  const rules = `table ip scenario { chain marks { type filter hook prerouting priority mangle; ip daddr ${address} tcp dport ${RESPONDER_PORT} meta mark set ${MARK}; }; }`;
  await cluster.director.exec(['nft', rules]);
  try {
    await echo(cluster, address, RESPONDER_PORT);
    measure(`firewall mark ${MARK} by masquerading: 32 bytes equal`);
  } finally {
    await cluster.director.exec(['nft', 'delete', 'table', 'ip', 'scenario']);
  }
  await removeService(cluster, serviceId);
  await removeService(cluster, carrierId);
}

async function proveWay(
  cluster: ScenarioCluster,
  { name: way, method, spec = {} }: Way,
  family: Family,
  measure: Measure,
): Promise<void> {
  const address = virtualIp(family, WAYS.findIndex(({ name }) => name === way) + 1);
  const servers = [NODE_A, NODE_B].map((member) => ({ member, spec }));
  const name = `forwarding-${way}-${family}`;
  const serviceId = await makeService(cluster, { name, address, port: RESPONDER_PORT, method, servers });
  await untilUp(cluster, serviceId);
  const first = await echo(cluster, address, RESPONDER_PORT);
  const second = await echo(cluster, address, RESPONDER_PORT);
  const packets = await proveCounters(cluster, address);
  await proveOwner(cluster, address);
  measure(
    `${way} ${family}: 32 bytes equal twice (${first} and ${second} ms), ${packets} packets counted, only the director answers for ${address}`,
  );
  await removeService(cluster, serviceId);
  await cluster.untilTable(`${name} to leave the kernel`, 10_000, (table) => {
    return !table.includes(`${address}:`) && !table.includes(`[${address}]:`);
  });
  await cleanNode(cluster, address);
}

/** All ways at the same time on the same nodes: none may be in another's way. */
async function run(cluster: ScenarioCluster, measure: Measure): Promise<void> {
  const ways = WAYS.flatMap((way) => FAMILIES.map((family) => proveWay(cluster, way, family, measure)));
  const datagrams = FAMILIES.map((family) => proveDatagrams(cluster, family, measure));
  await together([...ways, ...datagrams, proveMark(cluster, measure)]);
}

export const forwarding: Scenario = {
  name: 'forwarding',
  about:
    'direct routing, masquerading, tunneling by ipip, gue and gre over IPv4 and IPv6; TCP, UDP, marks: bytes come back, counters count, nodes stay silent',
  run,
};
