import { z } from 'zod';
import type { DirectorVirtualService } from '#libs/contracts';
import type { IpvsPort, IpvsStatistics } from '#libs/host';
import { formatEndpoint, formatKey, rowOf, type IpvsConnection } from '#libs/ipvs';
import {
  judgePassively,
  readPassiveMemory,
  type PassiveEjection,
  type PassiveMemory,
  type PassiveSample,
  type ServerHealth,
} from '#libs/pool';
import type { Clock } from '../shared/clock.js';
import type { Log } from '../shared/log.js';
import type { StateFolder } from '../shared/state-folder.js';
import { WakeableLoop } from '../shared/wakeable-loop.js';

const FILE = 'passive-memory.json';
/** A handshake that lasts from one sample to the next is not answered: real ones take a round trip. */
const SAMPLE_MS = 2000;
/** Reading the connection table takes at most this share of the time. */
const READING_SHARE = 20;
/** Half-open connections that are looked at; in a flood the rest says nothing new. */
const MAX_HALF_OPEN = 20_000;
const HALF_OPEN = 'SYN_RECV';

export interface PassiveWatchOptions {
  readonly ipvs: Pick<IpvsPort, 'connections'>;
  readonly statistics: () => Promise<IpvsStatistics | null>;
  /** What the checks say; null: nobody asks. */
  readonly health: (serviceId: string, serverId: string) => ServerHealth | null;
  readonly folder: StateFolder;
  readonly clock: Clock;
  readonly log: Log;
  /** Who is out of a service has changed. */
  readonly onChange: (serviceId: string) => void;
}

interface Watched {
  readonly service: DirectorVirtualService;
  memory: PassiveMemory | null;
  ejected: ReadonlyMap<string, PassiveEjection>;
  /** Half-open connections of the last sample; true: counted already. */
  halfOpen: Map<string, boolean>;
  /** By server id: connections that the kernel had counted at the last sample. */
  counted: Map<string, number>;
  /** By server id: connections that began between the last two samples; their handshakes are judged by the next one. */
  begun: Map<string, number>;
}

/** Looks at the kernel's connection table for servers whose clients get no answer; only for services that ask for it, by TCP. */
export class PassiveWatch {
  private watched = new Map<string, Watched>();
  private stored: Record<string, unknown> = {};
  private tookMs = 0;
  private readonly loop: WakeableLoop;

  constructor(private readonly options: PassiveWatchOptions) {
    const { clock, log } = options;
    this.loop = new WakeableLoop({
      name: 'watching connections',
      intervalMs: () => Math.max(SAMPLE_MS, this.tookMs * READING_SHARE),
      clock,
      log,
      work: () => this.sample(),
    });
  }

  async load(): Promise<void> {
    const text = await this.options.folder.read(FILE);
    if (text === null) return;
    const parsed = z.record(z.string(), z.unknown()).safeParse(JSON.parse(text));
    if (parsed.success) this.stored = parsed.data;
  }

  /** Takes the services that are watched from now on. */
  sync(services: readonly DirectorVirtualService[]): void {
    const former = this.watched;
    this.watched = new Map(
      services
        .filter(isWatchable)
        .map((service) => [service.id, { ...(former.get(service.id) ?? this.begin(service)), service }]),
    );
    if (this.watched.size > 0) this.loop.start();
  }

