import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AlarmsService } from '../alarms/alarms.service.js';
import { MachineStatePublisher } from '../machine-states/machine-state-publisher.js';
import { OperationsService } from '../operations/operations.service.js';
import { RevisionRepository } from '../revisions/revision.repository.js';
import { CapacityGuard } from './capacity-guard.js';
import type { DrainStep } from './decide-drain.js';
import type { Drain, DrainServer, DrainState } from './drain.js';
import { DrainRepository } from './drain.repository.js';
import { DrainedServers } from './drained-servers.js';

/** Does what a drain has decided, inside one transaction. */
@Injectable()
export class DrainSteps {
  constructor(
    private readonly drains: DrainRepository,
    private readonly servers: DrainedServers,
    private readonly capacity: CapacityGuard,
    private readonly revisions: RevisionRepository,
    private readonly operations: OperationsService,
    private readonly alarms: AlarmsService,
    private readonly publisher: MachineStatePublisher,
  ) {}

  /** Gives a line when it has to wait. */
  async do(tx: EntityManager, drain: Drain, servers: readonly DrainServer[], step: DrainStep): Promise<string | null> {
    switch (step.kind) {
      case 'begin':
        return this.begin(tx, drain, step.ids);
      case 'note':
        await this.drains.note(tx, drain.id, step.id, step.state);
        await this.tell(tx, drain, step.line);
        if (step.state === 'given-up') await this.alarm(tx, drain, servers, step.id, step.line);
        return null;
      case 'harden':
        await this.drains.harden(tx, drain.id, step.id, step.mode);
        await this.servers.drain(tx, [step.id], step.mode);
        await this.tell(tx, drain, step.line);
        await this.publisher.publish(tx, drain.operationId);
        return null;
      case 'return':
        await this.bringBack(tx, drain, servers, step.ids);
        await this.tell(tx, drain, step.line);
        return null;
      case 'delete':
      case 'delete-service':
        // Outside of this transaction, as a change of its own: DrainWatch does it.
        return null;
      case 'stop':
        await this.drains.move(tx, drain.id, 'stopping');
        await this.tell(tx, drain, step.line);
        return null;
      case 'call-off':
        await this.drains.move(tx, drain.id, 'cancelling');
        await this.tell(tx, drain, step.line);
        return null;
      case 'next-batch':
        await this.drains.nextBatch(tx, drain.id);
        return null;
      case 'end':
        await this.end(tx, drain, step.state);
        return null;
    }
  }

  private async begin(tx: EntityManager, drain: Drain, ids: readonly string[]): Promise<string | null> {
    const waiting = await this.revisions.unconfirmed(tx);
    if (waiting !== null)
      return `Revision ${waiting.number} waits for its confirmation; the next batch waits for that.`;
    if (!drain.ignoresCapacity) {
      const [overload] = await this.capacity.overloads(tx, ids);
      if (overload !== undefined) return `The next batch waits: ${overload.serviceName}: ${overload.reason}`;
    }
    await this.drains.begin(tx, drain, ids);
    await this.servers.drain(tx, ids, drain.mode);
    await this.drains.move(tx, drain.id, 'draining');
    await this.publisher.publish(tx, drain.operationId);
    await this.tell(
      tx,
      drain,
      `Batch ${drain.batch + 1}: ${ids.length} real ${ids.length === 1 ? 'server drains' : 'servers drain'} (${drain.mode}).`,
    );
    return null;
  }

  private async bringBack(
    tx: EntityManager,
    drain: Drain,
    servers: readonly DrainServer[],
    ids: readonly string[],
  ): Promise<void> {
    const staying = servers.filter(({ realServerId, wasDraining }) => wasDraining && ids.includes(realServerId));
    for (const { realServerId } of staying) await this.drains.note(tx, drain.id, realServerId, 'back');
    const leaving = ids.filter((id) => !staying.some(({ realServerId }) => realServerId === id));
    await this.servers.enable(tx, leaving);
    await this.drains.sendBack(tx, drain.id, leaving);
    await this.publisher.publish(tx, drain.operationId);
    for (const { realServerId, virtualServiceId } of servers) {
      if (ids.includes(realServerId)) await this.alarms.clear(tx, 'drain-deadline', virtualServiceId);
    }
  }

  private async alarm(
    tx: EntityManager,
    drain: Drain,
    servers: readonly DrainServer[],
    id: string,
    message: string,
  ): Promise<void> {
    const server = servers.find(({ realServerId }) => realServerId === id);
    if (server === undefined) return;
    await this.alarms.raise(tx, {
      ...{ code: 'drain-deadline', severity: 'warning', message },
      subject: { type: 'virtual-service', id: server.virtualServiceId, name: server.name },
      hint: `Release it with POST /api/v1/drains/${drain.id}/release, or drain it harder.`,
    });
  }

  private async end(tx: EntityManager, drain: Drain, state: DrainState): Promise<void> {
    await this.drains.move(tx, drain.id, state, true);
    const { operationId, id } = drain;
    if (state === 'finished') await this.operations.succeed(operationId, { drainId: id }, tx);
    else {
      const isStopped = state === 'stopped';
      const message = isStopped ? 'It was not empty at its deadline.' : 'The drain was cancelled.';
      const hint = 'Its servers are back in service.';
      await this.operations.fail(operationId, { code: isStopped ? 'command-timeout' : 'cancelled', message, hint }, tx);
    }
  }

  private tell(tx: EntityManager, { operationId }: Drain, line: string): Promise<void> {
    return this.operations.log(operationId, line, tx);
  }
}
