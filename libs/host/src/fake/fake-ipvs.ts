import { SCHEDULERS, type IpvsRealServer, type IpvsService, type IpvsTable, type RealServerKey } from '#libs/domain';
import { formatEndpoint, formatKey, renderStep, type IpvsStep, type Listing } from '#libs/ipvs';
import type { IpvsApplyResult, IpvsPort, IpvsStatistics } from '../ipvs/ipvs-port.js';

type Entry = Omit<IpvsService, 'realServers'> & { readonly realServers: Map<string, IpvsRealServer> };

/** A table in memory with the kernel's refusals: existing services, missing services, missing servers. */
export class FakeIpvs implements IpvsPort {
  private readonly entries = new Map<string, Entry>();
  /** Every step that was run, as `ipvsadm` would be called. */
  readonly history: string[] = [];

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

  /** Nothing ever passes here: all counts are 0. */
  statistics(): Promise<IpvsStatistics> {
    const rows = <Row>(row: (server: IpvsRealServer | null) => Row): Listing<Row> =>
      new Map(
        [...this.entries].map(([name, { realServers }]) => [
          name,
          new Map([['', row(null)], ...[...realServers].map(([server, one]) => [server, row(one)] as const)]),
        ]),
      );
    return Promise.resolve({
      counters: rows(() => ({ connections: 0, packetsIn: 0, packetsOut: 0, bytesIn: 0, bytesOut: 0 })),
      usage: rows((server) => ({
        upperThreshold: server?.config.upperThreshold ?? 0,
        lowerThreshold: server?.config.lowerThreshold ?? 0,
        ...{ activeConnections: 0, inactiveConnections: 0 },
      })),
    });
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
