import type { SyncDaemon } from '#libs/contracts';
import type { IpvsTable, VirtualServiceKey } from '#libs/domain';
import { messageOf } from '#libs/errors';
import type { ConnectionFilter, IpvsConnection, IpvsStep, IpvsTimeouts } from '#libs/ipvs';
import type { CommandRunner } from '../command/command-runner.js';
import { openNetlinkDriver } from '../netlink/netlink-driver.js';
import type { IpvsApplyResult, IpvsCapabilities, IpvsInfo, IpvsPort, IpvsStatistics } from './ipvs-port.js';
import { IpvsadmDriver } from './ipvsadm-driver.js';
import { SchedulerChanges } from './scheduler-changes.js';

/** After a kernel without IPVS was met, netlink is tried again so much later. */
const AGAIN_MS = 10_000;

/** Netlink where it can be had, else `ipvsadm`; found out when IPVS is first needed, so that machines that direct nothing load nothing. */
export class ChosenIpvs implements IpvsPort {
  private readonly ipvsadm: IpvsadmDriver;
  private readonly schedulerChanges: SchedulerChanges;
  private netlink: Promise<IpvsPort | null> | null = null;
  private triedMs = Number.NEGATIVE_INFINITY;
  private toldReason = '';

  constructor(
    private readonly runner: CommandRunner,
    private readonly tell: (line: string) => void,
  ) {
    this.ipvsadm = new IpvsadmDriver(runner);
    this.schedulerChanges = new SchedulerChanges(runner, tell);
  }

  async table(): Promise<IpvsTable> {
    return (await this.driver()).table();
  }

  async statistics(): Promise<IpvsStatistics> {
    return (await this.driver()).statistics();
  }

  async apply(steps: readonly IpvsStep[]): Promise<IpvsApplyResult> {
    return this.schedulerChanges.apply(await this.driver(), steps);
  }

  async schedulers(): Promise<readonly string[]> {
    return (await this.driver()).schedulers();
  }

  async zero(service: VirtualServiceKey | null): Promise<void> {
    return (await this.driver()).zero(service);
  }

  async timeouts(): Promise<IpvsTimeouts> {
    return (await this.driver()).timeouts();
  }

  async setTimeouts(timeouts: IpvsTimeouts): Promise<void> {
    return (await this.driver()).setTimeouts(timeouts);
  }

  async daemons(): Promise<readonly SyncDaemon[]> {
    return (await this.driver()).daemons();
  }

  async startDaemon(daemon: SyncDaemon): Promise<void> {
    return (await this.driver()).startDaemon(daemon);
  }

  async stopDaemon(state: SyncDaemon['state']): Promise<void> {
    return (await this.driver()).stopDaemon(state);
  }

  async connections(filter: ConnectionFilter, limit: number): Promise<readonly IpvsConnection[]> {
    return (await this.driver()).connections(filter, limit);
  }

  async info(): Promise<IpvsInfo> {
    return (await this.driver()).info();
  }

  async settings(): Promise<Readonly<Record<string, string>>> {
    return (await this.driver()).settings();
  }

  async setSetting(name: string, value: string): Promise<void> {
    return (await this.driver()).setSetting(name, value);
  }

  async capabilities(): Promise<IpvsCapabilities> {
    return (await this.driver()).capabilities();
  }

  private async driver(): Promise<IpvsPort> {
    const now = performance.now();
    if (this.netlink === null || ((await this.netlink) === null && now - this.triedMs > AGAIN_MS)) {
      this.triedMs = now;
      this.netlink = this.open();
    }
    return (await this.netlink) ?? this.ipvsadm;
  }

  private async open(): Promise<IpvsPort | null> {
    try {
      await this.schedulerChanges.begin();
      const driver = await openNetlinkDriver(this.runner);
      if (driver === null) this.because('the kernel has no IPVS');
      return driver;
    } catch (error) {
      this.because(messageOf(error));
      return null;
    }
  }

  private because(reason: string): void {
    if (reason === this.toldReason) return;
    this.toldReason = reason;
    this.tell(`IPVS is driven by ipvsadm, because netlink cannot be had: ${reason}`);
  }
}
