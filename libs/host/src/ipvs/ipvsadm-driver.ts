import type { SyncDaemon } from '#libs/contracts';
import type { IpvsTable, VirtualServiceKey } from '#libs/domain';
import { DomainError, messageOf } from '#libs/errors';
import {
  formatKey,
  parseCounters,
  parseDaemons,
  parsePersistent,
  parseTable,
  parseTimeouts,
  parseUsage,
  renderKey,
  renderRestore,
  renderStartDaemon,
  renderStep,
  renderTimeouts,
  withThresholds,
  type ConnectionFilter,
  type IpvsConnection,
  type IpvsStep,
  type IpvsTimeouts,
  type ServerUsage,
} from '#libs/ipvs';
import type { CommandRunner } from '../command/command-runner.js';
import { IpvsModules } from './ipvs-modules.js';
import { stepsNotDone } from './steps-not-done.js';
import type { IpvsApplyResult, IpvsCapabilities, IpvsInfo, IpvsPort, IpvsStatistics } from './ipvs-port.js';
import { ipvsProc } from './ipvs-proc.js';

const PROGRAM = 'ipvsadm';
/** From this many steps on one process takes them all. */
const BATCH_FROM = 16;
const BATCH_TIMEOUT_MS = 120_000;
/** `ipvsadm -R` ends with the result of its last line (255 for a refused one), or with 2 at a line that it cannot read. */
const BATCH_EXIT_CODES = [0, 1, 2, 255] as const;

/** Drives the kernel through Debian's `ipvsadm` (1.31). */
export class IpvsadmDriver implements IpvsPort {
  private readonly modules: IpvsModules;

  constructor(private readonly runner: CommandRunner) {
    this.modules = new IpvsModules(runner);
  }

  async table(): Promise<IpvsTable> {
    const saved = await this.runner.run({ program: PROGRAM, args: ['-Sn'] });
    const table = parseTable(saved.stdout);
    return table.length === 0 ? table : withThresholds(table, await this.usage());
  }

  async statistics(): Promise<IpvsStatistics> {
    const stats = await this.runner.run({ program: PROGRAM, args: ['-Ln', '--stats', '--exact'] });
    const persistent = parsePersistent(await this.ipvsadm('-Ln', '--persistent-conn'));
    const usage = [...(await this.usage())].map(([name, rows]): [string, ReadonlyMap<string, ServerUsage>] => {
      const templates = persistent.get(name);
      const complete = [...rows].map(([server, row]): [string, ServerUsage] => [
        server,
        { ...row, persistentConnections: templates?.get(server) ?? 0 },
      ]);
      return [name, new Map(complete)];
    });
    return { counters: parseCounters(stats.stdout), usage: new Map(usage) };
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

  schedulers(): Promise<readonly string[]> {
    return this.modules.schedulers();
  }

  async zero(service: VirtualServiceKey | null): Promise<void> {
    await this.ipvsadm('-Z', ...(service === null ? [] : renderKey(service)));
  }

  async timeouts(): Promise<IpvsTimeouts> {
    const text = await this.ipvsadm('-L', '--timeout');
    const timeouts = parseTimeouts(text);
    if (timeouts !== undefined) return timeouts;
    throw new DomainError(
      'command-failed',
      `ipvsadm -L --timeout: ${JSON.stringify(text.slice(0, 200))} has no timeouts.`,
    );
  }

  async setTimeouts(timeouts: IpvsTimeouts): Promise<void> {
    await this.ipvsadm(...renderTimeouts(timeouts));
  }

  async daemons(): Promise<readonly SyncDaemon[]> {
    return parseDaemons(await this.ipvsadm('-L', '--daemon'));
  }

  async startDaemon(daemon: SyncDaemon): Promise<void> {
    await this.ipvsadm(...renderStartDaemon(daemon));
  }

  async stopDaemon(state: SyncDaemon['state']): Promise<void> {
    try {
      await this.ipvsadm('--stop-daemon', state);
    } catch (error) {
      // The kernel does not acknowledge the end of one that never ran yet (kernel/kthread.c), and ipvsadm waits for that.
      const isUnanswered = error instanceof DomainError && error.code === 'command-timeout';
      if (!isUnanswered || (await this.daemons()).some((one) => one.state === state)) throw error;
    }
  }

  connections(filter: ConnectionFilter, limit: number): Promise<readonly IpvsConnection[]> {
    return ipvsProc.connections(filter, limit);
  }

  async info(): Promise<IpvsInfo> {
    return { driver: 'ipvsadm', ...(await ipvsProc.version()) };
  }

  settings(): Promise<Readonly<Record<string, string>>> {
    return ipvsProc.settings();
  }

  setSetting(name: string, value: string): Promise<void> {
    return ipvsProc.setSetting(name, value);
  }

  capabilities(): Promise<IpvsCapabilities> {
    return this.modules.capabilities();
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

  private async ipvsadm(...args: readonly string[]): Promise<string> {
    return (await this.runner.run({ program: PROGRAM, args })).stdout;
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
