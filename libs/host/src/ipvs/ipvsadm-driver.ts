import { SCHEDULERS, type IpvsTable } from '#libs/domain';
import { messageOf } from '#libs/errors';
import {
  formatKey,
  parseCounters,
  parseTable,
  parseUsage,
  renderRestore,
  renderStep,
  withThresholds,
  type IpvsStep,
} from '#libs/ipvs';
import type { CommandRunner } from '../command/command-runner.js';
import { stepsNotDone } from './steps-not-done.js';
import type { IpvsApplyResult, IpvsPort, IpvsStatistics } from './ipvs-port.js';

const PROGRAM = 'ipvsadm';
/** From this many steps on one process takes them all. */
const BATCH_FROM = 16;
const BATCH_TIMEOUT_MS = 120_000;
/** `ipvsadm -R` ends with the result of its last line (255 for a refused one), or with 2 at a line that it cannot read. */
const BATCH_EXIT_CODES = [0, 1, 2, 255] as const;

/** Drives the kernel through Debian's `ipvsadm` (1.31). */
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
    if (steps.length < BATCH_FROM || !steps.every(canRender)) return this.applyEach(steps);
    const { exitCode, stderr } = await this.runner.run({
      program: PROGRAM,
      args: ['-R'],
      stdin: renderRestore(steps),
      timeoutMs: BATCH_TIMEOUT_MS,
      expectedExitCodes: BATCH_EXIT_CODES,
    });
    if (exitCode === 0 && stderr.trim() === '') return { applied: steps.length, failures: [] };
    // -R does not say which of its lines was refused: what the kernel lacks now is done one by one, with the exact answer.
    const missing = stepsNotDone(steps, await this.table());
    const { applied, failures } = await this.applyEach(missing);
    return { applied: steps.length - missing.length + applied, failures };
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

  private async applyEach(steps: readonly IpvsStep[]): Promise<IpvsApplyResult> {
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

  private async usage(): Promise<IpvsStatistics['usage']> {
    const { stdout } = await this.runner.run({ program: PROGRAM, args: ['-Ln', '--thresholds'] });
    return parseUsage(stdout);
  }
}

function canRender(step: IpvsStep): boolean {
  try {
    return renderStep(step).length > 0;
  } catch {
    return false;
  }
}
