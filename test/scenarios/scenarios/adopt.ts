import { RESPONDER_PORT } from '../support/agent.js';
import type { ApiAnswer, OperationView } from '../support/api.js';
import type { ScenarioCluster } from '../support/cluster.js';
import { FormerDirector } from '../support/former-director.js';
import { DIRECTOR, NODE_A, NODE_B, virtualIp } from '../support/machines.js';
import { eventually, expect, expectEqual, type Measure, type Scenario } from '../support/scenario.js';
import { removeService, untilUp } from '../support/service.js';
import { watchService } from '../support/service-watch.js';
import { SideDoor } from '../support/side-door.js';
import { HeldConnections, steadyVisits, type SteadyLine } from '../support/traffic.js';

const WEB = virtualIp('ipv4', 76);
const MAIL = virtualIp('ipv4', 77);
const MAIL_PORT = 8091;
const SERVERS = [NODE_A, NODE_B] as const;
const HELD = 8;
const VISITS = 120;
const VISIT_GAP_MS = 60;
/** Asking for a connection, its acknowledgement, the request, its end. */
const PACKETS_PER_VISIT = 4;
const LIMIT_MS = 90_000;

const KEEPALIVED = `! As it grew over the years
global_defs {
    router_id dlab
}
vrrp_instance WEB {
    state MASTER
    interface eth0
    virtual_router_id 76
    priority 200
    advert_int 1
    virtual_ipaddress {
        ${WEB}/24
    }
}
virtual_server ${WEB} ${RESPONDER_PORT} {
    protocol TCP
    lvs_sched wrr
    lvs_method DR
    delay_loop 2
${SERVERS.map(({ ipv4 }) => `    real_server ${ipv4} ${RESPONDER_PORT} {\n        weight 3\n        TCP_CHECK {\n            connect_timeout 3\n        }\n    }`).join('\n')}
}
`;

interface ShadowStep {
  readonly command: string;
  readonly reason: string;
}
interface FoundService {
  readonly number: number;
  readonly key: string;
  readonly state: string;
  readonly virtualServiceId: string | null;
  readonly shadows: readonly { readonly presence: string; readonly steps: readonly ShadowStep[] | null }[];
}
interface ImportView {
  readonly id: string;
  readonly services: readonly FoundService[];
  readonly notTaken: readonly { readonly text: string }[];
}
interface Adoption {
  readonly operation: OperationView | null;
  readonly plan: readonly { readonly name: string; readonly steps: readonly ShadowStep[] }[] | null;
}

const linesOf = (table: string, address: string): string =>
  table
    .split('\n')
    .filter((line) => line.includes(`${address}:`))
    .sort()
    .join('\n');
const kernelOf = async (cluster: ScenarioCluster, address: string): Promise<string> =>
  linesOf(await cluster.ipvsadm('-Sn'), address);

