import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Transactor } from '../../common/database/transactor.js';
import { MachineStatePublisher } from '../../machine-states/machine-state-publisher.js';
import { connectionsTo, type Connections } from '../../observations/connections.js';
import { isFresh } from '../../observations/freshness.js';
import { ObservationStore } from '../../observations/observation-store.js';
import { OperationsService } from '../../operations/operations.service.js';
import type { Machine } from '../machine.js';
import { MachineRepository } from '../machine.repository.js';
import { TaskPace } from '../tasks/task-pace.js';

const LOOK_MS = 1000;

/** Empties a machine of connections: no new ones, then patience with the old ones. */
@Injectable()
export class Drain {
  constructor(
    private readonly machines: MachineRepository,
    private readonly publisher: MachineStatePublisher,
    private readonly store: ObservationStore,
    private readonly operations: OperationsService,
    private readonly pace: TaskPace,
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {}

  async begin(operationId: string, machineId: string): Promise<void> {
    await this.transactor.run(async (tx) => {
      const machine = await this.machines.lock(tx, machineId);
      if (machine === null || machine.isInMaintenance) return;
      await this.machines.change(tx, machineId, { isInMaintenance: true });
      await this.publisher.publish(tx, operationId);
    });
  }

  /** Writes the count into the operation's log whenever it changes; established connections are waited for, closing ones not. */
  async wait(operationId: string, machine: Machine, drainSeconds: number): Promise<void> {
    let told = '';
    const since = this.clock.now();
    const done = await this.pace.until(operationId, drainSeconds * 1000, LOOK_MS, async () => {
      const seen = await this.connections(machine, since);
      const line = seen === null ? 'The directors have not reported yet.' : lineOf(seen);
      if (line !== told) await this.operations.log(operationId, line);
      told = line;
      return seen !== null && seen.active === 0 ? seen : null;
    });
    if (done === null) {
      await this.operations.log(operationId, `The deadline of ${drainSeconds} s has passed. ${told} They end now.`);
    }
  }

  /** Null until every director that is a member has reported after the drain began. */
  private async connections({ addresses }: Machine, since: Date): Promise<Connections | null> {
    const directors = (await this.machines.list()).filter(({ roles, state }) => {
      return roles.includes('director') && state === 'member';
    });
    const seen = directors.map(({ id }) => this.store.of(id));
    const fresh = seen.filter(
      (observation) => isFresh(observation, this.clock.now()) && observation.observedAt >= since,
    );
    if (fresh.length < directors.length) return null;
    return connectionsTo(
      addresses.map(({ address }) => address),
      fresh.flatMap((observation) => (observation === null ? [] : [observation.report])),
    );
  }
}

const lineOf = ({ active, inactive }: Connections): string =>
  `${active} connections are established, ${inactive} are closing.`;
