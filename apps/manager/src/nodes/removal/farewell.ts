import { Injectable } from '@nestjs/common';
import { CommandAnswers } from '../../commands/command-answers.js';
import { CommandQueues } from '../../commands/command-queues.js';
import { Transactor } from '../../common/database/transactor.js';
import { MachineStateRepository } from '../../machine-states/machine-state.repository.js';
import { MachineAccess } from '../../redis/machine-access.js';
import type { Machine } from '../machine.js';
import { MachineRepository } from '../machine.repository.js';
import { MachineMemory } from './machine-memory.js';

/** Takes from a machine what made it a member, and forgets it. Redis may be away: a user without a machine is removed at its return. */
@Injectable()
export class Farewell {
  constructor(
    private readonly access: MachineAccess,
    private readonly queues: CommandQueues,
    private readonly answers: CommandAnswers,
    private readonly machines: MachineRepository,
    private readonly states: MachineStateRepository,
    private readonly memory: MachineMemory,
    private readonly transactor: Transactor,
  ) {}

  async say({ id, name }: Machine): Promise<void> {
    await this.access.revoke(id).catch(() => undefined);
    await this.queues.forget(id).catch(() => undefined);
    await this.transactor.run(async (tx) => {
      await this.answers.cancelAllOf(tx, id, `${name} was removed.`);
      await this.states.retire(tx, id);
      await this.machines.remove(tx, id);
      await this.memory.close(tx, id, name);
    });
    this.memory.forget(id);
  }
}
