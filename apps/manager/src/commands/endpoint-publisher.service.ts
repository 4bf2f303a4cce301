import { Injectable } from '@nestjs/common';
import type { ManagerEndpoints } from '#libs/contracts';
import type { EntityManager } from 'typeorm';
import { MachineRepository } from '../nodes/machine.repository.js';
import { CommandOutbox } from './command-outbox.js';
import { EndpointPublisher } from './endpoint-publisher.js';

@Injectable()
export class EndpointPublisherService extends EndpointPublisher {
  constructor(
    private readonly machines: MachineRepository,
    private readonly outbox: CommandOutbox,
  ) {
    super();
  }

  async publish(tx: EntityManager, operationId: string, endpoints: ManagerEndpoints): Promise<number> {
    const machines = await this.machines.list(tx);
    const members = machines.filter(({ state }) => state === 'member' || state === 'quarantined');
    for (const { id, name } of members) {
      await this.outbox.add(tx, {
        machineId: id,
        machineName: name,
        type: 'manager.moved',
        payload: { endpoints },
        operationId,
        step: { name: `manager-moved:${name}`, title: `Tell ${name} where the manager is` },
      });
    }
    return members.length;
  }
}
