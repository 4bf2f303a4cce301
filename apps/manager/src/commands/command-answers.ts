import { Injectable } from '@nestjs/common';
import type { CommandOutcome, CommandType } from '#libs/contracts';
import type { EntityManager } from 'typeorm';
import { OperationsService } from '../operations/operations.service.js';
import type { Command } from './command.js';
import { endingOf, failureOf, isRefusedForItsEpoch } from './command-ending.js';
import { CommandOutbox } from './command-outbox.js';
import { CommandRepository } from './command.repository.js';
import { SupersededCommands } from './superseded-commands.js';

/** Commands whose answer is what the operation was for. */
const ASKED: readonly CommandType[] = [
  'diagnosis.collect',
  'service.control',
  'ipvs.connections',
  'health.probe',
  'health.trial',
];

/** Takes the machines' answers into the record, each once, and ends the operations that waited for them. */
@Injectable()
export class CommandAnswers {
  constructor(
    private readonly commands: CommandRepository,
    private readonly superseded: SupersededCommands,
    private readonly outbox: CommandOutbox,
    private readonly operations: OperationsService,
  ) {}

  /** False when this machine was never asked that: an answer counts only from the machine that it was for. */
  async accept(tx: EntityManager, machineId: string, outcome: CommandOutcome): Promise<boolean> {
    const command = await this.commands.lock(tx, outcome.commandId);
    if (command?.machineId !== machineId) return false;
    if (command.finishedAt !== null) return true;
    // A document that a newer one replaced may still have been applied in time; that it was not is no news.
    if (command.state === 'superseded' && outcome.outcome !== 'succeeded') return true;
    if (isRefusedForItsEpoch(outcome)) {
      await this.askAgain(tx, command, outcome);
      return true;
    }
    await this.conclude(tx, command, outcome);
    for (const id of await this.superseded.waitingFor(tx, command.id)) {
      const older = await this.commands.lock(tx, id);
      if (older !== null) await this.conclude(tx, older, outcome);
    }
    return true;
  }

  async progress(tx: EntityManager, machineId: string, commandId: string, line: string): Promise<boolean> {
    const command = await this.commands.find(commandId, tx);
    if (command?.machineId !== machineId) return false;
    await this.operations.log(command.operationId, `${command.machineName}: ${line}`, tx);
    return true;
  }

  /** Gives up on all that a machine has not answered; `reason` is one sentence. */
  async cancelAllOf(tx: EntityManager, machineId: string, reason: string): Promise<void> {
    for (const command of await this.commands.openOf(tx, machineId)) await this.cancel(tx, command, reason);
  }

  async cancel(tx: EntityManager, command: Command, reason: string): Promise<void> {
    await this.commands.finish(tx, command.id, 'cancelled', null);
    await this.operations.skip(command.operationId, command.step, reason, tx);
    await this.settle(tx, command.operationId);
  }

  private async conclude(tx: EntityManager, command: Command, outcome: CommandOutcome): Promise<void> {
    const state = command.state === 'superseded' ? 'superseded' : 'acknowledged';
    await this.commands.finish(tx, command.id, state, outcome);
    const { isGood, detail } = endingOf(outcome);
    const { operationId, step } = command;
    if (isGood) await this.operations.complete(operationId, step, detail, tx);
    else await this.operations.failStep(operationId, step, detail, tx);
    await this.operations.log(operationId, `${command.machineName}: ${command.type} ${outcome.outcome}. ${detail}`, tx);
    await this.settle(tx, operationId);
  }

  /** Nothing was done, so the same is asked once more under the present epoch, with an id that the machine has not seen. */
  private async askAgain(tx: EntityManager, command: Command, outcome: CommandOutcome): Promise<void> {
    const { machineId, machineName, type, payload, operationId, step, stateRevision } = command;
    await this.commands.finish(tx, command.id, 'acknowledged', outcome);
    await this.outbox.add(tx, {
      ...{ machineId, machineName, type, operationId },
      payload: payload as never,
      step: { name: step, title: step },
      ...(stateRevision === null ? {} : { stateRevision }),
    });
  }

  /** Ends an operation when the last of its commands has ended. */
  private async settle(tx: EntityManager, operationId: string): Promise<void> {
    if (await this.commands.isDriven(tx, operationId)) return;
    const commands = await this.commands.ofOperation(tx, operationId);
    if (commands.some(({ finishedAt }) => finishedAt === null)) return;
    const decisive = commands.filter(({ outcome }) => outcome !== null && !isRefusedForItsEpoch(outcome));
    const failed = decisive.find(({ outcome }) => outcome?.outcome !== 'succeeded');
    if (failed?.outcome) {
      await this.operations.fail(operationId, failureOf(failed.machineName, failed.outcome), tx);
      return;
    }
    const only = decisive.length === 1 ? decisive[0] : undefined;
    const isAsked = only !== undefined && ASKED.includes(only.type);
    await this.operations.succeed(operationId, isAsked ? (only.outcome?.result ?? null) : null, tx);
  }
}
