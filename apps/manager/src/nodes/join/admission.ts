import { Injectable } from '@nestjs/common';
import type { NodeFacts } from '#libs/contracts';
import { hashSecret, type JoinKey } from '#libs/join-key';
import { Clock } from '../../common/clock.js';
import { Transactor } from '../../common/database/transactor.js';
import { EventsService } from '../../events/events.service.js';
import { MachineStatePublisher } from '../../machine-states/machine-state-publisher.js';
import type { Machine } from '../machine.js';
import { MachineRepository } from '../machine.repository.js';
import { addressesOf } from './own-addresses.js';

/** Writes down what becomes known of a joining node, and at last that it is a member. */
@Injectable()
export class Admission {
  constructor(
    private readonly machines: MachineRepository,
    private readonly publisher: MachineStatePublisher,
    private readonly events: EventsService,
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {}

  async remember(machineId: string, key: JoinKey, facts: NodeFacts): Promise<void> {
    const change = { facts, addresses: addressesOf(key, facts), hostname: facts.hostname, agentPort: key.port };
    await this.transactor.run((tx) =>
      this.machines.change(tx, machineId, { ...change, joinSecretHash: hashSecret(key.secret) }),
    );
  }

  /** From here on it is a member: its documents are published in the same transaction. */
  async admit(operationId: string, { id, name }: Machine): Promise<void> {
    await this.transactor.run(async (tx) => {
      await this.machines.change(tx, id, { state: 'member', joinedAt: this.clock.now() });
      await this.publisher.publish(tx, operationId);
      const subject = { type: 'node', id, name } as const;
      const message = `${name} has become a member of the cluster.`;
      await this.events.record(tx, { type: 'node-joined', severity: 'info', subject, message });
    });
  }
}
