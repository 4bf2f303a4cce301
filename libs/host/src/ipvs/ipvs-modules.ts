import { release } from 'node:os';
import { PERSISTENCE_ENGINES, SCHEDULERS } from '#libs/domain';
import { modulesFor, type IpvsStep } from '#libs/ipvs';
import type { CommandRunner } from '../command/command-runner.js';
import type { IpvsCapabilities } from './ipvs-port.js';
import { ipvsProc } from './ipvs-proc.js';

/** Linux 5.3 gave IPVS the tunnels gue and gre; before, the kernel takes them for ipip without a word. */
const OTHER_TUNNELS_SINCE = [5, 3] as const;

/** Kernel modules of IPVS, each asked for once. */
export class IpvsModules {
  private readonly asked = new Map<string, Promise<boolean>>();

  constructor(private readonly runner: CommandRunner) {}

  /** False where the kernel has no such module; it is asked for again then. */
  async load(module: string): Promise<boolean> {
    const { exitCode } = await this.runner.run({
      program: 'modprobe',
      args: ['-q', module],
      expectedExitCodes: [0, 1],
    });
    return exitCode === 0;
  }

  /** Loads what the steps need before the kernel would have to, which holds everybody up. */
  async loadFor(steps: readonly IpvsStep[]): Promise<void> {
    for (const module of modulesFor(steps)) await this.loadOnce(module);
  }

  schedulers(): Promise<readonly string[]> {
    return this.loadable(SCHEDULERS, (scheduler) => `ip_vs_${scheduler}`);
  }

  async capabilities(): Promise<IpvsCapabilities> {
    return {
      tunnelTypes: isAtLeast(release(), OTHER_TUNNELS_SINCE) ? ['ipip', 'gue', 'gre'] : ['ipip'],
      persistenceEngines: await this.loadable(PERSISTENCE_ENGINES, (engine) => `ip_vs_pe_${engine}`),
      settings: Object.keys(await ipvsProc.settings()),
    };
  }

  private async loadable(names: readonly string[], moduleOf: (name: string) => string): Promise<readonly string[]> {
    const present: string[] = [];
    for (const name of names) if (await this.load(moduleOf(name))) present.push(name);
    return present;
  }

  private loadOnce(module: string): Promise<boolean> {
    const asked = this.asked.get(module) ?? this.load(module).catch(() => false);
    this.asked.set(module, asked);
    return asked;
  }
}

/** `6.12.38+deb13-amd64` is at least 5.3. */
export function isAtLeast(kernelRelease: string, [major, minor]: readonly [number, number]): boolean {
  const [seenMajor = 0, seenMinor = 0] = kernelRelease.split('.').map((part) => Number.parseInt(part, 10));
  return seenMajor > major || (seenMajor === major && seenMinor >= minor);
}
