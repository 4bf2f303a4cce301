import { release } from 'node:os';
import { bringUp, type RunningLab } from './bring-up.js';
import { LabError } from './errors.js';
import { GUEST_NAMESPACE_FOLDER } from './guest-side.js';
import { LocalPrograms } from './local-programs.js';
import { Machine, type MachineHome } from './machine.js';
import { tiedToOwner } from './namespace-exec.js';
import { namespaceFolder } from './run-record.js';
import { Steps } from './steps.js';
import { takeDown } from './teardown.js';
import type { LabKernelMode, LabMachine, LabOptions } from './types.js';

/** A set of machines on one segment (or more), with a kernel that has IPVS. */
export class Lab {
  readonly kernel: LabKernelMode;
  /** Release of the kernel that forwards. */
  readonly kernelRelease: string;
  readonly machines: readonly LabMachine[];
  private readonly steps: Steps;
  private takingDown: Promise<void> | undefined;

  private constructor(
    private readonly running: RunningLab,
    options: LabOptions,
  ) {
    const { guest, layout, stateDir } = running;
    this.steps = new Steps(options.onStep);
    this.kernel = guest?.mode ?? 'native';
    this.kernelRelease = guest?.guest.ready.kernelRelease ?? release();
    const host: MachineHome = {
      starter: new LocalPrograms(),
      namespaceFolder: namespaceFolder(stateDir),
      isHost: true,
      wrap: tiedToOwner,
    };
    const inGuest: MachineHome | undefined = guest && {
      starter: guest.guest.channel,
      namespaceFolder: GUEST_NAMESPACE_FOLDER,
      isHost: false,
      wrap: (argv) => argv,
    };
    this.machines = layout.machines.map(
      (machine) => new Machine(machine, machine.spec.placement === 'guest' ? (inGuest ?? host) : host),
    );
  }

  /** Makes the machines; refuses before it changes anything, and undoes what it made when a part fails later. */
  static async up(options: LabOptions): Promise<Lab> {
    return new Lab(await bringUp(options), options);
  }

  machine(name: string): LabMachine {
    const machine = this.machines.find((candidate) => candidate.name === name);
    if (machine === undefined) throw new LabError('lab-bad-option', `The lab has no machine ${name}.`);
    return machine;
  }

  /** Removes everything but the files in the state folder; may be called again. */
  down(): Promise<void> {
    this.takingDown ??= this.steps.run('Take the lab down', async () => {
      await this.running.guest?.guest.powerOff();
      await takeDown(this.running.stateDir, this.running.record);
    });
    return this.takingDown;
  }
}
