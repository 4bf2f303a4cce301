import type { MachineState } from '#libs/contracts';

export interface Failure {
  readonly subject: string;
  readonly message: string;
}

/** What one run of a part did. */
export interface PartResult {
  /** The desired state that was aimed at, as text; a change of it explains steps, without one they mend drift. */
  readonly aim: string;
  /** Steps that were tried, as commands. */
  readonly steps: readonly string[];
  readonly failures: readonly Failure[];
}

/** A part of the machine that is observed, planned and applied by itself. Null: nothing is desired any more. */
export interface MachinePart {
  readonly name: string;
  reconcile(document: MachineState | null): Promise<PartResult>;
}
