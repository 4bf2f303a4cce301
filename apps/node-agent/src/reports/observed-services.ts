import type { Cause, MachineState, ObservedDrain, ObservedRealServer, ObservedVirtualService } from '#libs/contracts';
import type { IpvsRealServer, IpvsService, RealServerKey, VirtualServiceKey } from '#libs/domain';
import type { IpvsStatistics } from '#libs/host';
import { formatEndpoint, formatKey, rowOf } from '#libs/ipvs';
import { withKernel, type PoolDecision, type ServerDecision, type ServerHealth } from '#libs/pool';
import type { DirectorView } from '../director/director.part.js';

export interface ReportSources {
  readonly document: MachineState | null;
  readonly director: DirectorView;
  readonly statistics: IpvsStatistics | null;
  readonly health: (serviceId: string, serverId: string) => ServerHealth | null;
  readonly drain: (serviceId: string, serverId: string) => ObservedDrain | null;
}

/** Up to this number of servers every one is told with its checks and causes. */
const ALL_IN_DETAIL = 150;
/** Of more servers only those that are not plainly up, and of these at most so many. */
const MAX_IN_DETAIL = 500;
const MAX_CHECKS = 8;
const MAX_CAUSES = 16;

type DesiredService = NonNullable<MachineState['director']>['virtualServices'][number];

/** What is seen of every virtual service: the document's beside the kernel's, and strangers. */
export function observedServices(sources: ReportSources): ObservedVirtualService[] {
  const desired = sources.document?.director?.virtualServices ?? [];
  const wanted = new Set(desired.map(({ key }) => formatKey(key)));
  const strangers = sources.director.table.filter(({ key }) => !wanted.has(formatKey(key)));
  const total = desired.reduce((sum, { realServers, pool }) => sum + realServers.length + pool.sorryServers.length, 0);
  const detail = new Detail(total);
  return [
    ...desired.map((service) => observedService(service, sources, detail)),
    ...strangers.map((service) => observedStranger(service, sources)),
  ].slice(0, 4096);
}

/** Keeps the report of a large table small. */
class Detail {
  private left: number;

  constructor(private readonly total: number) {
    this.left = total <= ALL_IN_DETAIL ? total : MAX_IN_DETAIL;
  }

  isWorthwhile(isPlain: boolean): boolean {
    if (this.total > ALL_IN_DETAIL && isPlain) return false;
    this.left -= 1;
    return this.left >= 0;
  }
}

interface Wanted extends RealServerKey {
  readonly id: string;
  readonly role: 'pool' | 'sorry';
  readonly isEnabled: boolean;
}

function observedService(desired: DesiredService, sources: ReportSources, detail: Detail): ObservedVirtualService {
  const { director, statistics } = sources;
  const inKernel = director.kernel.service(desired.key);
  const decision = director.decision(desired.id);
  const present = new Map(inKernel?.realServers.map((server) => [formatEndpoint(server), server]));
  const wanted = wantedOf(desired);
  const known = new Set(wanted.map(formatEndpoint));
  const deciding = new Map(decision?.servers.map((one) => [one.id, one]));
  const own = wanted.map((server) =>
    observedServer({
      desired,
      server,
      decision,
      own: deciding.get(server.id),
      sources,
      detail,
      present: present.get(formatEndpoint(server)) ?? null,
    }),
  );
  const others = [...present].filter(([endpoint]) => !known.has(endpoint));
  return {
    id: desired.id,
    key: desired.key,
    config: inKernel === undefined ? null : copy(inKernel.config),
    presence: inKernel === undefined ? 'missing' : director.isOwned(desired.key) ? 'ours' : 'foreign',
    pool: decision?.pool ?? null,
    counters: (statistics && rowOf(statistics.counters, desired.key)) ?? null,
    realServers: [...own, ...others.map(([, server]) => unknownServer(desired.key, server, statistics))].slice(0, 4096),
  };
}

function observedStranger({ key, config, realServers }: IpvsService, sources: ReportSources): ObservedVirtualService {
  const { director, statistics } = sources;
  return {
    id: null,
    key,
    config: copy(config),
    presence: director.isOwned(key) ? 'ours' : 'foreign',
    pool: null,
    counters: (statistics && rowOf(statistics.counters, key)) ?? null,
    realServers: realServers.slice(0, 4096).map((server) => unknownServer(key, server, statistics)),
  };
}

