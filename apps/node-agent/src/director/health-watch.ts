import type { CheckChange, CheckScheduling, CheckTask, HealthStatus, ProbeTarget } from '#libs/checks';
import type { DirectorVirtualService, HealthCheckSpec, ObservedCheck } from '#libs/contracts';
import { combineChecks, type ServerHealth } from '#libs/pool';
import { pathName, probedServers, takesPath, type ProbedServer } from './path-probes.js';

/** A server's checks taken together came to another end. */
export interface HealthChange {
  readonly service: DirectorVirtualService;
  readonly server: ProbedServer;
  readonly from: ServerHealth['state'];
  readonly health: ServerHealth;
}

export interface HealthWatchOptions {
  readonly engine: (onChange: (change: CheckChange) => void) => CheckScheduling;
  /** The firewall mark of a server's private service; null while that is not in the kernel. */
  readonly markOf: (serviceId: string, serverId: string) => number | null;
  /** An address of this machine on the segment that is no virtual IP; null: it has none of that family. */
  readonly ownAddress: (target: string) => string | null;
  readonly onChange: (change: HealthChange) => void;
}

interface Watched {
  readonly service: DirectorVirtualService;
  readonly server: ProbedServer;
  readonly tasks: readonly WatchedCheck[];
  state: ServerHealth['state'];
}

interface WatchedCheck {
  readonly key: string;
  readonly name: string;
  readonly check: HealthCheckSpec;
}

/** Kinds that need no port. */
const PORTLESS = new Set<HealthCheckSpec['kind']>(['icmp', 'program', 'file']);
const NOT_PROBED: HealthStatus = {
  ...{ state: 'unknown', reason: 'not probed yet', since: new Date(0), consecutive: 0, lastLatencyMs: null },
};

/** Turns the checks of the document into tasks of the engine, and their results into the life of servers. */
export class HealthWatch {
  private readonly engine: CheckScheduling;
  private watched = new Map<string, Watched>();
  private byTask = new Map<string, Watched>();

  constructor(private readonly options: HealthWatchOptions) {
    this.engine = options.engine((change) => this.take(change));
  }

  /** Takes what shall be watched now; what did not change keeps its history. */
  sync(services: readonly DirectorVirtualService[]): void {
    const former = this.watched;
    this.watched = new Map();
    this.byTask = new Map();
    const tasks: CheckTask[] = [];
    for (const service of services) {
      for (const server of probedServers(service)) {
        const own = this.tasksOf(service, server);
        if (own.length === 0) continue;
        const id = pathName(service.id, server.id);
        const checks = own.map(({ key, check }) => ({ key, check, name: check.name }));
        const watched: Watched = { service, server, tasks: checks, state: former.get(id)?.state ?? 'unknown' };
        this.watched.set(id, watched);
        for (const task of own) this.byTask.set(task.key, watched);
        tasks.push(...own);
      }
    }
    this.engine.sync(tasks);
  }

  /** The life of a server; null when nobody asks for it. */
  health(serviceId: string, serverId: string): ServerHealth | null {
    const watched = this.watched.get(pathName(serviceId, serverId));
    return watched === undefined ? null : this.healthOf(watched);
  }

  /** The life of all watched servers of a service, by id. */
  healthOfService(service: DirectorVirtualService, role: ProbedServer['role']): Map<string, ServerHealth> {
    const servers = role === 'pool' ? service.realServers : service.pool.sorryServers;
    return new Map(
      servers.flatMap(({ id }) => {
        const health = this.health(service.id, id);
        return health === null ? [] : [[id, health] as const];
      }),
    );
  }

  stop(): void {
    this.engine.stop();
  }

  /** What a probe of the check asks; null when it cannot be asked (yet). */
  targetOf(service: DirectorVirtualService, server: ProbedServer, check: HealthCheckSpec): ProbeTarget | null {
    const { markOf, ownAddress } = this.options;
    const virtualAddress = service.key.kind === 'address' ? service.key.address : server.address;
    if (!takesPath(check, service)) {
      const port = check.port ?? server.port;
      if (port === 0 && !PORTLESS.has(check.kind)) return null;
      return { address: server.address, port, mark: null, sourceAddress: check.sourceAddress, virtualAddress };
    }
    const port =
      check.port ?? (service.key.kind === 'address' && service.key.port !== 0 ? service.key.port : server.port);
    const mark = markOf(service.id, server.id);
    const sourceAddress = check.sourceAddress ?? ownAddress(virtualAddress);
    if (port === 0 || mark === null || sourceAddress === null) return null;
    return { address: virtualAddress, port, mark, sourceAddress, virtualAddress };
  }

  private tasksOf(service: DirectorVirtualService, server: ProbedServer): CheckTask[] {
    const { checks, initialState, warmUpMs } = server.health;
    return checks.flatMap((check, index): CheckTask[] => {
      const target = this.targetOf(service, server, check);
      if (target === null) return [];
      const twin = checks.findIndex(({ name }) => name === check.name) === index ? '' : `#${index}`;
      const key = `${pathName(service.id, server.id)}/${check.name}${twin}`;
      return [{ key, check, target, initialState, warmUpMs }];
    });
  }

  private healthOf({ tasks, server }: Watched): ServerHealth {
    const checks = tasks.map(({ key, name, check }): ObservedCheck => {
      const status = this.engine.status(key) ?? NOT_PROBED;
      return {
        ...{ name, kind: check.kind, state: status.state, reason: status.reason.slice(0, 300) },
        ...{ since: status.since.toISOString(), consecutive: status.consecutive, lastLatencyMs: status.lastLatencyMs },
      };
    });
    return combineChecks(checks, server.health.combine, NOT_PROBED.since.toISOString());
  }

  private take({ key }: CheckChange): void {
    const watched = this.byTask.get(key);
    if (watched === undefined) return;
    const health = this.healthOf(watched);
    const from = watched.state;
    if (from === health.state) return;
    watched.state = health.state;
    this.options.onChange({ service: watched.service, server: watched.server, from, health });
  }
}
