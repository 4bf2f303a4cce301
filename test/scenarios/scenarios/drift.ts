import { RESPONDER_PORT } from '../support/agent.js';
import type { ScenarioCluster } from '../support/cluster.js';
import { DIRECTOR, NODE_A, NODE_B, virtualIp } from '../support/machines.js';
import { eventually, expect, expectEqual, type Measure, type Scenario } from '../support/scenario.js';
import { makeService, removeService, untilUp } from '../support/service.js';
import { echo } from '../support/traffic.js';

const ADDRESS = virtualIp('ipv4', 50);
const FOREIGN = '10.86.0.199:9999';
const LIMIT_MS = 5_000;

interface EventView {
  readonly type: string;
  readonly at: string;
  readonly message: string;
}
interface NodeView {
  readonly status: { readonly foreign?: readonly unknown[] };
}

const ours = (table: string): string =>
  table
    .split('\n')
    .filter((line) => line.includes(`${ADDRESS}:`))
    .sort()
    .join('\n');

async function run(cluster: ScenarioCluster, measure: Measure): Promise<void> {
  const servers = [{ member: NODE_A }, { member: NODE_B }];
  const wish = { name: 'drift', address: ADDRESS, port: RESPONDER_PORT, method: 'direct-routing', servers } as const;
  const serviceId = await makeService(cluster, wish);
  await untilUp(cluster, serviceId);
  const startedAt = Date.now();
  const before = ours(await cluster.ipvsadm('-Sn'));

  await cluster.ipvsadm('-A', '-t', FOREIGN, '-s', 'rr');
  await cluster.ipvsadm('-D', '-t', `${ADDRESS}:${RESPONDER_PORT}`);
  const one = await cluster.untilTable('the deleted service to come back', LIMIT_MS, (table) => ours(table) === before);
  measure(`ipvsadm -D: mended after ${one} ms`);

  await cluster.ipvsadm(
    '-e',
    '-t',
    `${ADDRESS}:${RESPONDER_PORT}`,
    '-r',
    `${NODE_A.ipv4}:${RESPONDER_PORT}`,
    '-g',
    '-w',
    '77',
  );
  const weight = await cluster.untilTable(
    'the changed weight to be mended',
    LIMIT_MS,
    (table) => ours(table) === before,
  );
  measure(`ipvsadm -e -w 77: mended after ${weight} ms`);

  await cluster.director.exec(['ip', 'addr', 'del', `${ADDRESS}/24`, 'dev', 'eth0']);
  const { ms: addressBack } = await eventually('the virtual IP to come back', LIMIT_MS, async () => {
    const { stdout } = await cluster.director.exec(['ip', 'addr', 'show', 'dev', 'eth0', 'to', ADDRESS]);
    return stdout.trim() !== '';
  });
  measure(`virtual IP deleted from the director: back after ${addressBack} ms`);

  const foreignStays = (await cluster.ipvsadm('-Sn')).includes(FOREIGN);
  expect(foreignStays, 'the foreign service was removed');
  await eventually('the foreign service to be shown', 15_000, async () => {
    const node = await cluster.api.get<NodeView>(`/nodes/${cluster.nodeId(DIRECTOR)}`);
    return JSON.stringify(node.status).includes('9999');
  });
  measure('the foreign service stayed in the kernel and is shown as foreign');

  await cluster.ipvsadm('-C');
  const all = await cluster.untilTable('all services to come back', LIMIT_MS, (table) => ours(table) === before);
  measure(`ipvsadm -C: mended after ${all} ms`);
  await echo(cluster, ADDRESS, RESPONDER_PORT);

  const { value: repairs } = await eventually('events to tell of the repairs', 15_000, async () => {
    const { items } = await cluster.api.get<{ items: EventView[] }>('/events?limit=200');
    const found = items.filter(({ type, at }) => type === 'drift-repaired' && Date.parse(at) >= startedAt);
    return found.length >= 3 ? found : undefined;
  });
  measure(`${repairs.length} events tell of the repairs, e.g. "${repairs[0]?.message ?? ''}"`);
  await removeService(cluster, serviceId);
  expectEqual(ours(await cluster.ipvsadm('-Sn')), '', 'what is left of the service');
}

export const drift: Scenario = {
  name: 'drift',
  about: 'rules deleted or changed by hand come back within 5 s; a foreign rule stays and is shown',
  run,
};
