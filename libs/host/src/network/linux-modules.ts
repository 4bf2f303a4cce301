import { access, readFile } from 'node:fs/promises';
import type { CommandRunner } from '../command/command-runner.js';
import type { ModulePort } from './network-port.js';

/** Kernel modules through /proc, /sys and modprobe(8). */
export class LinuxModules implements ModulePort {
  constructor(private readonly runner: CommandRunner) {}

  async state(module: string): Promise<'loaded' | 'loadable' | 'missing'> {
    if (await this.isPresent(module)) return 'loaded';
    const { exitCode, stdout } = await this.runner.run({
      program: 'modprobe',
      args: ['-n', '--show-depends', module],
      expectedExitCodes: [0, 1],
    });
    if (exitCode !== 0) return 'missing';
    return stdout.includes('builtin') ? 'loaded' : 'loadable';
  }

  async load(module: string): Promise<void> {
    await this.runner.run({ program: 'modprobe', args: [module] });
  }

  private async isPresent(module: string): Promise<boolean> {
    const loaded = (await readFile('/proc/modules', 'utf8').catch(() => '')).includes(`${module} `);
    return (
      loaded ||
      (await access(`/sys/module/${module}`).then(
        () => true,
        () => false,
      ))
    );
  }
}
