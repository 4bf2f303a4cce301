import type { ForwardingMethod } from '#libs/domain';
import { RESPONDER_PORT } from '../support/agent.js';
import type { ScenarioCluster } from '../support/cluster.js';
import { NODE_A, NODE_B, virtualIp } from '../support/machines.js';
import { eventually, expectEqual, type Measure, type Scenario } from '../support/scenario.js';
import { makeService, removeService, untilUp } from '../support/service.js';
import { echo } from '../support/traffic.js';

const TIMES = { intervalMs: 1000, timeoutMs: 800, rise: 2, fall: 2 } as const;
const DIRECT = { name: 'direct', kind: 'tcp', ...TIMES } as const;
const PATH = { name: 'path', kind: 'tcp', path: 'virtual-service', ...TIMES } as const;
const LIMIT_MS = 30_000;

interface ServiceView {
  readonly realServers: readonly {
    readonly spec: { readonly address: string };
    readonly status: {
      readonly state: string;
      readonly reason: string;
      readonly checks: readonly { readonly name: string; readonly state: string; readonly reason: string }[];
    };
  }[];
}

/** A fault that only clients of the virtual IP meet: the node itself answers as before. */
const faultOf = (address: string): string => {
  const rule = `${address.includes(':') ? 'ip6' : 'ip'} daddr ${address} tcp dport ${RESPONDER_PORT} drop`;
  return `table inet scenario { chain faults { type filter hook input priority filter; ${rule}; }; }`;
};

async function proveMethod(
  cluster: ScenarioCluster,
  method: Exclude<ForwardingMethod, 'masquerading'>,
  address: string,
  measure: Measure,
): Promise<void> {
  const serviceId = await makeService(cluster, {
    ...{ name: `path-${method}-${address.includes(':') ? 'v6' : 'v4'}`, address, port: RESPONDER_PORT, method },
    servers: [{ member: NODE_A }, { member: NODE_B }],
    spec: { health: { checks: [DIRECT, PATH], combine: 'all' } },
  });
  await untilUp(cluster, serviceId);
  const rip = address.includes(':') ? NODE_A.ipv6 : NODE_A.ipv4;
  const node = cluster.lab.machine(NODE_A.name);
  await node.exec(['nft', faultOf(address)]);
  try {
    const { value, ms } = await eventually('the path to be found broken', LIMIT_MS, async () => {
      const view = await cluster.api.get<ServiceView>(`/virtual-services/${serviceId}`);
      const server = view.realServers.find(({ spec }) => spec.address === rip);
      return server?.status.state === 'down' ? server.status : undefined;
    });
    const stateOf = (name: string): string | undefined => value.checks.find((check) => check.name === name)?.state;
    expectEqual([stateOf('direct'), stateOf('path')], ['up', 'down'], 'the two checks of the node');
    await echo(cluster, address, RESPONDER_PORT);
    measure(
      `${method} ${address}: answers on its own address, not on the virtual IP: out after ${ms} ms, "${value.reason}"`,
    );
  } finally {
    await node.exec(['nft', 'delete', 'table', 'inet', 'scenario']);
  }
  await untilUp(cluster, serviceId);
  await removeService(cluster, serviceId);
}

/** By masquerading, too, the probe goes through the kernel: it is counted on the private mark's service. */
async function proveMasquerading(cluster: ScenarioCluster, address: string, measure: Measure): Promise<void> {
  const serviceId = await makeService(cluster, {
    ...{ name: 'path-masquerading', address, port: RESPONDER_PORT, method: 'masquerading' },
    servers: [{ member: NODE_A }, { member: NODE_B }],
    spec: { health: { checks: [PATH] } },
  });
  await untilUp(cluster, serviceId);
  const { value: marks } = await eventually('probes to be counted on the private marks', 15_000, async () => {
    const stats = await cluster.ipvsadm('-Ln', '--stats', '--exact');
    const counted = stats.split('\n').filter((line) => line.startsWith('FWM') && !/\s0\s+0\s+0\s+0\s+0\s*$/.test(line));
    if (counted.length < 2) throw new Error(stats);
    return counted;
  });
  measure(`masquerading ${address}: probes through the virtual IP succeed, counted on ${marks.length} private marks`);
  await removeService(cluster, serviceId);
}

async function run(cluster: ScenarioCluster, measure: Measure): Promise<void> {
  await proveMethod(cluster, 'direct-routing', virtualIp('ipv4', 70), measure);
  await proveMethod(cluster, 'direct-routing', virtualIp('ipv6', 71), measure);
  await proveMethod(cluster, 'tunneling', virtualIp('ipv4', 72), measure);
  await proveMasquerading(cluster, virtualIp('ipv4', 73), measure);
  await eventually('the private marks to leave the kernel', 15_000, async () => {
    return !(await cluster.ipvsadm('-Sn')).includes('-f ');
  });
  measure('all checks gone: no private mark is left in the kernel');
}

export const pathProbe: Scenario = {
  name: 'path-probe',
  about: 'a node that answers on its own address but not on the virtual IP is found, by every method',
  run,
};
