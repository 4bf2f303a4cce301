import { describe, expect, it } from 'vitest';
import type { Command } from '../../commands/command.js';
import type { CommandRepository } from '../../commands/command.repository.js';
import { Arrival } from './arrival.js';
import type { TaskPace } from './task-pace.js';

type Answered = Pick<Command, 'machineName' | 'finishedAt'> & { outcome: Partial<Command['outcome']> };

const answered = (outcome: Answered['outcome']): Answered => ({
  machineName: 'node-1',
  finishedAt: new Date(),
  outcome,
});
const refusedForItsEpoch = answered({ outcome: 'refused', error: { code: 'stale-epoch', message: 'Epoch 1 is over' } });
const good = answered({ outcome: 'succeeded', error: null });

/** An operation with these commands, looked at once. */
function arrivalOf(...commands: readonly Answered[]): Arrival {
  const repository: Partial<CommandRepository> = { ofOperation: () => Promise.resolve(commands as Command[]) };
  const pace: Partial<TaskPace> = { until: (_id, _limit, _every, probe) => probe() };
  return new Arrival(...([{}, repository, {}, pace, {}] as unknown as ConstructorParameters<typeof Arrival>));
}

describe(Arrival.name, () => {
  it('does not take an answer for the end that only made the manager ask again', async () => {
    await expect(arrivalOf(refusedForItsEpoch, good).ofAnswers('O')).resolves.toBeUndefined();
  });

  it('refuses when a machine did not do what it was asked', async () => {
    const failed = answered({ outcome: 'failed', error: { code: 'apply-failed', message: 'no ip_vs' } });
    await expect(arrivalOf(refusedForItsEpoch, failed).ofAnswers('O')).rejects.toMatchObject({
      code: 'command-failed',
      message: 'node-1: no ip_vs',
    });
  });
});
