import type { CommandPayload, CommandType } from '#libs/contracts';

export interface CommandContext {
  readonly commandId: string;
  progress(percent: number, message: string): void;
}

/** One handler per command type; its result goes into the outcome, what it throws makes the outcome `failed`. */
export type CommandHandlers = {
  readonly [T in CommandType]: (payload: CommandPayload<T>, context: CommandContext) => Promise<unknown>;
};

/** Whether a command may be begun again when the agent died inside it. */
export const IS_REPEATABLE: Readonly<Record<CommandType, boolean>> = {
  'machine-state.apply': true,
  'service.control': false,
  'diagnosis.collect': true,
  'manager.moved': true,
  'node.leave': true,
  'ipvs.zero': false,
  'ipvs.connections': true,
  'health.probe': true,
  'health.trial': true,
};

/** The agent will not do this, whatever the state of the machine: the outcome is `refused`. */
export class CommandRefused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'CommandRefused';
  }
}

/** The command took effect in part: the outcome is `failed`, with what was reached as its result. */
export class CommandFailed extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly result: unknown,
  ) {
    super(message);
    this.name = 'CommandFailed';
  }
}