function wantedOf(service: DesiredService): Wanted[] {
  const pool = service.realServers.map(({ id, address, port, adminState }): Wanted => ({
    ...{ id, address, port, role: 'pool', isEnabled: adminState === 'enabled' },
  }));
  const endpoints = new Set(pool.map(formatEndpoint));
  // A server that stands in at the address of another one is told as that one.
  const sorry = service.pool.sorryServers
    .map(({ id, address, port }): Wanted => ({ ...{ id, address, port, role: 'sorry', isEnabled: true } }))
    .filter((server) => !endpoints.has(formatEndpoint(server)));
  return [...pool, ...sorry];
}

interface Seen {
  readonly desired: DesiredService;
  readonly server: Wanted;
  readonly decision: PoolDecision | undefined;
  readonly own: ServerDecision | undefined;
  readonly present: IpvsRealServer | null;
  readonly sources: ReportSources;
  readonly detail: Detail;
}

function observedServer(seen: Seen): ObservedRealServer {
  const { desired, server, present, sources, detail } = seen;
  const health = sources.health(desired.id, server.id);
  const isDetailed = detail.isWorthwhile(isPlain(seen, health));
  return {
    ...usageOf(desired.key, server, sources.statistics),
    id: server.id,
    address: server.address,
    port: server.port,
    config: present?.config ?? null,
    health: health === null ? null : healthOf(health),
    role: server.role,
    checks: isDetailed ? [...(health?.checks ?? [])].slice(0, MAX_CHECKS) : [],
    causes: isDetailed ? causesOf(seen) : [],
    drain: sources.drain(desired.id, server.id),
  };
}

/** In its place by the book: nothing about it needs to be explained. */
function isPlain({ server, decision, own, present }: Seen, health: ServerHealth | null): boolean {
  const isAlive = health === null || health.state === 'up' || health.state === 'unchecked';
  const isAsDecided = own !== undefined && own.effectiveWeight === (present?.config.weight ?? null);
  const isMoving = own?.causes.some(({ stage }) => stage === 'slow-start' || stage === 'feedback') === true;
  return isAlive && isAsDecided && !isMoving && server.isEnabled && decision?.pool.state === 'serving';
}

function causesOf({ desired, server, own, present, sources }: Seen): Cause[] {
  if (own === undefined) return [];
  const since = sources.director.kernel.weight(desired.key, server)?.since.toISOString() ?? own.causes.at(-1)?.since;
  if (since === undefined) return [];
  return withKernel(own.causes, present?.config.weight ?? null, own.effectiveWeight, since).slice(0, MAX_CAUSES);
}

function unknownServer(
  key: VirtualServiceKey,
  server: IpvsRealServer,
  statistics: IpvsStatistics | null,
): ObservedRealServer {
  const { address, port, config } = server;
  return {
    ...usageOf(key, server, statistics),
    ...{ id: null, address, port, config, health: null, role: 'pool', checks: [], causes: [], drain: null },
  };
}

type Usage = Pick<
  ObservedRealServer,
  'activeConnections' | 'inactiveConnections' | 'persistentConnections' | 'counters'
>;

function usageOf(key: VirtualServiceKey, server: RealServerKey, statistics: IpvsStatistics | null): Usage {
  const usage = statistics === null ? undefined : rowOf(statistics.usage, key, server);
  const counters = statistics === null ? undefined : rowOf(statistics.counters, key, server);
  return {
    activeConnections: usage?.activeConnections ?? 0,
    inactiveConnections: usage?.inactiveConnections ?? 0,
    persistentConnections: usage?.persistentConnections ?? 0,
    counters: counters ?? null,
  };
}

/** Of several checks the one that was asked least often in a row and the slowest one speak for all. */
function healthOf({ state, reason, since, checks }: ServerHealth): NonNullable<ObservedRealServer['health']> {
  const deciding = checks.filter((check) => check.state === state);
  const latencies = checks.flatMap(({ lastLatencyMs }) => (lastLatencyMs === null ? [] : [lastLatencyMs]));
  return {
    ...{ state, reason, since },
    consecutive: deciding.length === 0 ? 0 : Math.min(...deciding.map(({ consecutive }) => consecutive)),
    lastLatencyMs: latencies.length === 0 ? null : Math.max(...latencies),
  };
}

function copy(config: IpvsService['config']): NonNullable<ObservedVirtualService['config']> {
  return {
    ...config,
    schedulerFlags: [...config.schedulerFlags],
    persistence: config.persistence === null ? null : { ...config.persistence },
  };
}
