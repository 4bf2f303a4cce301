import type { SyncDaemon } from '#libs/contracts';
import {
  SCHEDULERS,
  type IpvsRealServer,
  type IpvsService,
  type IpvsTable,
  type RealServerKey,
  type VirtualServiceKey,
} from '#libs/domain';
import { DomainError } from '#libs/errors';
import {
  formatEndpoint,
  formatKey,
  matchesFilter,
  renderStartDaemon,
  renderStep,
  renderTimeouts,
  type ConnectionFilter,
  type IpvsConnection,
  type IpvsStep,
  type IpvsTimeouts,
  type Listing,
} from '#libs/ipvs';
import type { IpvsApplyResult, IpvsCapabilities, IpvsInfo, IpvsPort, IpvsStatistics } from '../ipvs/ipvs-port.js';

type Entry = Omit<IpvsService, 'realServers'> & { readonly realServers: Map<string, IpvsRealServer> };

/** A table in memory with the kernel's refusals: existing services, missing services, missing servers. */
export class FakeIpvs implements IpvsPort {
  private readonly entries = new Map<string, Entry>();
  /** Every step that was run, as `ipvsadm` would be called. */
  readonly history: string[] = [];
  /** Values of `net.ipv4.vs.*` of a fresh kernel; a setting that is not here does not exist. */
  readonly sysctls = new Map([
    ['conn_reuse_mode', '1'],
    ['conntrack', '0'],
    ['expire_nodest_conn', '0'],
    ['expire_quiescent_template', '0'],
  ]);
  /** What the connection table shows. */
  entriesOfConnections: IpvsConnection[] = [];
  /** Counts of a server by `service server`, both as they are formatted. */
  readonly usage = new Map<
    string,
    { activeConnections: number; inactiveConnections: number; persistentConnections: number }
  >();
  private idle: IpvsTimeouts = { tcpSeconds: 900, tcpFinSeconds: 120, udpSeconds: 300 };
  private readonly running = new Map<SyncDaemon['state'], SyncDaemon>();

  /** Puts services there as if another program had done it. */
  seed(table: IpvsTable): void {
    for (const service of table) {
      const realServers = new Map(service.realServers.map((server) => [formatEndpoint(server), server]));
      this.entries.set(formatKey(service.key), { key: service.key, config: service.config, realServers });
    }
  }

  /** As `ipvsadm -C` by somebody's hand. */
  clear(): void {
    this.entries.clear();
  }

  table(): Promise<IpvsTable> {
    return Promise.resolve(
      [...this.entries.values()].map((entry) => ({ ...entry, realServers: [...entry.realServers.values()] })),
    );
  }

  /** Nothing ever passes here: counts are 0 but for what `usage` says. */
  statistics(): Promise<IpvsStatistics> {
    const rows = <Row>(row: (server: IpvsRealServer | null, name: string) => Row): Listing<Row> =>
      new Map(
        [...this.entries].map(([name, { realServers }]) => [
          name,
          new Map([
            ['', row(null, name)],
            ...[...realServers].map(([server, one]) => [server, row(one, `${name} ${server}`)] as const),
          ]),
        ]),
      );
    return Promise.resolve({
      counters: rows(() => ({ connections: 0, packetsIn: 0, packetsOut: 0, bytesIn: 0, bytesOut: 0 })),
      usage: rows((server, name) => ({
        upperThreshold: server?.config.upperThreshold ?? 0,
        lowerThreshold: server?.config.lowerThreshold ?? 0,
        ...(this.usage.get(name) ?? { activeConnections: 0, inactiveConnections: 0, persistentConnections: 0 }),
      })),
    });
  }

  zero(service: VirtualServiceKey | null): Promise<void> {
    if (service !== null && !this.entries.has(formatKey(service))) {
      return Promise.reject(new DomainError('command-failed', 'ipvsadm -Z: No such service'));
    }
    this.history.push(`ipvsadm -Z${service === null ? '' : ` ${formatKey(service)}`}`);
    return Promise.resolve();
  }

  timeouts(): Promise<IpvsTimeouts> {
    return Promise.resolve(this.idle);
  }

  setTimeouts(timeouts: IpvsTimeouts): Promise<void> {
    this.history.push(`ipvsadm ${renderTimeouts(timeouts).join(' ')}`);
    this.idle = timeouts;
    return Promise.resolve();
  }