  ejected(serviceId: string): ReadonlyMap<string, PassiveEjection> {
    return this.watched.get(serviceId)?.ejected ?? new Map<string, PassiveEjection>();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  private begin(service: DirectorVirtualService): Watched {
    const memory = readPassiveMemory(this.stored[service.id]);
    const nowMs = this.options.clock.now().getTime();
    const out = Object.entries(memory?.servers ?? {}).filter(([, { untilMs }]) => untilMs > nowMs);
    return {
      ...{ service, memory },
      ejected: new Map(out.map(([id, { untilMs, reason }]) => [id, { untilMs, reason }])),
      ...{ halfOpen: new Map(), counted: new Map(), begun: new Map() },
    };
  }

  private async sample(): Promise<void> {
    if (this.watched.size === 0) return;
    const { ipvs, statistics, clock } = this.options;
    const beganMs = clock.monotonicMs();
    const only = this.watched.size === 1 ? [...this.watched.values()][0]?.service.key : undefined;
    const filter = { service: only ?? null, clientAddress: null, realServerAddress: null, state: HALF_OPEN };
    const halfOpen = await ipvs.connections(filter, MAX_HALF_OPEN);
    this.tookMs = clock.monotonicMs() - beganMs;
    const counts = await statistics();
    if (counts === null) return;
    const byService = new Map<string, IpvsConnection[]>();
    for (const connection of halfOpen) {
      const { protocol, virtualAddress, virtualPort } = connection;
      const name = `${protocol} ${formatEndpoint({ address: virtualAddress, port: virtualPort })}`;
      const list = byService.get(name);
      if (list === undefined) byService.set(name, [connection]);
      else list.push(connection);
    }
    for (const watched of this.watched.values()) {
      this.judge(watched, byService.get(formatKey(watched.service.key)) ?? [], counts);
    }
    await this.save();
  }

  private judge(watched: Watched, halfOpen: readonly IpvsConnection[], counts: IpvsStatistics): void {
    const { service } = watched;
    const policy = service.health.passive;
    if (policy === null) return;
    const unanswered = countUnanswered(watched, halfOpen);
    const samples = service.realServers.map((server): PassiveSample => {
      const total = rowOf(counts.counters, service.key, server)?.connections ?? 0;
      const before = watched.counted.get(server.id);
      watched.counted.set(server.id, total);
      const lost = unanswered.get(formatEndpoint(server)) ?? 0;
      const begun = watched.begun.get(server.id) ?? 0;
      watched.begun.set(server.id, before === undefined || total < before ? 0 : total - before);
      return { serverId: server.id, newConnections: Math.max(begun, lost), unanswered: lost };
    });
    const eligible = service.realServers.filter((one) => one.adminState === 'enabled' && one.config.weight > 0);
    const isHealthy = (id: string): boolean => this.options.health(service.id, id)?.state !== 'down';
    const nowMs = this.options.clock.now().getTime();
    const { ejected, memory } = judgePassively(
      {
        ...{ policy, samples, nowMs, panicPercent: service.pool.panicPercent, totalServers: eligible.length },
        healthyIds: eligible.map(({ id }) => id).filter(isHealthy),
      },
      watched.memory,
    );
    const isChanged =
      ejected.size !== watched.ejected.size || [...ejected.keys()].some((id) => !watched.ejected.has(id));
    watched.memory = memory;
    watched.ejected = ejected;
    if (isChanged) this.options.onChange(service.id);
  }

  private async save(): Promise<void> {
    const memories = Object.fromEntries([...this.watched].map(([id, { memory }]) => [id, memory]));
    // Windows of seconds are not worth a write; who is out, and how often, is.
    const text = JSON.stringify(memories, (key, value: unknown) => (key === 'window' ? [] : value));
    if (text === JSON.stringify(this.stored)) return;
    await this.options.folder.write(FILE, text);
    this.stored = JSON.parse(text) as Record<string, unknown>;
  }
}

/** Only handshakes tell, and only an address and a port tell whose they are. */
const isWatchable = ({ key, health }: DirectorVirtualService): boolean =>
  health.passive !== null && key.kind === 'address' && key.protocol === 'tcp' && key.port !== 0;

/** By server: handshakes that were open at the last sample, are still, and were not counted. */
function countUnanswered(watched: Watched, halfOpen: readonly IpvsConnection[]): Map<string, number> {
  const counts = new Map<string, number>();
  const now = new Map<string, boolean>();
  for (const { clientAddress, clientPort, realServerAddress, realServerPort } of halfOpen) {
    const server = formatEndpoint({ address: realServerAddress, port: realServerPort });
    const name = `${clientAddress} ${clientPort} ${server}`;
    const known = watched.halfOpen.get(name);
    if (known === false) counts.set(server, (counts.get(server) ?? 0) + 1);
    now.set(name, known !== undefined);
  }
  watched.halfOpen = now;
  return counts;
}
