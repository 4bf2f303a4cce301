import { setTimeout as sleep } from 'node:timers/promises';
import type { MachineLayout } from './layout.js';
import { argvInside, BUSYBOX, machineNamespaces, type MachineNamespaces } from './namespace-exec.js';
import type { ProgramStarter } from './program.js';
import { Runner, type ArgvWrapper } from './runner.js';
import type { ExecOptions, ExecResult, LabMachine, LabProcess, MachineSpec, Placement, SpawnOptions } from './types.js';

const KILL_ROUNDS = 20;
const KILL_PAUSE_MS = 50;

/** The kernel that a machine lives on. */
export interface MachineHome {
  readonly starter: ProgramStarter;
  readonly namespaceFolder: string;
  readonly isHost: boolean;
  /** Put around every argv, outside of the machine's namespaces. */
  readonly wrap: (argv: readonly string[]) => readonly string[];
}

/** A machine of the lab, on whichever kernel. */
export class Machine implements LabMachine {
  readonly name: string;
  readonly placement: Placement;
  readonly namespace: string;
  readonly spec: MachineSpec;
  readonly isOnHost: boolean;
  private readonly namespaces: MachineNamespaces;
  private readonly inside: Runner;
  private readonly outside: Runner;

  constructor(layout: MachineLayout, home: MachineHome) {
    this.spec = layout.spec;
    this.name = layout.spec.name;
    this.placement = layout.spec.placement;
    this.namespace = layout.namespace;
    this.isOnHost = home.isHost;
    this.namespaces = machineNamespaces(home.namespaceFolder, layout.namespace);
    const wrap: ArgvWrapper = (argv, cwd) => home.wrap(this.argvInside(argv, cwd));
    this.inside = new Runner(home.starter, wrap);
    this.outside = new Runner(home.starter);
  }

  exec(argv: readonly string[], options?: ExecOptions): Promise<ExecResult> {
    return this.inside.exec(argv, options);
  }

  spawn(argv: readonly string[], options?: SpawnOptions): Promise<LabProcess> {
    return this.inside.spawn(argv, options);
  }

  argvInside(argv: readonly string[], cwd?: string): string[] {
    return argvInside(this.namespaces, argv, cwd);
  }

  async killAll(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    for (let round = 0; round < KILL_ROUNDS; round += 1) {
      const { stdout } = await this.outside.exec(['ip', 'netns', 'pids', this.namespace]);
      const pids = stdout.split('\n').filter(Boolean);
      if (pids.length === 0) return;
      await this.outside.exec([BUSYBOX, 'kill', `-${signal.replace(/^SIG/, '')}`, ...pids]);
      if (signal !== 'SIGKILL') return;
      await sleep(KILL_PAUSE_MS);
    }
  }
}
