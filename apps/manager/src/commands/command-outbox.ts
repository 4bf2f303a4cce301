import { Injectable } from '@nestjs/common';
import { commandPayloads, type CommandType } from '#libs/contracts';
import type { EntityManager } from 'typeorm';
import { monotonicFactory } from 'ulid';
import { Clock } from '../common/clock.js';
import { Notifications } from '../common/database/notifications.js';
import { OperationsService } from '../operations/operations.service.js';
import type { NewCommand } from './command.js';
import { CommandEntity } from './command.entity.js';
import { withPayloadStandIns } from './payload-secrets.js';
import { SupersededCommands } from './superseded-commands.js';

const nextId = monotonicFactory();

/** Takes commands into the caller's transaction: they exist if and only if the change that they belong to does. */
@Injectable()
export class CommandOutbox {
  constructor(
    private readonly operations: OperationsService,
    private readonly notifications: Notifications,
    private readonly superseded: SupersededCommands,
    private readonly clock: Clock,
  ) {}

  /** The operation gets a step for the command, and ends when all of its commands are answered. */
  async add<T extends CommandType>(tx: EntityManager, command: NewCommand<T>): Promise<string> {
    const now = this.clock.now();
    const id = nextId(now.getTime());
    const { machineId, machineName, type, operationId, step, stateRevision = null } = command;
    const { payload } = command;
    commandPayloads[type].parse(withPayloadStandIns(type, payload));
    await this.operations.addStep(tx, operationId, step);
    await tx.insert(CommandEntity, {
      ...{ id, machineId, machineName, type, payload, operationId, stateRevision },
      step: step.name,
      state: 'pending',
      attempts: 0,
      nextAttemptAt: now,
      createdAt: now,
    });
    if (type === 'machine-state.apply') await this.superseded.by(tx, { id, machineId });
    await this.notifications.announce(tx, 'directorate_command', machineId);
    return id;
  }
}
