import { describe, expect, it } from 'vitest';
import type { CommandOutcome } from '#libs/contracts';
import { CommandAnswers } from './command-answers.js';
import type { Command, CommandState } from './command.js';
import type { CommandRepository } from './command.repository.js';

const outcomeOf = (commandId: string, part: Partial<CommandOutcome> = {}): CommandOutcome => ({
  ...{ commandId, outcome: 'succeeded', repeated: false, error: null, result: null },
  ...{ startedAt: '2026-11-21T10:00:00.000Z', finishedAt: '2026-11-21T10:00:01.000Z' },
  ...part,
});

/** Two documents of one machine, each of an operation of its own; the second took the place of the first. */
class Record {
  readonly commands = new Map(['first', 'second'].map((id) => [id, this.command(id)]));
  readonly succeeded: string[] = [];
  readonly answers: CommandAnswers;

  constructor() {
    const { commands } = this;
    const repository: Partial<CommandRepository> = {
      lock: (_tx, id) => Promise.resolve(commands.get(id) ?? null),
      finish: (_tx, id, state, outcome) => {
        this.change(id, { state, outcome, finishedAt: new Date() });
        return Promise.resolve();
      },
      ofOperation: (_tx, operationId) =>
        Promise.resolve([...commands.values()].filter((command) => command.operationId === operationId)),
      isDriven: () => Promise.resolve(false),
    };
    const superseded = {
      waitingFor: (_tx: unknown, id: string) =>
        Promise.resolve(
          [...commands.values()]
            .filter((command) => command.supersededBy === id && command.finishedAt === null)
            .map((command) => command.id),
        ),
    };
    const nothing = (): Promise<void> => Promise.resolve();
    const operations = {
      ...{ complete: nothing, failStep: nothing, log: nothing, fail: nothing },
      succeed: (id: string) => Promise.resolve(this.succeeded.push(id)),
    };
    this.answers = new CommandAnswers(
      ...([repository, superseded, {}, operations] as unknown as ConstructorParameters<typeof CommandAnswers>),
    );
    this.change('first', { state: 'superseded', supersededBy: 'second' });
  }

  accept(outcome: CommandOutcome): Promise<boolean> {
    return this.answers.accept({} as never, 'machine', outcome);
  }

  private command(id: string): Command {
    const state: CommandState = 'sent';
    return {
      ...{ id, machineId: 'machine', machineName: 'node-1', type: 'machine-state.apply', payload: {} },
      ...{ operationId: `operation of ${id}`, step: 'apply', state, stateRevision: 1, supersededBy: null },
      ...{ attempts: 1, nextAttemptAt: new Date(), outcome: null, createdAt: new Date(), sentAt: new Date() },
      finishedAt: null,
    };
  }

  private change(id: string, part: Partial<Command>): void {
    const known = this.commands.get(id);
    if (known !== undefined) this.commands.set(id, { ...known, ...part });
  }
}

describe(CommandAnswers.name, () => {
  it('lets the operation of an older document end with the newer one, also when its own was refused for its epoch', async () => {
    const record = new Record();
    const error = { code: 'stale-epoch', message: 'Epoch 1 is over' };
    expect(await record.accept(outcomeOf('first', { outcome: 'refused', error }))).toBe(true);
    expect(record.succeeded).toEqual([]);
    await record.accept(outcomeOf('second'));
    expect(record.succeeded).toEqual(['operation of second', 'operation of first']);
  });
});