async function importText(cluster: ScenarioCluster, source: string, text: string): Promise<ImportView> {
  const answer = await cluster.api.call<ImportView>('POST', '/imports', { source, text });
  expect(answer.status === 201, `import: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

const stepsOf = (view: ImportView): readonly string[] | null =>
  view.services[0]?.shadows[0]?.steps?.map(({ command }) => command) ?? null;

/** Refused while the director's last report is not fresh: a guest that is short of time reports late. */
async function adoptIt(cluster: ScenarioCluster, { id }: ImportView, query = ''): Promise<ApiAnswer> {
  const { value } = await eventually('the adoption to be taken', LIMIT_MS, async () => {
    const answer = await cluster.api.call('POST', `/imports/${id}/services/1/adopt${query}`, {});
    if (answer.status === 409 && answer.body['code'] === 'conflict') throw new Error(JSON.stringify(answer.body));
    return answer;
  });
  return value;
}

/** Adopts while connections are held and new ones come all the time; gives the new service's id. */
async function adoptUnderTraffic(
  cluster: ScenarioCluster,
  view: ImportView,
  place: { readonly address: string; readonly port: number },
  during: () => Promise<void>,
  measure: Measure,
): Promise<string> {
  const { address, port } = place;
  const held = await HeldConnections.open(cluster, address, port, HELD);
  let id = '';
  let lines: readonly SteadyLine[] = [];
  const takeOver = async (): Promise<void> => {
    await cluster.api.finish(await adoptIt(cluster, view));
    const { value: adopted } = await eventually('the service to be adopted', LIMIT_MS, async () => {
      const [service] = (await cluster.api.get<ImportView>(`/imports/${view.id}`)).services;
      return service?.state === 'adopted' && service.shadows[0]?.presence === 'ours' ? service : undefined;
    });
    id = adopted.virtualServiceId ?? '';
    await untilUp(cluster, id, LIMIT_MS);
    await during();
  };
  const { ports, packets } = await watchService(cluster, place, async () => {
    const visits = steadyVisits(cluster, address, port, VISITS, VISIT_GAP_MS);
    [lines] = await Promise.all([visits, takeOver()]);
  });
  expectEqual(held.broken.length, 0, 'held connections that broke');
  const lost = lines.filter(({ ok }) => !ok);
  expectEqual(lost.length, 0, `new connections that failed (${lost[0]?.error ?? ''})`);
  const elsewhere = lines.filter(({ ownPort }) => !ports.has(ownPort));
  expectEqual(elsewhere, [], 'visits that the director never had in its connection table');
  expect(packets > PACKETS_PER_VISIT * VISITS, `only ${packets} packets were counted`);
  await held.release();
  measure(
    `  0 of ${HELD} held and 0 of ${VISITS} new connections lost; each in the director's connection table; counters never went back`,
  );
  return id;
}

/** What keepalived runs: equal in the file and in the kernel, so nothing at all happens there. */
async function proveEqual(cluster: ScenarioCluster, former: FormerDirector, measure: Measure): Promise<string> {
  const before = await kernelOf(cluster, WEB);
  const view = await importText(cluster, 'keepalived', KEEPALIVED);
  const { value: shadow } = await eventually('the shadow report to be empty', LIMIT_MS, async () => {
    const now = await cluster.api.get<ImportView>(`/imports/${view.id}`);
    const [first] = now.services[0]?.shadows ?? [];
    if (first?.presence === 'foreign' && first.steps?.length === 0) return now;
    const node = await cluster.api.get<{ status: unknown }>(`/nodes/${cluster.nodeId(DIRECTOR)}`);
    throw new Error(`${JSON.stringify(first)}, the director is ${JSON.stringify(node.status)}`);
  });
  measure(
    `keepalived.conf: ${shadow.services.length} service found, ${shadow.notTaken.length} directives listed as not taken, no kernel step needed`,
  );
  const wanted = ['take over the service as it is in the kernel', 'take over the virtual IP as it is on eth0'];
  // keepalived gives itself the address some seconds after it has made the service.
  await eventually('the plan of the takeover to be as wanted', LIMIT_MS, async () => {
    const dry = (await adoptIt(cluster, view, '?dryRun=true')).body as unknown as Adoption;
    const planned = dry.plan?.find(({ name }) => name === 'director')?.steps.map(({ command }) => command) ?? [];
    expectEqual(planned, wanted, 'the plan of the takeover');
    return true;
  });
  const place = await former.placeOf(WEB);
  const id = await adoptUnderTraffic(
    cluster,
    view,
    { address: WEB, port: RESPONDER_PORT },
    () => former.endKeepalived(),
    measure,
  );
  expectEqual(await kernelOf(cluster, WEB), before, 'ipvsadm -Sn after the takeover');
  expectEqual(await former.placeOf(WEB), place, 'where the virtual IP is');
  measure('  and keepalived ended meanwhile: same ipvsadm -Sn, same address');
  return id;
}

