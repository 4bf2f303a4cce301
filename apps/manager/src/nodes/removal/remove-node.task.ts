import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { CommandOutbox } from '../../commands/command-outbox.js';
import { CommandRepository } from '../../commands/command.repository.js';
import { Transactor } from '../../common/database/transactor.js';
import { MachineStatePublisher } from '../../machine-states/machine-state-publisher.js';
import { OperationsService } from '../../operations/operations.service.js';
import type { Machine } from '../machine.js';
import { MachineRepository } from '../machine.repository.js';
import { Arrival } from '../tasks/arrival.js';
import type { NodeTask, RemoveInput } from '../tasks/node-task.js';
import { TaskHandler } from '../tasks/task-handler.js';
import { TaskPace } from '../tasks/task-pace.js';
import { Drain } from './drain.js';
import { Farewell } from './farewell.js';

export const REMOVE_STEPS = [
  { name: 'drain', title: 'Send no new connections there' },
  { name: 'wait', title: 'Wait until its connections have ended' },
  { name: 'remove', title: 'Take it out of the services' },
  { name: 'leave', title: 'Undo what the cluster changed on the node' },
  { name: 'revoke', title: 'Close its queue and forget it' },
] as const;
type StepName = (typeof REMOVE_STEPS)[number]['name'];

const LEAVE_PATIENCE_MS = 120_000;

/** IW-88: drains a node first, with connection counts, then removes it; by force it does not wait for the node. */
@Injectable()
export class RemoveNodeTask extends TaskHandler {
  readonly kind = 'remove';

  constructor(
    private readonly drain: Drain,
    private readonly farewell: Farewell,
    private readonly arrival: Arrival,
    private readonly machines: MachineRepository,
    private readonly publisher: MachineStatePublisher,
    private readonly outbox: CommandOutbox,
    private readonly commands: CommandRepository,
    private readonly operations: OperationsService,
    private readonly pace: TaskPace,
    private readonly transactor: Transactor,
  ) {
    super();
  }

  async run({ operationId, machineId, input }: NodeTask<RemoveInput>): Promise<void> {
    const machine = await this.machines.find(machineId);
    if (machine !== null) {
      if (input.force) await this.skip(operationId, ['drain', 'wait']);
      else if (machine.state !== 'leaving') await this.empty(operationId, machine, input.drainSeconds);
      await this.step(operationId, 'remove', () => this.takeOut(operationId, machine, input.force));
      if (input.force) await this.skip(operationId, ['leave']);
      else await this.step(operationId, 'leave', () => this.leave(operationId, machine.name));
      await this.step(operationId, 'revoke', () => this.farewell.say(machine));
    }
    await this.operations.succeed(operationId, { nodeId: machineId, forced: input.force });
  }

  private async empty(operationId: string, machine: Machine, drainSeconds: number): Promise<void> {
    await this.step(operationId, 'drain', async () => {
      await this.drain.begin(operationId, machine.id);
      await this.arrival.ofAnswers(operationId);
    });
    await this.step(operationId, 'wait', () => this.drain.wait(operationId, machine, drainSeconds));
  }

  /** May be repeated: what is taken out is not there any more, and an operation asks the node to leave once. */
  private async takeOut(operationId: string, { id, name }: Machine, isForced: boolean): Promise<void> {
    await this.transactor.run(async (tx) => {
      const machine = await this.machines.lock(tx, id);
      if (machine === null) return;
      if (machine.state !== 'leaving') {
        await tx.query('DELETE FROM real_server WHERE node_id = $1', [id]);
        await this.machines.change(tx, id, { state: 'leaving' });
        await this.publisher.publish(tx, operationId);
      }
      const asked = await this.commands.ofOperation(tx, operationId);
      if (isForced || asked.some(({ type }) => type === 'node.leave')) return;
      await this.outbox.add(tx, {
        ...{ machineId: id, machineName: name, type: 'node.leave', payload: {}, operationId },
        step: { name: 'node-leaves', title: `${name} leaves the cluster` },
      });
    });
  }

  private async leave(operationId: string, name: string): Promise<void> {
    try {
      await this.arrival.ofAnswers(operationId, LEAVE_PATIENCE_MS);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'command-timeout') throw error;
      throw new DomainError('command-timeout', `${name} has not said that it left. ${error.message}`, {
        hint: 'If the machine is gone for good, remove it with force=true; otherwise send the same request again.',
      });
    }
  }

  private async skip(operationId: string, names: readonly StepName[]): Promise<void> {
    for (const name of names) await this.operations.skip(operationId, name, 'Removed by force.');
  }

  private async step(operationId: string, name: StepName, work: () => Promise<void>): Promise<void> {
    await this.pace.check(operationId);
    await this.operations.begin(operationId, name);
    await work();
    await this.operations.complete(operationId, name);
  }
}
