import { ulid } from 'ulid';
import type { ProbeTarget } from '#libs/checks';
import {
  directorSettings,
  poolPolicy,
  serviceHealth,
  type DirectorRealServer,
  type DirectorVirtualService,
  type EventReport,
  type HealthCheckSpec,
  type MachineState,
} from '#libs/contracts';
import type { IpvsService } from '#libs/domain';
import type { FakeHost } from '#libs/host';
import { formatKey } from '#libs/ipvs';
import { CommandJournal } from '../commands/command-journal.js';
import { composeDirector } from '../director/compose-director.js';
import type { Director } from '../director/director.js';
import { DocumentStore } from '../machine-state/document.store.js';
import { Reconciler } from '../machine-state/reconciler.js';
import { NetworkPart } from '../real-server/network.part.js';
import { EventBuffer } from '../reports/event-buffer.js';
import { ReportOutbox } from '../reports/report-outbox.js';
import { systemClock } from '../shared/clock.js';
import { Log } from '../shared/log.js';
import { StateFolder } from '../shared/state-folder.js';

export const MACHINE = ulid();
const CLUSTER = ulid();
const silent = new Log('error', () => undefined, () => new Date()); // prettier-ignore

export const realServer = (address: string, part: Partial<DirectorRealServer> = {}): DirectorRealServer => ({
  id: ulid(),
  nodeId: null,
  address,
  port: 80,
  config: { forwardingMethod: 'direct-routing', tunnel: null, weight: 1, upperThreshold: 0, lowerThreshold: 0 },
  adminState: 'enabled',
  drainMode: 'graceful',
  agent: null,
  ...part,
});
export const web: DirectorVirtualService = {
  id: ulid(),
  name: 'web',
  key: { kind: 'address', protocol: 'tcp', address: '10.0.0.100', port: 80 },
  config: { scheduler: 'wlc', schedulerFlags: [], persistence: null, onePacket: false },
  health: serviceHealth.parse({}),
  pool: poolPolicy.parse({}),
  realServers: [realServer('10.0.0.11'), realServer('10.0.0.12')],
};
export const stranger: IpvsService = {
  key: { kind: 'address', protocol: 'udp', address: '10.0.0.100', port: 53 },
  config: web.config,
  realServers: [],
};
export const documentOf = (revision: number, part: Partial<MachineState> = {}): MachineState => ({
  version: 1,
  clusterId: CLUSTER,
  machineId: MACHINE,
  name: 'dir-1',
  revision,
  epoch: 1,
  roles: ['director'],
  addresses: [{ address: '10.0.0.100', prefixLength: 24, purpose: 'virtual-ip', announce: true }],
  director: { virtualServices: [web], adopted: [], settings: directorSettings.parse({}) },
  realServer: [],
  services: [],
  ...part,
});

/** The parts of an agent that bring a machine to its document, on one folder and one fake machine. */
export class Rig {
  readonly folder: StateFolder;
  readonly documents: DocumentStore;
  readonly director: Director;
  readonly network: NetworkPart;
  readonly reconciler: Reconciler;
  readonly events: EventReport[] = [];
  readonly probed: { readonly check: HealthCheckSpec; readonly target: ProbeTarget }[] = [];
  /** Checks that every server fails, by name. */
  readonly failing = new Set<string>();
  alive = new Set(['10.0.0.11', '10.0.0.12']);
  isLeaving = false;

  constructor(
    path: string,
    readonly host: FakeHost,
  ) {
    this.folder = new StateFolder(path);
    this.documents = new DocumentStore(this.folder, silent);
    this.network = new NetworkPart({
      network: host.network,
      folder: this.folder,
      device: () => 'eth0',
      clock: systemClock,
      lookEveryMs: 30,
    });
    const outbox = new ReportOutbox({
      journal: new CommandJournal(this.folder),
      events: new EventBuffer(this.folder, () => undefined),
      clock: systemClock,
      log: silent,
    });
    outbox.event = (event) => this.events.push({ ...event, kind: 'event', at: '', steps: [...event.steps] });
    this.director = composeDirector({
      ...{ host, folder: this.folder, bootId: 'boot-1', documents: this.documents, clock: systemClock, log: silent },
      probe: (check, target) => {
        const ok = this.alive.has(target.address) && !this.failing.has(check.name);
        this.probed.push({ check, target });
        return Promise.resolve({ ok, reason: ok ? 'up' : 'no', latencyMs: 1, raw: null });
      },
      random: () => 0.5,
      device: () => 'eth0',
      member: () => null,
      ownAddresses: () => [{ device: 'eth0', address: '10.0.0.2', prefixLength: 24, mac: null }],
      isNetworkReady: () => this.network.isSettled(),
      tell: (event) => outbox.event(event),
      wakeReconciler: () => void this.reconciler.wake(),
      wakeReporter: () => undefined,
    });
    this.reconciler = new Reconciler({
      documents: this.documents,
      mandate: () => ({ machineId: MACHINE, isLeaving: this.isLeaving }),
      parts: [...this.director.before, this.network, ...this.director.after],
      services: () => Promise.resolve([]),
      outbox,
      clock: systemClock,
      log: silent,
      intervalMs: 20,
      onRun: () => undefined,
    });
  }

  async start(): Promise<this> {
    await Promise.all([this.documents.load(), this.director.load(), this.network.load()]);
    this.reconciler.start();
    this.director.start();
    await this.reconciler.wake();
    return this;
  }

  async stop(): Promise<void> {
    await this.director.stop();
    await this.reconciler.stop();
  }

  async weights(key = web.key): Promise<Record<string, number>> {
    const service = (await this.host.ipvs.table()).find((one) => formatKey(one.key) === formatKey(key));
    return Object.fromEntries((service?.realServers ?? []).map((server) => [server.address, server.config.weight]));
  }

  has(event: EventReport['event']): EventReport | undefined {
    return this.events.find((one) => one.event === event);
  }
}
