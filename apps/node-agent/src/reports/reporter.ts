import { REPORT_INTERVAL_SECONDS, type MachineReport } from '#libs/contracts';
import { messageOf } from '#libs/errors';
import type { Director } from '../director/director.js';
import type { IdentityStore } from '../identity/identity.store.js';
import type { LoadReader } from '../load/load-reader.js';
import type { DocumentStore } from '../machine-state/document.store.js';
import type { Reconciler } from '../machine-state/reconciler.js';
import { ownAddresses, uptimeSeconds, type MachineFacts } from '../machine/machine-facts.js';
import type { NetworkPart } from '../real-server/network.part.js';
import type { ServiceSupervisor } from '../services/service-supervisor.js';
import type { Clock } from '../shared/clock.js';
import type { Log } from '../shared/log.js';
import { WakeableLoop } from '../shared/wakeable-loop.js';
import { AGENT_VERSION } from '../version.js';
import { reportedFailures } from './machine-report.js';
import { observedServices } from './observed-services.js';
import type { ReportOutbox } from './report-outbox.js';

export interface ReporterOptions {
  readonly machine: MachineFacts;
  readonly identity: IdentityStore;
  readonly documents: DocumentStore;
  readonly reconciler: Reconciler;
  readonly director: Director;
  readonly network: NetworkPart;
  readonly services: ServiceSupervisor;
  readonly load: LoadReader;
  readonly outbox: ReportOutbox;
  readonly isConnected: () => boolean;
  readonly clock: Clock;
  readonly log: Log;
}

/** A report of a large table takes at most one part in so many of the time, as long as observations do not get stale. */
const COST_SHARE = 10;
const LONGEST_PAUSE_MS = 5000;
const SHORTEST_PAUSE_MS = 100;

/** Tells the manager every two seconds, and at once on a change, what the machine is like. */
export class Reporter {
  private readonly loop: WakeableLoop;
  private endedMs = -Infinity;
  private costMs = 0;

  constructor(private readonly options: ReporterOptions) {
    const { clock, log } = options;
    this.loop = new WakeableLoop({
      name: 'reporting',
      intervalMs: () => Math.min(LONGEST_PAUSE_MS, Math.max(REPORT_INTERVAL_SECONDS * 1000, this.costMs * COST_SHARE)),
      clock,
      log,
      work: () => this.tell(),
    });
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** Reports soon, outside of the rhythm. */
  wake(): void {
    void this.loop.wake();
  }

  private async tell(): Promise<void> {
    const { clock, isConnected, outbox } = this.options;
    // Without anybody who reads it a report is not worth its forks.
    if (!isConnected()) return;
    // Many changes at nearly the same time are one report.
    const earlyMs = this.endedMs + Math.max(SHORTEST_PAUSE_MS, this.costMs) - clock.monotonicMs();
    if (earlyMs > 0) await clock.sleep(earlyMs);
    const beganMs = clock.monotonicMs();
    outbox.machineReport(await this.report());
    this.endedMs = clock.monotonicMs();
    this.costMs = this.endedMs - beganMs;
  }

  async report(): Promise<MachineReport> {
    const { machine, identity, documents, reconciler, director, network, services, load, clock } = this.options;
    const document = documents.current();
    const state = reconciler.state();
    const faults: { subject: string; message: string }[] = [];
    const orFault = async <T>(subject: string, work: Promise<T>, otherwise: T): Promise<T> =>
      work.catch((error: unknown) => {
        faults.push({ subject, message: messageOf(error) });
        return otherwise;
      });
    const statistics = await orFault('IPVS statistics', director.table.statistics(), null);
    const ownLoad = await orFault('load', load.read(), null);
    const isDirector = director.table.isDirector();
    const schedulers = isDirector ? await orFault('IPVS schedulers', director.about.schedulerNames(), []) : [];
    const ipvs = isDirector ? await orFault('IPVS', director.about.report(), null) : null;
    return {
      kind: 'machine',
      at: clock.now().toISOString(),
      agentVersion: AGENT_VERSION,
      bootId: machine.bootId,
      hostname: machine.hostname,
      kernelRelease: machine.kernelRelease,
      uptimeSeconds: uptimeSeconds(),
      roles: [...(document?.roles ?? identity.member()?.roles ?? [])],
      appliedRevision: state.appliedRevision,
      failures: reportedFailures([...state.failures, ...state.serviceFailures, ...faults]),
      addresses: ownAddresses()
        .slice(0, 4096)
        .map((one) => ({ ...one, managed: network.isManaged(one.device, one.address) })),
      virtualServices: observedServices({
        document,
        director: director.table.view(),
        statistics,
        health: (serviceId, serverId) => director.health(serviceId, serverId),
        drain: (serviceId, serverId) => director.drain(serviceId, serverId),
      }),
      load: ownLoad,
      schedulers: [...schedulers],
      ipvs,
      services: services.status(),
    };
  }
}
