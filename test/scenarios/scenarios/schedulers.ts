import { SCHEDULERS } from '#libs/domain';
import { parseTable } from '#libs/ipvs';
import { RESPONDER_PORT } from '../support/agent.js';
import type { ScenarioCluster } from '../support/cluster.js';
import { NODE_A, NODE_B, NODE_C, virtualIp } from '../support/machines.js';
import { expect, expectEqual, type Measure, type Scenario } from '../support/scenario.js';
import { makeService, removeService, untilUp } from '../support/service.js';
import { countNames, steadyVisits } from '../support/traffic.js';

const ADDRESS = virtualIp('ipv4', 20);
const CONNECTIONS = 300;
const VISITS = 200;
const VISIT_GAP_MS = 2;
/** Longer than the first answer takes, shorter than TCP waits before it asks again (RFC 6298: 1 s). */
const WAITED_MS = 900;
/** Debian's kernel does not ship it. */
const NOT_IN_THIS_KERNEL = new Set(['twos']);
const WEIGHTS = { [NODE_A.name]: 1, [NODE_B.name]: 2, [NODE_C.name]: 3 };

async function setScheduler(cluster: ScenarioCluster, serviceId: string, scheduler: string): Promise<void> {
  const answer = await cluster.api.change('PATCH', `/virtual-services/${serviceId}`, { spec: { scheduler } });
  await cluster.api.finish(answer);
  const table = parseTable(await cluster.ipvsadm('-Sn'));
  const service = table.find(({ key }) => key.kind === 'address' && key.address === ADDRESS);
  expectEqual(service?.config.scheduler, scheduler as never, `the kernel's scheduler of ${ADDRESS}`);
}

function proveShares(counts: Readonly<Record<string, number>>, shares: Readonly<Record<string, number>>): string {
  const total = Object.values(shares).reduce((sum, share) => sum + share, 0);
  for (const [name, share] of Object.entries(shares)) {
    const wanted = (CONNECTIONS * share) / total;
    const seen = counts[name] ?? 0;
    expect(
      Math.abs(seen - wanted) <= CONNECTIONS * 0.05,
      `${name} got ${seen} of ${CONNECTIONS}, ${wanted} expected: ${JSON.stringify(counts)}`,
    );
  }
  return Object.entries(counts)
    .sort()
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

async function run(cluster: ScenarioCluster, measure: Measure): Promise<void> {
  const servers = [NODE_A, NODE_B, NODE_C].map((member) => ({ member, weight: WEIGHTS[member.name] ?? 1 }));
  const wish = {
    name: 'schedulers',
    address: ADDRESS,
    port: RESPONDER_PORT,
    method: 'direct-routing',
    servers,
  } as const;
  const serviceId = await makeService(cluster, wish);
  await untilUp(cluster, serviceId);

  const evenly = await countNames(cluster, ADDRESS, RESPONDER_PORT, CONNECTIONS, 4);
  expectEqual(evenly.failed, 0, 'failed connections with rr');
  measure(
    `rr: ${proveShares(evenly.counts, { [NODE_A.name]: 1, [NODE_B.name]: 1, [NODE_C.name]: 1 })} of ${CONNECTIONS}`,
  );

  await setScheduler(cluster, serviceId, 'wrr');
  const byWeight = await countNames(cluster, ADDRESS, RESPONDER_PORT, CONNECTIONS, 4);
  expectEqual(byWeight.failed, 0, 'failed connections with wrr');
  measure(`wrr with weights 1, 2, 3: ${proveShares(byWeight.counts, WEIGHTS)} of ${CONNECTIONS}`);

  for (const scheduler of SCHEDULERS.filter((one) => one !== 'rr' && one !== 'wrr' && !NOT_IN_THIS_KERNEL.has(one))) {
    const visits = steadyVisits(cluster, ADDRESS, RESPONDER_PORT, VISITS, VISIT_GAP_MS);
    const [seen] = await Promise.all([visits, setScheduler(cluster, serviceId, scheduler)]);
    const [failed] = seen.filter(({ ok }) => !ok);
    expect(failed === undefined, `a connection failed while ${scheduler} came: ${failed?.error ?? ''}`);
    const waited = seen.filter(({ ms }) => ms > WAITED_MS).length;
    measure(`${scheduler}: in the kernel; ${VISITS} connections served meanwhile, ${waited} of them asked twice`);
  }
  await removeService(cluster, serviceId);
}

export const schedulers: Scenario = {
  name: 'schedulers',
  about:
    'every scheduler of the kernel is set while clients come, and none is refused; rr and wrr share 300 connections within 5 %',
  run,
};
