import { type CheckTrial, checkTrialResult, type TrialOutcome, type TrialServer } from '#libs/contracts';
import type { Command } from '../../commands/command.js';
import type { KnownMachine } from '../../nodes/machine-directory.js';
import { isFinished, type Operation } from '../../operations/operation.js';
import type { CheckTrialView, TriedServerView, TrialState } from './check-trial.dto.js';

const STATES: Readonly<Record<TrialOutcome, TrialState>> = {
  passes: 'would-pass',
  fails: 'would-fail',
  'not-asked': 'not-asked',
};

type Answer = Pick<TriedServerView, 'state' | 'reason' | 'checks'>;

/** A trial as the API shows it; what the director told is taken only where it fits what it was asked. */
export function trialView(
  operation: Operation,
  command: Pick<Command, 'machineId' | 'machineName' | 'payload' | 'outcome'>,
  machines: readonly KnownMachine[],
): CheckTrialView {
  const { servers: asked } = command.payload as CheckTrial;
  const answers = answersOf(operation, command);
  const servers = asked.map(({ name, address, port }, index): TriedServerView => {
    const node = machines.find(({ addresses }) => addresses.includes(address));
    return { nodeId: node?.id ?? null, name, address, port, ...answers(address, port, index) };
  });
  return {
    ...{ id: operation.id, createdAt: operation.createdAt, finishedAt: operation.finishedAt },
    ...{ directorId: command.machineId, directorName: command.machineName },
    passing: servers.filter(({ state }) => state === 'would-pass').length,
    servers,
  };
}

function answersOf(
  operation: Operation,
  { machineName, outcome }: Pick<Command, 'machineName' | 'outcome'>,
): (address: string, port: number, index: number) => Answer {
  const all = (state: TrialState, reason: string) => (): Answer => ({ state, reason, checks: [] });
  if (outcome === null) {
    if (!isFinished(operation.state)) return all('asking', `${machineName} has not answered yet.`);
    return all('not-asked', operation.error?.message ?? `${machineName} was not asked.`);
  }
  if (outcome.outcome === 'refused' && outcome.error?.code === 'invalid-input') {
    return all('not-asked', `The agent of ${machineName} is too old to try checks: update it.`);
  }
  if (outcome.outcome !== 'succeeded') {
    return all('not-asked', `${machineName}: ${outcome.error?.message ?? `the command was ${outcome.outcome}`}`);
  }
  const told = checkTrialResult.safeParse(outcome.result);
  if (!told.success) return all('not-asked', `${machineName} gave an answer that cannot be read.`);
  return (address, port, index) => {
    const found = told.data.servers[index];
    if (found?.address === address && found.port === port) return answerOf(found);
    return { state: 'not-asked', reason: `${machineName} told nothing of it.`, checks: [] };
  };
}

const answerOf = ({ outcome, reason, probes }: TrialServer): Answer => ({
  state: STATES[outcome],
  reason,
  checks: [...probes],
});
