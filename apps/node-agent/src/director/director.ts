import type { ProbeResult, ProbeTarget } from '#libs/checks';
import type { DirectorVirtualService, HealthCheckSpec, ObservedDrain } from '#libs/contracts';
import type { IpvsPort } from '#libs/host';
import type { ServerHealth } from '#libs/pool';
import type { NodeLoads } from '../load/node-loads.js';
import type { MachinePart } from '../machine-state/part.js';
import type { ChecksPart } from './checks.part.js';
import type { DecisionLoop } from './decision-loop.js';
import type { DirectorPart } from './director.part.js';
import type { DrainLoop } from './drain-loop.js';
import type { DrainWatch } from './drain-watch.js';
import type { HealthWatch } from './health-watch.js';
import type { KernelAbout } from './kernel-about.js';
import type { Ownership } from './ownership.js';
import type { PassiveWatch } from './passive-watch.js';
import type { PathMarks } from './path-marks.js';
import type { ProbedServer } from './path-probes.js';
import type { PoolKeeper } from './pool-keeper.js';
import type { SettingsPart } from './settings.part.js';
import type { WatchesPart } from './watches.part.js';

export interface DirectorParts {
  readonly ipvs: IpvsPort;
  readonly probe: (check: HealthCheckSpec, target: ProbeTarget) => Promise<ProbeResult>;
  readonly settings: SettingsPart;
  readonly watches: WatchesPart;
  readonly table: DirectorPart;
  readonly checks: ChecksPart;
  readonly health: HealthWatch;
  readonly pools: PoolKeeper;
  readonly drains: DrainWatch;
  readonly loads: NodeLoads;
  readonly passive: PassiveWatch;
  readonly ownership: Ownership;
  readonly marks: PathMarks;
  readonly decisions: DecisionLoop;
  readonly drainLoop: DrainLoop;
  readonly about: KernelAbout;
}

export interface ProbedNow {
  readonly check: HealthCheckSpec;
  /** What was asked, for people. */
  readonly target: string;
  readonly result: ProbeResult;
}

/** All of the agent that directs: one thing to load, start, stop and ask. */
export class Director {
  constructor(private readonly parts: DirectorParts) {}

  /** Before the machine's addresses come: the way that packets take is ready when they arrive. */
  get before(): readonly MachinePart[] {
    return [this.parts.settings, this.parts.watches, this.parts.table];
  }

  /** After the machine's network stands. */
  get after(): readonly MachinePart[] {
    return [this.parts.checks];
  }

  get table(): DirectorPart {
    return this.parts.table;
  }

  get about(): KernelAbout {
    return this.parts.about;
  }

  get ipvs(): IpvsPort {
    return this.parts.ipvs;
  }

  /** Runs one check now; its result is told and counts for nothing. */
  async probeNow(service: DirectorVirtualService, server: ProbedServer, check: HealthCheckSpec): Promise<ProbedNow> {
    const target = this.parts.health.targetOf(service, server, check);
    if (target === null) {
      const reason = 'there is no way to ask: a port, an own address or the mark of the path is missing';
      return { check, target: server.address, result: { ok: false, reason, latencyMs: 0, raw: null } };
    }
    const { address, port, mark } = target;
    const way = mark === null ? '' : ` by mark ${mark} to ${server.address}`;
    return { check, target: `${address} port ${port}${way}`, result: await this.parts.probe(check, target) };
  }

  health(serviceId: string, serverId: string): ServerHealth | null {
    return this.parts.health.health(serviceId, serverId);
  }

  drain(serviceId: string, serverId: string): ObservedDrain | null {
    return this.parts.drains.observed(serviceId, serverId);
  }

  async load(): Promise<void> {
    const { settings, pools, drains, passive, ownership, marks } = this.parts;
    await Promise.all([settings, pools, drains, passive, ownership, marks].map((part) => part.load()));
  }

  start(): void {
    this.parts.decisions.start();
    this.parts.drainLoop.start();
  }

  /** The kernel goes on as it is. */
  async stop(): Promise<void> {
    const { health, decisions, drainLoop, pools, drains, loads, passive } = this.parts;
    health.stop();
    await Promise.all([decisions.stop(), drainLoop.stop(), loads.stop(), passive.stop()]);
    await Promise.all([pools.saved(), drains.saved()]);
  }
}
