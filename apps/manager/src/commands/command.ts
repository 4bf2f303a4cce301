import type { CommandOutcome, CommandPayload, CommandType } from '#libs/contracts';

/**
 * `pending`: not handed to the queue yet. `sent`: handed over, not answered. `superseded`: a newer document of the machine
 * took its place and answers for it.
 */
export const COMMAND_STATES = ['pending', 'sent', 'acknowledged', 'superseded', 'cancelled'] as const;
export type CommandState = (typeof COMMAND_STATES)[number];

export interface NewCommand<T extends CommandType = CommandType> {
  readonly machineId: string;
  readonly machineName: string;
  readonly type: T;
  readonly payload: CommandPayload<T>;
  /** The operation that it is part of, and the step of it that it ends. */
  readonly operationId: string;
  readonly step: { readonly name: string; readonly title: string };
  /** Revision of the document, for `machine-state.apply`. */
  readonly stateRevision?: number;
}

/** One command to one machine; the row is the record, the queue only carries it. */
export interface Command {
  readonly id: string;
  readonly machineId: string;
  readonly machineName: string;
  readonly type: CommandType;
  readonly payload: unknown;
  readonly operationId: string;
  readonly step: string;
  readonly state: CommandState;
  readonly stateRevision: number | null;
  readonly supersededBy: string | null;
  readonly attempts: number;
  readonly nextAttemptAt: Date;
  readonly outcome: CommandOutcome | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly finishedAt: Date | null;
}
