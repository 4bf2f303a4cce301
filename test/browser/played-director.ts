import type { DirectorRealServer, MachineReport, MachineState, ObservedRealServer } from '#libs/contracts';
import { HandMachine } from '../e2e/harness/hand-machine.js';
import type { TestManager } from '../e2e/harness/manager.js';
import type { Stores } from '../e2e/harness/stores.js';

const SINCE = '2026-11-21T10:00:00.000Z';
const REPORT_MS = 400;

/** A director without a kernel: it takes its documents, and reports what it was told as if the kernel had it. */
export class PlayedDirector {
  private state: MachineState | null = null;
  private timer: NodeJS.Timeout | undefined;
  /** Connections that live on each server, by address. */
  readonly connections = new Map<string, number>();
  /** How a probe that was asked for ends. */
  readonly probes = [
    {
      ...{ check: 'check', kind: 'tcp', target: '10.77.0.21 port 80', ok: true, reason: 'connected', latencyMs: 1.5 },
      raw: '220 played.example ESMTP',
    },
  ];

  private constructor(private readonly machine: HandMachine) {}

  static async join(manager: TestManager, stores: Stores): Promise<PlayedDirector> {
    const director = new PlayedDirector(await HandMachine.join(manager, stores, 'director-1', ['director']));
    await director.begin();
    return director;
  }

  async leave(): Promise<void> {
    clearInterval(this.timer);
    await this.machine.leave();
  }

  private async begin(): Promise<void> {
    const redis = await this.machine.connect();
    await this.machine.work(async ({ commandId, type, payload }) => {
      if (type === 'machine-state.apply') this.state = (payload as { state: MachineState }).state;
      const result = type === 'health.probe' ? { probes: this.probes } : null;
      await this.machine.answer(redis, commandId, result === null ? {} : { result });
    });
    this.timer = setInterval(() => {
      void this.machine.report(redis, this.machine.machineReport(this.report())).catch(() => undefined);
    }, REPORT_MS);
  }

  private report(): Partial<MachineReport> {
    const services = this.state?.director?.virtualServices ?? [];
    return {
      appliedRevision: this.state?.revision ?? 0,
      schedulers: ['rr', 'wrr', 'lc', 'wlc', 'sh', 'mh'],
      virtualServices: services.map(({ id, key, config, realServers }) => ({
        ...{ id, key, config, presence: 'ours', counters: null, pool: null },
        realServers: realServers.map((server) => this.observed(server)),
      })),
    };
  }

  private observed(server: DirectorRealServer): ObservedRealServer {
    const { id, address, port, config } = server;
    const isDraining = server.adminState === 'drain';
    const weight = isDraining ? 0 : config.weight;
    return {
      ...{ id, address, port, role: 'pool', checks: [] },
      config: { ...config, weight },
      health: { state: 'up', reason: 'connected', since: SINCE, consecutive: 3, lastLatencyMs: 1 },
      causes: [
        { stage: 'probe', text: `TCP to ${address} connected in 1 ms.`, since: SINCE },
        { stage: 'weight', text: `The kernel gets weight ${weight}.`, since: SINCE },
      ],
      drain: isDraining
        ? { mode: 'graceful', since: SINCE, pinnedClients: 0, endingPerMinute: null, emptyInSeconds: null }
        : null,
      activeConnections: this.connections.get(address) ?? 0,
      ...{ inactiveConnections: 0, persistentConnections: 0, counters: null },
    };
  }
}
