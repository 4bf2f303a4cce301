import type { MachineReport, ObservedRealServer, ObservedVirtualService } from '#libs/contracts';
import { formatEndpoint } from '#libs/ipvs';
import type { Family, Sample } from './exposition.js';

/** What a director that has reported lately says. */
export interface DirectorSnapshot {
  readonly name: string;
  readonly report: Pick<MachineReport, 'virtualServices'>;
}

export interface NodeSnapshot {
  readonly name: string;
  readonly isFresh: boolean;
  readonly isUp: boolean;
  /** Null: it has never reported. */
  readonly reportAgeSeconds: number | null;
}

export interface ClusterSnapshot {
  readonly directors: readonly DirectorSnapshot[];
  readonly nodes: readonly NodeSnapshot[];
  /** Names of services by id. */
  readonly serviceNames: ReadonlyMap<string, string>;
  /** Services whose state is known: whether they serve. */
  readonly servicesUp: ReadonlyMap<string, boolean>;
  readonly mostServers: number;
}

type Labels = Readonly<Record<string, string>>;
const POOL_STATES = ['serving', 'sorry', 'panic', 'empty'] as const;

/** Collects samples of one family after the other. */
class Families {
  private readonly families = new Map<string, Family>();

  add(name: string, type: Family['type'], help: string, labels: Labels, value: number): void {
    const family = this.families.get(name) ?? { name: `directorate_${name}`, help, type, samples: [] as Sample[] };
    this.families.set(name, family);
    family.samples.push({ labels, value });
  }

  list(): Family[] {
    return [...this.families.values()];
  }
}

/** The cluster's metrics. What nobody has told lately is not there. */
export function clusterFamilies(snapshot: ClusterSnapshot): Family[] {
  const families = new Families();
  addNodes(families, snapshot.nodes);
  for (const [id, isUp] of snapshot.servicesUp) {
    const service = snapshot.serviceNames.get(id);
    if (service === undefined) continue;
    families.add('service_up', 'gauge', 'Whether the virtual service serves.', { service }, isUp ? 1 : 0);
  }
  let named = 0;
  let leftOut = 0;
  for (const { name: director, report } of snapshot.directors) {
    for (const observed of report.virtualServices) {
      const service = snapshot.serviceNames.get(observed.id ?? '');
      if (service === undefined || observed.presence !== 'ours') continue;
      addService(families, observed, { service, director });
      for (const server of observed.realServers) {
        if (server.id === null) continue;
        if (named < snapshot.mostServers) {
          named += 1;
          addServer(families, server, { service, server: formatEndpoint(server), director });
        } else leftOut += 1;
      }
    }
  }
  const help = 'Real servers that are not named here, because there are too many (DIRECTORATE_METRICS_MAX_SERVERS).';
  families.add('metrics_left_out_servers', 'gauge', help, {}, leftOut);
  return families.list();
}

function addNodes(families: Families, nodes: readonly NodeSnapshot[]): void {
  for (const { name: node, isUp, isFresh, reportAgeSeconds } of nodes) {
    families.add('node_up', 'gauge', 'Whether the node is well; 0 when it is silent, too.', { node }, isUp ? 1 : 0);
    families.add('node_fresh', 'gauge', 'Whether the agent has reported lately.', { node }, isFresh ? 1 : 0);
    if (reportAgeSeconds === null) continue;
    families.add('node_report_age_seconds', 'gauge', 'Age of the newest report.', { node }, reportAgeSeconds);
  }
}

function addCounters(
  families: Families,
  prefix: 'service' | 'server',
  labels: Labels,
  counters: ObservedVirtualService['counters'],
): void {
  if (counters === null) return;
  const what = prefix === 'service' ? 'virtual service' : 'real server';
  const { connections, packetsIn, packetsOut, bytesIn, bytesOut } = counters;
  families.add(`${prefix}_connections_total`, 'counter', `Connections of the ${what}.`, labels, connections);
  const packets = `Packets of the ${what}; out is seen with masquerading only.`;
  families.add(`${prefix}_packets_total`, 'counter', packets, { ...labels, direction: 'in' }, packetsIn);
  families.add(`${prefix}_packets_total`, 'counter', packets, { ...labels, direction: 'out' }, packetsOut);
  const bytes = `Bytes of the ${what}; out is seen with masquerading only.`;
  families.add(`${prefix}_bytes_total`, 'counter', bytes, { ...labels, direction: 'in' }, bytesIn);
  families.add(`${prefix}_bytes_total`, 'counter', bytes, { ...labels, direction: 'out' }, bytesOut);
}

function addService(families: Families, observed: ObservedVirtualService, labels: Labels): void {
  addCounters(families, 'service', labels, observed.counters);
  const active = observed.realServers.reduce((sum, server) => sum + server.activeConnections, 0);
  families.add(
    'service_active_connections',
    'gauge',
    'Established connections of the virtual service.',
    labels,
    active,
  );
  const { pool } = observed;
  if (pool === null) return;
  for (const state of POOL_STATES) {
    const help = 'The state of the pool: 1 for the one that it is in.';
    families.add('service_pool_state', 'gauge', help, { ...labels, state }, pool.state === state ? 1 : 0);
  }
  const healthy = 'Servers of the pool that are healthy.';
  families.add('service_healthy_servers', 'gauge', healthy, labels, pool.healthyServers);
}

function addServer(families: Families, server: ObservedRealServer, labels: Labels): void {
  addCounters(families, 'server', labels, server.counters);
  const { health, config } = server;
  if (health?.state === 'up' || health?.state === 'down') {
    const help = 'Whether the real server is healthy; absent while that is unknown or unchecked.';
    families.add('server_up', 'gauge', help, labels, health.state === 'up' ? 1 : 0);
  }
  const weight = 'Weight in the kernel; 0 is quiescent. Absent when it is not in the table.';
  if (config !== null) families.add('server_weight', 'gauge', weight, labels, config.weight);
  const { activeConnections, inactiveConnections, persistentConnections } = server;
  families.add('server_active_connections', 'gauge', 'Established connections.', labels, activeConnections);
  families.add('server_inactive_connections', 'gauge', 'Connections in other states.', labels, inactiveConnections);
  const bound = 'Clients that persistence binds to the server.';
  families.add('server_persistent_connections', 'gauge', bound, labels, persistentConnections);
}
