import type { IpvsTable } from '#libs/domain';
import { SCHEDULERS } from '#libs/domain';
import { messageOf } from '#libs/errors';
import {
  formatKey,
  parseCounters,
  parseTable,
  parseUsage,
  renderStep,
  withThresholds,
  type IpvsStep,
} from '#libs/ipvs';
import type { CommandRunner } from '../command/command-runner.js';
import type { IpvsApplyResult, IpvsPort, IpvsStatistics } from './ipvs-port.js';

const PROGRAM = 'ipvsadm';

/** Drives the kernel through Debian's `ipvsadm` (1.31). One process per step: a refused step is known exactly. */
export class IpvsadmDriver implements IpvsPort {
  constructor(private readonly runner: CommandRunner) {}

  async table(): Promise<IpvsTable> {
    const saved = await this.runner.run({ program: PROGRAM, args: ['-Sn'] });
    const table = parseTable(saved.stdout);
    return table.length === 0 ? table : withThresholds(table, await this.usage());
  }

  async statistics(): Promise<IpvsStatistics> {
    const stats = await this.runner.run({ program: PROGRAM, args: ['-Ln', '--stats', '--exact'] });
    return { counters: parseCounters(stats.stdout), usage: await this.usage() };
  }

  async apply(steps: readonly IpvsStep[]): Promise<IpvsApplyResult> {
    const failures: { step: IpvsStep; message: string }[] = [];
    const broken = new Set<string>();
    let applied = 0;
    for (const step of steps) {
      const service = formatKey(step.service);
      if (broken.has(service)) continue;
      try {
        await this.runner.run({ program: PROGRAM, args: renderStep(step) });
        applied += 1;
      } catch (error) {
        failures.push({ step, message: messageOf(error) });
        if (step.kind === 'add-service') broken.add(service);
      }
    }
    return { applied, failures };
  }

  async schedulers(): Promise<readonly string[]> {
    const present: string[] = [];
    for (const scheduler of SCHEDULERS) {
      const { exitCode } = await this.runner.run({
        program: 'modprobe',
        args: ['-q', `ip_vs_${scheduler}`],
        expectedExitCodes: [0, 1],
      });
      if (exitCode === 0) present.push(scheduler);
    }
    return present;
  }

  private async usage(): Promise<IpvsStatistics['usage']> {
    const { stdout } = await this.runner.run({ program: PROGRAM, args: ['-Ln', '--thresholds'] });
    return parseUsage(stdout);
  }
}
