import type { EntityManager } from 'typeorm';

/** A new revision of one machine's document, and the command that carries it there. */
export interface PublishedMachineState {
  readonly machineId: string;
  readonly revision: number;
  readonly commandId: string;
}

/** What a change would do on one machine: the steps in words or as commands, in their order. */
export interface MachinePreview {
  readonly machineId: string;
  readonly name: string;
  readonly steps: readonly string[];
}

/**
 * Turns the cluster's desired state, as the caller's transaction sees it, into one document per machine.
 * Call it after all rows of a change are written and before the transaction ends.
 */
export abstract class MachineStatePublisher {
  /** Stores a new revision and a command for each machine whose document changed; the operation ends when all are answered. */
  abstract publish(tx: EntityManager, operationId: string): Promise<PublishedMachineState[]>;
  /** What `publish` would bring about; writes nothing. Machines that nothing changes for are left out. */
  abstract preview(tx: EntityManager): Promise<MachinePreview[]>;
}
