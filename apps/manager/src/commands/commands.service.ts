import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { Actor } from '../auth/actor.js';
import { type ChangeResult, ChangesService } from '../changes/changes.service.js';
import { Transactor } from '../common/database/transactor.js';
import { invalidInput } from '../common/http/validation.pipe.js';
import type { Machine } from '../nodes/machine.js';
import { MachineRepository } from '../nodes/machine.repository.js';
import { OperationsService } from '../operations/operations.service.js';
import type { Command } from './command.js';
import { CommandAnswers } from './command-answers.js';
import type { CreateCommand } from './command.dto.js';
import { CommandOutbox } from './command-outbox.js';
import { CommandQueues } from './command-queues.js';
import { CommandRepository } from './command.repository.js';

type AskedObject = { readonly id: string; readonly revision: number };

/** What users ask of single nodes, and how they take it back. */
@Injectable()
export class CommandsService {
  constructor(
    private readonly commands: CommandRepository,
    private readonly machines: MachineRepository,
    private readonly outbox: CommandOutbox,
    private readonly queues: CommandQueues,
    private readonly answers: CommandAnswers,
    private readonly changes: ChangesService,
    private readonly operations: OperationsService,
    private readonly transactor: Transactor,
  ) {}

  async get(id: string): Promise<Command> {
    const found = await this.commands.find(id);
    if (found === null) throw new DomainError('not-found', `There is no command ${id}.`);
    return found;
  }

  async ask(actor: Actor, input: CreateCommand, dryRun: boolean): Promise<ChangeResult<AskedObject>> {
    const { type, payload } = input;
    if ((type === 'service.control') !== (payload !== undefined)) {
      const message = payload === undefined ? 'is needed for service.control' : `has no place in ${type}`;
      throw invalidInput([{ pointer: '/payload', message }]);
    }
    const asked = { id: '', revision: 1 };
    const title = payload === undefined ? 'Collect a diagnosis' : `${capital(payload.action)} ${payload.service}`;
    const machine = await this.machines.get(input.nodeId);
    return this.changes.apply({
      ...{ actor, dryRun },
      action: `command.${type}`,
      title: `${title} on ${machine.name}`,
      work: async (tx) => {
        const { id, name } = working(await this.machines.lock(tx, input.nodeId));
        return { subject: { type: 'node', id, name }, before: null, after: { type, payload }, object: asked };
      },
      announce: async (tx, operationId) => {
        asked.id = await this.outbox.add(tx, {
          ...{ machineId: machine.id, machineName: machine.name, type, operationId },
          payload: payload === undefined ? {} : { service: payload.service, action: payload.action },
          step: { name: `${type}:${machine.name}`, title: `${title} on ${machine.name}` },
        });
        return 1;
      },
    });
  }

  /** Takes a command back that its node has not begun. */
  async cancel(id: string, userName: string): Promise<Command> {
    const command = await this.get(id);
    if (command.type !== 'service.control' && command.type !== 'diagnosis.collect') {
      throw new DomainError('conflict', `A command of the type ${command.type} follows from what is wanted.`, {
        hint: 'Change what is wanted instead.',
      });
    }
    const isTaken = command.attempts === 0 || (await this.queues.take(command.machineId, id).catch(() => false));
    await this.transactor.run(async (tx) => {
      const locked = await this.commands.lock(tx, id);
      if (locked === null || locked.finishedAt !== null)
        throw new DomainError('conflict', 'The command has ended already.');
      if (!isTaken || locked.attempts !== command.attempts) {
        throw new DomainError('conflict', 'The command is on its way, or the node has begun with it.', {
          hint: 'Try again, or wait for its end.',
        });
      }
      const message = `Cancelled by ${userName}.`;
      await this.operations.fail(locked.operationId, { code: 'cancelled', message, hint: null }, tx);
      await this.answers.cancel(tx, locked, message);
    });
    return this.get(id);
  }
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function working(machine: Machine | null): Machine {
  if (machine === null) throw new DomainError('not-found', 'The node was removed just now.');
  if (machine.state === 'member') return machine;
  throw new DomainError('node-not-member', `${machine.name} is ${machine.state}: it takes no commands.`, {
    hint: machine.state === 'quarantined' ? 'Readmit the node first.' : 'Wait until its operation has ended.',
  });
}
