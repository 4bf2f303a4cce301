import { z } from 'zod';
import type { DirectorRealServer, DirectorVirtualService, ObservedDrain } from '#libs/contracts';
import type { IpvsStatistics } from '#libs/host';
import { rowOf } from '#libs/ipvs';
import { DrainForecast } from '#libs/pool';
import type { Clock } from '../shared/clock.js';
import type { StateFolder } from '../shared/state-folder.js';
import { pathName } from './path-probes.js';

const FILE = 'drains.json';
const record = z.array(z.strictObject({ name: z.string(), since: z.iso.datetime(), isEmpty: z.boolean() }));

export interface DrainWatchOptions {
  readonly folder: StateFolder;
  readonly clock: Clock;
  readonly onEmpty: (service: DirectorVirtualService, server: DirectorRealServer) => void;
  readonly onFault: (error: unknown) => void;
}

interface Drain {
  readonly service: DirectorVirtualService;
  readonly server: DirectorRealServer;
  readonly since: string;
  readonly forecast: DrainForecast;
  isEmpty: boolean;
}

/** Counts what draining servers still hold, foretells when they are empty and tells when they are; each drain once, also over a restart. */
export class DrainWatch {
  private drains = new Map<string, Drain>();
  private stored = new Map<string, z.infer<typeof record>[number]>();
  private saving: Promise<void> = Promise.resolve();

  constructor(private readonly options: DrainWatchOptions) {}

  async load(): Promise<void> {
    const text = await this.options.folder.read(FILE);
    if (text === null) return;
    const parsed = record.safeParse(JSON.parse(text));
    if (parsed.success) this.stored = new Map(parsed.data.map((one) => [one.name, one]));
  }

  /** Takes the document's drains; one that goes on keeps its curve. */
  sync(services: readonly DirectorVirtualService[]): void {
    const former = this.drains;
    this.drains = new Map();
    for (const service of services) {
      for (const server of service.realServers) {
        if (server.adminState !== 'drain') continue;
        const name = pathName(service.id, server.id);
        const known = former.get(name);
        const stored = this.stored.get(name);
        this.drains.set(name, {
          service,
          server,
          since: known?.since ?? stored?.since ?? this.options.clock.now().toISOString(),
          forecast: known?.forecast ?? new DrainForecast(),
          isEmpty: known?.isEmpty ?? stored?.isEmpty ?? false,
        });
      }
    }
    if (former.size > 0 || this.drains.size > 0 || this.stored.size > 0) this.save();
  }

  isIdle(): boolean {
    return this.drains.size === 0;
  }

  /** Takes one reading of the kernel. */
  take(statistics: IpvsStatistics): void {
    const atMs = this.options.clock.monotonicMs();
    let isNews = false;
    for (const drain of this.drains.values()) {
      const usage = rowOf(statistics.usage, drain.service.key, drain.server);
      const connections = (usage?.activeConnections ?? 0) + (usage?.inactiveConnections ?? 0);
      const pinnedClients = usage?.persistentConnections ?? 0;
      drain.forecast.add({ atMs, connections, pinnedClients });
      const isEmpty = connections + pinnedClients === 0;
      if (isEmpty && !drain.isEmpty) this.options.onEmpty(drain.service, drain.server);
      isNews ||= isEmpty && !drain.isEmpty;
      // Bound clients may come back to a server that drains gracefully: it is told once all the same.
      drain.isEmpty ||= isEmpty;
    }
    if (isNews) this.save();
  }

  observed(serviceId: string, serverId: string): ObservedDrain | null {
    const drain = this.drains.get(pathName(serviceId, serverId));
    if (drain === undefined) return null;
    return { mode: drain.server.drainMode, since: drain.since, ...drain.forecast.outlook() };
  }

  /** Resolves when the disk has what is in memory. */
  saved(): Promise<void> {
    return this.saving;
  }

  private save(): void {
    const drains = [...this.drains].map(([name, { since, isEmpty }]) => ({ name, since, isEmpty }));
    const text = JSON.stringify(drains);
    if (text === JSON.stringify([...this.stored.values()])) return;
    this.stored = new Map(drains.map((one) => [one.name, one]));
    this.saving = this.saving
      .then(() => this.options.folder.write(FILE, text))
      .catch((error: unknown) => this.options.onFault(error));
  }
}