/** What was made by hand differs from what the admin wants: exactly the shown steps happen, one service later. */
async function proveDiffering(cluster: ScenarioCluster, former: FormerDirector, measure: Measure): Promise<string> {
  const before = await kernelOf(cluster, MAIL);
  const text = before
    .replace('-s rr', '-s wlc')
    .replace(`${NODE_B.ipv4}:${MAIL_PORT} -g -w 1`, `${NODE_B.ipv4}:${MAIL_PORT} -g -w 4`);
  const ordered = text.split('\n').sort((one, other) => (one < other ? -1 : 1));
  const view = await importText(cluster, 'ipvsadm-save', ordered.join('\n'));
  const { value: steps } = await eventually('a shadow report', LIMIT_MS, async () => {
    return stepsOf(await cluster.api.get<ImportView>(`/imports/${view.id}`)) ?? undefined;
  });
  const wanted = [
    `ipvsadm -E -t ${MAIL}:${MAIL_PORT} -s wlc`,
    `ipvsadm -e -t ${MAIL}:${MAIL_PORT} -r ${NODE_B.ipv4}:${MAIL_PORT} -g -w 4 -x 0 -y 0`,
  ];
  expectEqual(steps, wanted, 'what it would do differently');
  measure(`made by hand, and differing: ${wanted.length} steps shown, with reasons`);
  expectEqual(await kernelOf(cluster, MAIL), before, 'the kernel while it is watched only');
  const id = await adoptUnderTraffic(
    cluster,
    view,
    { address: MAIL, port: MAIL_PORT },
    () => Promise.resolve(),
    measure,
  );
  expectEqual((await kernelOf(cluster, MAIL)).split('\n').sort(), ordered.sort(), 'ipvsadm -Sn after the takeover');
  expect((await former.placeOf(MAIL)) !== '', 'the virtual IP is gone');
  return id;
}

/** Ours for good: with the service and its address the cluster takes away what somebody else once put there. */
async function proveOurs(cluster: ScenarioCluster, former: FormerDirector, ids: readonly string[]): Promise<void> {
  for (const id of ids) await removeService(cluster, id);
  const { items } = await cluster.api.get<{ items: { id: string; spec: { address: string } }[] }>(
    '/addresses?limit=500',
  );
  for (const { id, spec } of items.filter((one) => [WEB, MAIL].includes(one.spec.address))) {
    await cluster.api.finish(await cluster.api.change('DELETE', `/addresses/${id}`));
    await eventually(
      `${spec.address} to leave the director`,
      LIMIT_MS,
      async () => (await former.placeOf(spec.address)) === '',
    );
  }
  expectEqual(
    linesOf(await cluster.ipvsadm('-Sn'), WEB) + linesOf(await cluster.ipvsadm('-Sn'), MAIL),
    '',
    'what is left',
  );
}

async function run(cluster: ScenarioCluster, measure: Measure): Promise<void> {
  const former = new FormerDirector(cluster);
  await former.prepareServers(SERVERS, WEB, MAIL);
  const doors = await SideDoor.onAll(cluster, SERVERS, MAIL_PORT);
  try {
    await former.startKeepalived(KEEPALIVED, WEB);
    await former.addAddress(MAIL);
    await cluster.ipvsadm('-A', '-t', `${MAIL}:${MAIL_PORT}`, '-s', 'rr');
    for (const { ipv4 } of SERVERS) {
      await cluster.ipvsadm('-a', '-t', `${MAIL}:${MAIL_PORT}`, '-r', `${ipv4}:${MAIL_PORT}`, '-g', '-w', '1');
    }
    measure('before: keepalived with one service and its address, another service and address by hand');
    const web = await proveEqual(cluster, former, measure);
    const mail = await proveDiffering(cluster, former, measure);
    await proveOurs(cluster, former, [web, mail]);
    measure('services and addresses belong to the cluster: deleted through the API they are gone');
  } finally {
    await former.endKeepalived();
    for (const door of doors.values()) await door.close();
    await former.forgetServers(SERVERS, WEB, MAIL);
  }
}

export const adopt: Scenario = {
  name: 'adopt',
  about: "a running director with Debian's keepalived is taken over, one service at a time, with no connection lost",
  run,
};
