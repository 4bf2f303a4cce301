import { readFile, writeFile } from 'node:fs/promises';
import { DomainError, messageOf } from '#libs/errors';
import {
  parseAddresses,
  parseRoutes,
  parseRules,
  renderNetworkStep,
  type DeviceAddress,
  type MachineNetwork,
  type NetworkStep,
} from '#libs/net';
import { z } from 'zod';
import type { CommandRunner } from '../command/command-runner.js';
import type { NetworkPort, RouteAnswer } from './network-port.js';

const routeGetJson = z.array(
  z.object({ dev: z.string(), gateway: z.string().optional(), prefsrc: z.string().optional() }),
);
const IP_HEADERS = { ipv4: 28, ipv6: 48 } as const;

/** `net.ipv4.conf.eth0.rp_filter` → `/proc/sys/net/ipv4/conf/eth0/rp_filter`. A device name may hold dots, a setting's own name none. */
export function settingPath(name: string): string {
  const match = /^(net\.ipv[46]\.(?:conf|neigh))\.([A-Za-z0-9._-]+)\.([a-z0-9_]+)$/.exec(name);
  const parts = match === null ? name.split('.') : [...(match[1] ?? '').split('.'), match[2] ?? '', match[3] ?? ''];
  if (!parts.every((part) => /^[A-Za-z0-9._-]+$/.test(part) && part !== '..' && part !== '.')) {
    throw new DomainError('invalid-input', `${JSON.stringify(name)} is not the name of a kernel setting.`);
  }
  return `/proc/sys/${parts.join('/')}`;
}

/** The real network, through `ip -j`, `/proc/sys`, `arping` and `ping` of Debian. */
export class LinuxNetwork implements NetworkPort {
  constructor(private readonly runner: CommandRunner) {}

  async observe(settings: readonly string[]): Promise<MachineNetwork> {
    const [addresses, rules4, rules6, routes4, routes6] = [
      await this.ip('-j', 'addr', 'show'),
      await this.ip('-4', '-j', 'rule', 'show'),
      await this.ip('-6', '-j', 'rule', 'show'),
      await this.ip('-4', '-j', 'route', 'show', 'table', 'all'),
      await this.ip('-6', '-j', 'route', 'show', 'table', 'all'),
    ];
    const values = await Promise.all(settings.map(async (name) => [name, await this.readSetting(name)] as const));
    return {
      ...parseAddresses(addresses),
      rules: [...parseRules(rules4, 'ipv4'), ...parseRules(rules6, 'ipv6')],
      routes: [...parseRoutes(routes4, 'ipv4'), ...parseRoutes(routes6, 'ipv6')],
      sysctls: Object.fromEntries(values.flatMap(([name, value]) => (value === null ? [] : [[name, value]]))),
    };
  }

  async apply(step: NetworkStep): Promise<void> {
    if (step.kind === 'set-sysctl' || step.kind === 'restore-sysctl') {
      await this.writeSetting(step.name, step.value);
      return;
    }
    const [program = '', ...args] = renderNetworkStep(step);
    await this.runner.run({ program, args });
    if (step.kind === 'add-address' && step.announce) await this.announce(step.address);
  }

  async announce({ address, device }: DeviceAddress): Promise<void> {
    if (address.includes(':')) return;
    // Both forms: some neighbours learn from requests only, others from replies only.
    await this.runner.run({
      program: 'arping',
      args: ['-U', '-c', '1', '-w', '1', '-I', device, address],
      expectedExitCodes: [0, 1],
    });
    await this.runner.run({
      program: 'arping',
      args: ['-A', '-c', '1', '-w', '1', '-I', device, address],
      expectedExitCodes: [0, 1],
    });
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

  async readSetting(name: string): Promise<string | null> {
    try {
      return (await readFile(settingPath(name), 'utf8')).trim();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  async canWriteSetting(name: string): Promise<boolean> {
    const value = await this.readSetting(name);
    if (value === null) return false;
    return this.writeSetting(name, value).then(
      () => true,
      () => false,
    );
  }

  private async writeSetting(name: string, value: string): Promise<void> {
    try {
      await writeFile(settingPath(name), value);
    } catch (cause) {
      throw new DomainError(
        'command-failed',
        `The kernel setting ${name} cannot be set to ${value}: ${messageOf(cause)}.`,
        { cause },
      );
    }
  }

  private async ip(...args: string[]): Promise<string> {
    return (await this.runner.run({ program: 'ip', args })).stdout;
  }

  /** IPv6 has no probe tool in Debian's base: ask the neighbour table after a ping on the link. */
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
