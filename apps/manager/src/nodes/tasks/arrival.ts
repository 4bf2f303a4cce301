import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { isRefusedForItsEpoch } from '../../commands/command-ending.js';
import { CommandRepository } from '../../commands/command.repository.js';
import { Transactor } from '../../common/database/transactor.js';
import { ObservationStore } from '../../observations/observation-store.js';
import { MachineRepository } from '../machine.repository.js';
import { TaskPace } from './task-pace.js';

const CONTACT_PATIENCE_MS = 60_000;
const APPLY_PATIENCE_MS = 120_000;

/** Waits until machines have said or done what an operation needs of them. */
@Injectable()
export class Arrival {
  constructor(
    private readonly machines: MachineRepository,
    private readonly commands: CommandRepository,
    private readonly store: ObservationStore,
    private readonly pace: TaskPace,
    private readonly transactor: Transactor,
  ) {}

  /** Until a new member has reported through its queue. */
  async ofReport(operationId: string, machineId: string): Promise<void> {
    const { joinedAt, name } = await this.machines.get(machineId);
    const heard = await this.pace.until(operationId, CONTACT_PATIENCE_MS, 200, () => {
      const seen = this.store.of(machineId);
      return Promise.resolve(seen !== null && seen.observedAt > (joinedAt ?? new Date(0)) ? seen : null);
    });
    if (heard !== null) return;
    throw new DomainError('node-unreachable', `${name} is enrolled, but it has not spoken through its queue.`, {
      hint: 'Look whether the node reaches the port of Redis on the manager, then send the same request again.',
    });
  }

  /** Until all commands of the operation are answered; refuses when one failed. */
  async ofAnswers(operationId: string, patienceMs = APPLY_PATIENCE_MS): Promise<void> {
    const ended = await this.pace.until(operationId, patienceMs, 200, async () => {
      const commands = await this.commands.ofOperation(this.transactor.reader, operationId);
      return commands.every(({ finishedAt }) => finishedAt !== null) ? commands : null;
    });
    if (ended === null) {
      throw new DomainError('command-timeout', `Not every machine has answered within ${patienceMs / 1000} s.`, {
        hint: 'Look at the nodes that are not up. What was asked stays asked: they do it when they are back.',
      });
    }
    const failed = ended.find(({ outcome }) => {
      return outcome !== null && outcome.outcome !== 'succeeded' && !isRefusedForItsEpoch(outcome);
    });
    if (failed === undefined) return;
    const why = failed.outcome?.error?.message ?? 'it did not do what it was asked';
    throw new DomainError('command-failed', `${failed.machineName}: ${why}`, {
      hint: 'Look at the status of this node; its agent tries again by itself.',
    });
  }
}
