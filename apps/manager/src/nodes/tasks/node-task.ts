import type { MachineRole } from '#libs/domain';

export interface AddInput {
  readonly kind: 'add';
  readonly acceptWarnings: boolean;
  readonly addresses: readonly string[] | null;
}

export interface RemoveInput {
  readonly kind: 'remove';
  readonly force: boolean;
  readonly drainSeconds: number;
  readonly name: string;
}

export interface TestInput {
  readonly kind: 'test';
  readonly roles: readonly MachineRole[];
  readonly addresses: readonly string[] | null;
}

/** Long work on one machine that a manager takes up again after a restart. */
export interface NodeTask<I extends AddInput | RemoveInput | TestInput = AddInput | RemoveInput | TestInput> {
  readonly operationId: string;
  readonly machineId: string;
  readonly input: I;
  /** The join key, for as long as it is needed; only a sealed form is stored. */
  readonly joinKey: string | null;
}