  daemons(): Promise<readonly SyncDaemon[]> {
    return Promise.resolve([...this.running.values()]);
  }

  startDaemon(daemon: SyncDaemon): Promise<void> {
    const command = `ipvsadm ${renderStartDaemon(daemon).join(' ')}`;
    if (this.running.has(daemon.state)) {
      return Promise.reject(new DomainError('command-failed', `${command}: Daemon has already run`));
    }
    this.history.push(command);
    const { maxLength, group } = daemon;
    this.running.set(daemon.state, { ...daemon, maxLength: maxLength ?? 1472, group: group ?? '224.0.0.81' });
    return Promise.resolve();
  }

  stopDaemon(state: SyncDaemon['state']): Promise<void> {
    const command = `ipvsadm --stop-daemon ${state}`;
    if (!this.running.delete(state)) {
      return Promise.reject(new DomainError('command-failed', `${command}: No daemon is running`));
    }
    this.history.push(command);
    return Promise.resolve();
  }

  connections(filter: ConnectionFilter, limit: number): Promise<readonly IpvsConnection[]> {
    return Promise.resolve(this.entriesOfConnections.filter((one) => matchesFilter(one, filter)).slice(0, limit));
  }

  info(): Promise<IpvsInfo> {
    return Promise.resolve({ driver: 'netlink', version: '1.2.1', connectionTableSize: 4096 });
  }

  settings(): Promise<Readonly<Record<string, string>>> {
    return Promise.resolve(Object.fromEntries(this.sysctls));
  }

  setSetting(name: string, value: string): Promise<void> {
    if (!this.sysctls.has(name)) {
      return Promise.reject(new DomainError('command-failed', `net.ipv4.vs.${name}: No such file or directory`));
    }
    this.history.push(`sysctl -w net.ipv4.vs.${name}=${value}`);
    this.sysctls.set(name, value);
    return Promise.resolve();
  }

  capabilities(): Promise<IpvsCapabilities> {
    const settings = [...this.sysctls.keys()];
    return Promise.resolve({ tunnelTypes: ['ipip', 'gue', 'gre'], persistenceEngines: ['sip'], settings });
  }

  apply(steps: readonly IpvsStep[]): Promise<IpvsApplyResult> {
    const failures: { step: IpvsStep; message: string }[] = [];
    const broken = new Set<string>();
    let applied = 0;
    for (const step of steps) {
      if (broken.has(formatKey(step.service))) continue;
      this.history.push(`ipvsadm ${renderStep(step).join(' ')}`);
      const message = this.run(step);
      if (message === null) applied += 1;
      else failures.push({ step, message });
      if (message !== null && step.kind === 'add-service') broken.add(formatKey(step.service));
    }
    return Promise.resolve({ applied, failures });
  }

  schedulers(): Promise<readonly string[]> {
    return Promise.resolve(SCHEDULERS.filter((scheduler) => scheduler !== 'twos'));
  }

  private run(step: IpvsStep): string | null {
    const name = formatKey(step.service);
    const entry = this.entries.get(name);
    if (step.kind === 'add-service') {
      if (entry !== undefined) return 'Service already exists';
      this.entries.set(name, { key: step.service, config: step.config, realServers: new Map() });
      return null;
    }
    if (entry === undefined) return 'No such service';
    switch (step.kind) {
      case 'edit-service':
        this.entries.set(name, { ...entry, config: step.config });
        return null;
      case 'delete-service':
        this.entries.delete(name);
        return null;
      case 'delete-server':
        return this.deleteServer(entry, step.server);
      case 'add-server':
      case 'edit-server':
        return this.putServer(entry, step.server, step.kind === 'add-server');
    }
  }

  private putServer(entry: Entry, server: IpvsRealServer, isNew: boolean): string | null {
    const endpoint = formatEndpoint(server);
    if (isNew === entry.realServers.has(endpoint)) return isNew ? 'Destination already exists' : 'No such destination';
    entry.realServers.set(endpoint, server);
    return null;
  }

  private deleteServer(entry: Entry, server: RealServerKey): string | null {
    return entry.realServers.delete(formatEndpoint(server)) ? null : 'No such destination';
  }
}
