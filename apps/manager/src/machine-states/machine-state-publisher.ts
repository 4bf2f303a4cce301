import type { MachineState } from '#libs/contracts';
import type { EntityManager } from 'typeorm';
import type { PlannedStep } from './document-steps.js';

/** One machine's document before and after a change. */
export interface ChangedDocument {
  readonly before: MachineState | null;
  readonly after: MachineState;
}

/** A new revision of one machine's document, and the command that carries it there. */
export interface PublishedMachineState extends ChangedDocument {
  readonly machineId: string;
  readonly revision: number;
  readonly commandId: string;
}

/** What a change would do on one machine: the steps in their order. */
export interface MachinePreview extends ChangedDocument {
  readonly machineId: string;
  readonly name: string;
  readonly steps: readonly PlannedStep[];
}

/**
 * Turns the cluster's desired state, as the caller's transaction sees it, into one document per machine.
 * Call it after all rows of a change are written and before the transaction ends.
 */
export abstract class MachineStatePublisher {
  /**
   * Stores a new revision and a command for each machine whose document changed; the operation ends when all are answered. A
   * change of the configuration of load balancing becomes a revision of its own.
   */
  abstract publish(tx: EntityManager, operationId: string): Promise<PublishedMachineState[]>;
  /** What `publish` would bring about; writes nothing. Machines that nothing changes for are left out. */
  abstract preview(tx: EntityManager): Promise<MachinePreview[]>;
}
