import { DomainError } from '#libs/errors';
import {
  announcementFrames,
  parseAddresses,
  parseDecapsulations,
  parseRoutes,
  parseRules,
  renderNetworkStep,
  type Decapsulation,
  type DeviceAddress,
  type MachineNetwork,
  type NetworkStep,
} from '#libs/net';
import { z } from 'zod';
import type { CommandRunner } from '../command/command-runner.js';
import { Announcer } from './announcer.js';
import { ChosenSender, type FrameSender } from './frame-sender.js';
import { readSetting, readSettings, writeSetting } from './kernel-settings.js';
import type { NetworkPort, RouteAnswer } from './network-port.js';
import { isHeld, macOf } from './own-devices.js';

const routeGetJson = z.array(
  z.object({ dev: z.string(), gateway: z.string().optional(), prefsrc: z.string().optional() }),
);
const IP_HEADERS = { ipv4: 28, ipv6: 48 } as const;

/** The real network, through `ip -j`, `/proc/sys`, a packet socket, `arping` and `ping` of Debian. */
export class LinuxNetwork implements NetworkPort {
  private readonly announcer: Announcer;

  constructor(
    private readonly runner: CommandRunner,
    private readonly frames: FrameSender = new ChosenSender(runner),
  ) {
    this.announcer = new Announcer({ send: (address) => this.sendAnnouncement(address), isHeld });
  }

  async observe(settings: readonly string[], also = { decapsulations: false }): Promise<MachineNetwork> {
    // One process for both families but for rules, where ip(8) shows one at a time; of the routes only defaults can be ours.
    const batch = ['addr show', 'rule show', 'route show table all exact default'];
    const { stdout } = await this.runner.run({
      program: 'ip',
      args: ['-j', '-batch', '-'],
      stdin: batch.map((line) => `${line}\n`).join(''),
    });
    const [addresses = '', rules4 = '', routes = ''] = stdout.split('\n');
    const rules6 = await this.ip('-6', '-j', 'rule', 'show');
    return {
      ...parseAddresses(addresses),
      rules: [...parseRules(rules4, 'ipv4'), ...parseRules(rules6, 'ipv6')],
      routes: parseRoutes(routes),
      decapsulations: also.decapsulations ? await this.decapsulations() : [],
      sysctls: await readSettings(settings),
    };
  }

  async apply(step: NetworkStep): Promise<void> {
    if (step.kind === 'set-sysctl' || step.kind === 'restore-sysctl') {
      await writeSetting(step.name, step.value);
      return;
    }
    const [program = '', ...args] = renderNetworkStep(step);
    await this.runner.run({ program, args });
    if (step.kind === 'add-address' && step.announce) await this.announce(step.address);
  }

  announce(address: DeviceAddress): Promise<void> {
    return this.announcer.announce(address);
  }

  async probeNeighbour(address: string, device: string): Promise<string | null> {
    if (address.includes(':')) return this.probeNeighbour6(address, device);
    const { stdout } = await this.runner.run({
      program: 'arping',
      args: ['-D', '-c', '2', '-w', '2', '-I', device, address],
      expectedExitCodes: [0, 1],
    });
    return /\[([0-9A-Fa-f:]{17})\]/.exec(stdout)?.[1]?.toLowerCase() ?? null;
  }

  async routeTo(address: string): Promise<RouteAnswer | null> {
    try {
      const [route] = routeGetJson.parse(JSON.parse(await this.ip('-j', 'route', 'get', address)));
      return route === undefined
        ? null
        : { device: route.dev, via: route.gateway ?? null, source: route.prefsrc ?? null };
    } catch (error) {
      if (error instanceof DomainError && error.code === 'command-failed') return null;
      throw error;
    }
  }

  async passesUnfragmented(address: string, bytes: number): Promise<boolean> {
    const headers = address.includes(':') ? IP_HEADERS.ipv6 : IP_HEADERS.ipv4;
    const { exitCode } = await this.runner.run({
      program: 'ping',
      args: ['-n', '-M', 'do', '-c', '1', '-W', '1', '-s', String(bytes - headers), address],
      expectedExitCodes: [0, 1, 2],
    });
    return exitCode === 0;
  }

  readSetting(name: string): Promise<string | null> {
    return readSetting(name);
  }

  async canWriteSetting(name: string): Promise<boolean> {
    const value = await readSetting(name);
    if (value === null) return false;
    return writeSetting(name, value).then(
      () => true,
      () => false,
    );
  }

  private async ip(...args: string[]): Promise<string> {
    return (await this.runner.run({ program: 'ip', args })).stdout;
  }

  /** A kernel without the module has no such port. */
  private async decapsulations(): Promise<Decapsulation[]> {
    const { stdout, exitCode } = await this.runner.run({
      program: 'ip',
      args: ['-j', 'fou', 'show'],
      expectedExitCodes: [0, 1, 2, 255],
    });
    return exitCode === 0 ? parseDecapsulations(stdout) : [];
  }

  private async sendAnnouncement({ device, address }: DeviceAddress): Promise<void> {
    const mac = macOf(device);
    // A device without hardware addresses has no neighbours to tell.
    if (mac !== null) await this.frames.send(device, announcementFrames(address, mac));
  }

  /** The neighbour table knows who answered after a ping on the link, also when the ping itself was not answered. */
  private async probeNeighbour6(address: string, device: string): Promise<string | null> {
    await this.runner.run({
      program: 'ping',
      args: ['-n', '-c', '1', '-W', '1', '-I', device, address],
      expectedExitCodes: [0, 1, 2],
    });
    const text = await this.ip('-6', 'neigh', 'show', address, 'dev', device);
    return /lladdr ([0-9a-f:]{17})/.exec(text)?.[1] ?? null;
  }
}
