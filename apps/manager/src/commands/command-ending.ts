import type { CommandOutcome } from '#libs/contracts';
import type { OperationFailure } from '../operations/operation.js';

/** How a command's answer ends its step of an operation. */
export interface StepEnding {
  readonly isGood: boolean;
  readonly detail: string;
}

type Told = Pick<CommandOutcome, 'outcome' | 'error' | 'startedAt' | 'finishedAt' | 'repeated'>;

const HINTS: Record<Exclude<CommandOutcome['outcome'], 'succeeded'>, string> = {
  failed: 'Look at the state of the machine; the agent tries again by itself what its configuration asks for.',
  refused: 'The machine changed nothing.',
  interrupted:
    'The agent was stopped inside this command, and it is not known whether it took effect: look at the machine.',
};

const OTHER_VERSION = 'The agent is of another version than the manager: update it.';

/** One line for people from the answer to a command. */
export function endingOf({ outcome, error, startedAt, finishedAt, repeated }: Told): StepEnding {
  const seconds = Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;
  if (outcome === 'succeeded') {
    return { isGood: true, detail: `Done in ${seconds.toFixed(1)} s${repeated ? ', and told again' : ''}.` };
  }
  return { isGood: false, detail: error?.message ?? `The command was ${outcome}.` };
}

/** Why an operation failed, from the answer of the machine that failed first. */
export function failureOf(
  machineName: string,
  { outcome, error }: Pick<CommandOutcome, 'outcome' | 'error'>,
): OperationFailure {
  // What is sent fits the manager's own schemas: an agent that cannot read it has others.
  const isOfAnotherVersion = outcome === 'refused' && error?.code === 'invalid-input';
  return {
    code: outcome === 'interrupted' ? 'interrupted' : (error?.code ?? 'command-failed'),
    message: `${machineName}: ${error?.message ?? `the command was ${outcome}`}`,
    hint: outcome === 'succeeded' ? null : isOfAnotherVersion ? OTHER_VERSION : HINTS[outcome],
  };
}

/** The agent did nothing because a manager of a later office had spoken before: the same may be asked again by that one. */
export function isRefusedForItsEpoch({ outcome, error }: Pick<CommandOutcome, 'outcome' | 'error'>): boolean {
  return outcome === 'refused' && error?.code === 'stale-epoch';
}
