import { CheckedServers } from '../checked/checked-servers.js';
import { KNOWN, PORTS } from '../checked/server-files.js';
import { tryChecks } from '../checked/try-checks.js';
import type { ScenarioCluster } from '../support/cluster.js';
import { NODE_C, virtualIp } from '../support/machines.js';
import { eventually, type Measure, type Scenario } from '../support/scenario.js';
import { makeService, removeService, untilUp } from '../support/service.js';

const LIMIT_MS = 30_000;
/** The agent's JavaScript may be translated instruction by instruction: its probes get time. */
const RHYTHM = { intervalMs: 1000, timeoutMs: 4000, rise: 1, fall: 2 };
const THROUGH_THE_API = [
  { kind: 'http', number: 67, check: { kind: 'http', expect: 'all is well' } },
  { kind: 'smtp', number: 68, check: { kind: 'smtp' } },
  {
    kind: 'dns',
    number: 69,
    check: { kind: 'dns', port: PORTS.dns, queryName: KNOWN.name, queryType: 'A', expectRecord: KNOWN.address },
  },
] as const;

interface ServiceView {
  readonly status: { readonly state: string; readonly reason: string };
  readonly realServers: readonly { readonly status: { readonly state: string; readonly reason: string } }[];
}

async function untilDown(cluster: ScenarioCluster, serviceId: string, kind: string): Promise<string> {
  const { value, ms } = await eventually(`${kind} to be down`, LIMIT_MS, async () => {
    const { realServers } = await cluster.api.get<ServiceView>(`/virtual-services/${serviceId}`);
    const status = realServers[0]?.status;
    if (status?.state !== 'down' || !status.reason.includes('no answer from')) throw new Error(JSON.stringify(status));
    return status.reason;
  });
  return `${kind} is down after ${ms} ms: "${value}"`;
}

/** A director finds out by the same checks that servers freeze, and that they answer again. */
async function tryDirector(cluster: ScenarioCluster, servers: CheckedServers, measure: Measure): Promise<void> {
  const services = await Promise.all(
    THROUGH_THE_API.map(async ({ kind, number, check }) => ({
      kind,
      id: await makeService(cluster, {
        ...{ name: `checks-${kind}`, address: virtualIp('ipv4', number), port: PORTS[kind], method: 'masquerading' },
        servers: [{ member: NODE_C }],
        spec: { health: { checks: [{ ...RHYTHM, ...check }] } },
      }),
    })),
  );
  const up = await Promise.all(services.map(({ id }) => untilUp(cluster, id)));
  measure(`the director finds http, smtp and dns up after ${up.join(', ')} ms`);
  await servers.freeze();
  for (const line of await Promise.all(services.map(({ id, kind }) => untilDown(cluster, id, kind)))) measure(line);
  await servers.thaw();
  const back = await Promise.all(services.map(({ id }) => untilUp(cluster, id)));
  measure(`all are up again after ${back.join(', ')} ms`);
  for (const { id } of services) await removeService(cluster, id);
}

async function run(cluster: ScenarioCluster, measure: Measure): Promise<void> {
  const address = NODE_C.ipv4;
  const servers = await CheckedServers.start({
    ...{ machine: cluster.lab.machine(NODE_C.name), address, clients: '10.86.0.0/24' },
    messageCentre: cluster.program('message-centre'),
  });
  try {
    await tryChecks({ machine: cluster.client, prober: cluster.program('prober'), address, servers }, measure);
    await tryDirector(cluster, servers, measure);
  } finally {
    await servers.stop();
  }
}

export const checks: Scenario = {
  name: 'checks',
  about: 'each kind of health check against a real server: healthy, wrong, hanging, refusing, slow, TLS expired',
  run,
};
