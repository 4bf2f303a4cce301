import type { MachineReport, MachineState, ObservedRealServer, ObservedVirtualService } from '#libs/contracts';
import type { HealthStatus } from '#libs/checks';
import type { IpvsRealServer, IpvsService, RealServerKey } from '#libs/domain';
import type { IpvsStatistics } from '#libs/host';
import { formatEndpoint, formatKey, rowOf, sameServer } from '#libs/ipvs';
import type { DirectorView } from '../director/director.part.js';
import { oneLine } from '../shared/one-line.js';

export interface ReportSources {
  readonly document: MachineState | null;
  readonly director: DirectorView;
  readonly statistics: IpvsStatistics | null;
  readonly health: (serviceId: string, realServerId: string) => HealthStatus | null;
}

type DesiredService = NonNullable<MachineState['director']>['virtualServices'][number];
type DesiredServer = DesiredService['realServers'][number];

/** What is seen of every virtual service: the document's beside the kernel's, and strangers. */
export function observedServices(sources: ReportSources): ObservedVirtualService[] {
  const desired = sources.document?.director?.virtualServices ?? [];
  const wanted = new Set(desired.map(({ key }) => formatKey(key)));
  const kernel = new Map(sources.director.table.map((service) => [formatKey(service.key), service]));
  return [
    ...desired.map((service) => observedService(service, kernel.get(formatKey(service.key)), sources)),
    ...[...kernel.values()]
      .filter(({ key }) => !wanted.has(formatKey(key)))
      .map((service) => observedService(null, service, sources)),
  ].slice(0, 4096);
}

function observedService(
  desired: DesiredService | null,
  inKernel: IpvsService | undefined,
  sources: ReportSources,
): ObservedVirtualService {
  const key = desired?.key ?? inKernel?.key;
  if (key === undefined) throw new Error('a service is neither desired nor in the kernel');
  const servers = serversOf(desired?.realServers ?? [], inKernel?.realServers ?? []);
  const isOurs = inKernel !== undefined && sources.director.isOwned(inKernel.key);
  return {
    id: desired?.id ?? null,
    key,
    config: inKernel === undefined ? null : copy(inKernel.config),
    presence: inKernel === undefined ? 'missing' : isOurs ? 'ours' : 'foreign',
    pool: null,
    counters: (sources.statistics && rowOf(sources.statistics.counters, key)) ?? null,
    realServers: servers.slice(0, 4096).map(({ wanted, present, endpoint }): ObservedRealServer => {
      const usage = sources.statistics === null ? undefined : rowOf(sources.statistics.usage, key, endpoint);
      const counters = sources.statistics === null ? undefined : rowOf(sources.statistics.counters, key, endpoint);
      const health = desired === null || wanted === null ? null : sources.health(desired.id, wanted.id);
      return {
        id: wanted?.id ?? null,
        address: endpoint.address,
        port: endpoint.port,
        config: present?.config ?? null,
        health: health === null ? null : healthOf(health),
        activeConnections: usage?.activeConnections ?? 0,
        inactiveConnections: usage?.inactiveConnections ?? 0,
        role: 'pool',
        checks: [],
        causes: [],
        drain: null,
        persistentConnections: 0,
        counters: counters ?? null,
      };
    }),
  };
}

interface ServerPair {
  readonly endpoint: RealServerKey;
  readonly wanted: DesiredServer | null;
  readonly present: IpvsRealServer | null;
}

function serversOf(wanted: readonly DesiredServer[], present: readonly IpvsRealServer[]): ServerPair[] {
  const byEndpoint = new Map(present.map((server) => [formatEndpoint(server), server]));
  return [
    ...wanted.map((server) => ({
      endpoint: server,
      wanted: server,
      present: byEndpoint.get(formatEndpoint(server)) ?? null,
    })),
    ...present
      .filter((server) => !wanted.some((other) => sameServer(other, server)))
      .map((server) => ({ endpoint: server, wanted: null, present: server })),
  ];
}

function healthOf(status: HealthStatus): NonNullable<ObservedRealServer['health']> {
  return {
    state: status.state,
    reason: oneLine(status.reason, 300),
    since: status.since.toISOString(),
    consecutive: status.consecutive,
    lastLatencyMs: status.lastLatencyMs,
  };
}

function copy(config: IpvsService['config']): NonNullable<ObservedVirtualService['config']> {
  return {
    ...config,
    schedulerFlags: [...config.schedulerFlags],
    persistence: config.persistence === null ? null : { ...config.persistence },
  };
}

/** Failures as reports take them: at most 100, each one line. */
export function reportedFailures(
  failures: readonly { readonly subject: string; readonly message: string }[],
): MachineReport['failures'] {
  return failures
    .slice(0, 100)
    .map(({ subject, message }) => ({ subject: oneLine(subject, 200), message: oneLine(message, 1000) }));
}
