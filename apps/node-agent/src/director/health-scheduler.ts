import type { DirectorRealServer, DirectorVirtualService, HealthCheck } from '#libs/contracts';
import { HealthTracker, type HealthStatus, type ProbeResult, type TcpProbe } from '#libs/checks';
import type { Clock } from '../shared/clock.js';
import type { HealthState } from './effective-table.js';

type TcpCheck = Extract<HealthCheck, { kind: 'tcp' }>;

export interface HealthChange {
  readonly service: DirectorVirtualService;
  readonly server: DirectorRealServer;
  readonly from: HealthStatus['state'];
  readonly status: HealthStatus;
}

export interface HealthSchedulerOptions {
  readonly probe: (probe: TcpProbe) => Promise<ProbeResult>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onChange: (change: HealthChange) => void;
}

interface Watch {
  readonly definition: string;
  readonly tracker: HealthTracker;
  readonly stopping: AbortController;
  service: DirectorVirtualService;
  server: DirectorRealServer;
}

/** Share of the interval by which each wait is shortened or lengthened at most, so that probes do not come in salvos. */
const JITTER = 0.1;
/** Between two probes at least, also when the timeout is longer than the interval. */
const PAUSE_MS = 20;

/** Probes every real server that has a check, each in its own rhythm, the first time at once. */
export class HealthScheduler {
  private readonly watches = new Map<string, Watch>();

  constructor(private readonly options: HealthSchedulerOptions) {}

  /** Takes what shall be watched now; a watch whose check did not change keeps its history. */
  sync(services: readonly DirectorVirtualService[]): void {
    const wanted = new Set<string>();
    for (const service of services) {
      for (const server of service.realServers) {
        const probe = probeOf(service.healthCheck, server);
        if (probe === null || service.healthCheck.kind === 'none' || server.adminState === 'disabled') continue;
        wanted.add(watchId(service.id, server.id));
        this.watch(service, server, service.healthCheck, probe);
      }
    }
    for (const [id, watch] of this.watches) {
      if (wanted.has(id)) continue;
      watch.stopping.abort();
      this.watches.delete(id);
    }
  }

  state(serviceId: string, serverId: string): HealthState {
    return this.watches.get(watchId(serviceId, serverId))?.tracker.status.state ?? 'unchecked';
  }

  status(serviceId: string, serverId: string): HealthStatus | null {
    return this.watches.get(watchId(serviceId, serverId))?.tracker.status ?? null;
  }

  stop(): void {
    this.sync([]);
  }

  private watch(service: DirectorVirtualService, server: DirectorRealServer, check: TcpCheck, probe: TcpProbe): void {
    const id = watchId(service.id, server.id);
    const definition = JSON.stringify([check.intervalMs, check.rise, check.fall, probe]);
    const known = this.watches.get(id);
    if (known?.definition === definition) {
      known.service = service;
      known.server = server;
      return;
    }
    known?.stopping.abort();
    const watch: Watch = {
      definition,
      tracker: new HealthTracker(check, this.options.clock.now()),
      stopping: new AbortController(),
      service,
      server,
    };
    this.watches.set(id, watch);
    void this.run(watch, check, probe);
  }

  private async run(watch: Watch, check: TcpCheck, probe: TcpProbe): Promise<void> {
    const { clock, random } = this.options;
    const { signal } = watch.stopping;
    while (!signal.aborted) {
      const begunMs = clock.monotonicMs();
      const result = await this.options.probe(probe);
      if (isAborted(signal)) return;
      const from = watch.tracker.status.state;
      if (watch.tracker.record(result, clock.now())) {
        this.options.onChange({ service: watch.service, server: watch.server, from, status: watch.tracker.status });
      }
      // From start to start: a probe that waits for its timeout does not make the next one late.
      const rhythmMs = check.intervalMs * (1 + JITTER * (2 * random() - 1));
      await clock.sleep(Math.max(PAUSE_MS, rhythmMs - (clock.monotonicMs() - begunMs)), signal);
    }
  }
}

const watchId = (serviceId: string, serverId: string): string => `${serviceId}/${serverId}`;
const isAborted = (signal: AbortSignal): boolean => signal.aborted;

/** Port 0 (a mark or a service of all ports) cannot be connected to: such a server is checked only on a port of its own. */
function probeOf(check: HealthCheck, server: DirectorRealServer): TcpProbe | null {
  if (check.kind === 'none') return null;
  const port = check.port ?? server.port;
  return port === 0 ? null : { address: server.address, port, timeoutMs: check.timeoutMs };
}
