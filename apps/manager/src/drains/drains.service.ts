import { Injectable } from '@nestjs/common';
import type { DrainMode } from '#libs/domain';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import { type Actor, mayDo } from '../auth/actor.js';
import { objectName } from '../auth/grants/granted-object.js';
import { type ChangeResult, ChangesService } from '../changes/changes.service.js';
import { assertMatches, type Precondition } from '../common/http/etag.js';
import { MachineStatePublisher } from '../machine-states/machine-state-publisher.js';
import { OperationsService } from '../operations/operations.service.js';
import { type Drain, isActive } from './drain.js';
import { DrainStart } from './drain-start.js';
import type { StartDrain } from './drain.dto.js';
import { DrainRepository } from './drain.repository.js';
import { DrainedServiceDeletion } from './drained-service-deletion.js';
import { DrainedServers } from './drained-servers.js';

/** Drains that are begun, changed, released and cancelled; DrainWatch leads them from step to step. */
@Injectable()
export class DrainsService {
  constructor(
    private readonly drains: DrainRepository,
    private readonly servers: DrainedServers,
    private readonly starts: DrainStart,
    private readonly changes: ChangesService,
    private readonly operations: OperationsService,
    private readonly publisher: MachineStatePublisher,
    private readonly deletion: DrainedServiceDeletion,
  ) {}

  /** What the first batch would bring about; refuses what a start would refuse. */
  async rehearse(
    actor: Actor,
    input: StartDrain,
    confirmBlastRadius: boolean,
  ): Promise<ChangeResult<{ revision: number }>> {
    assertMayStart(actor, input);
    await this.deletion.rehearse(actor, input, confirmBlastRadius);
    return this.changes.apply({
      ...{ actor, action: 'drain.start', title: 'Drain', dryRun: true },
      work: async (tx) => {
        const { title, servers } = await this.starts.examine(tx, input);
        const first = servers.filter(({ batch }) => batch === 0).map(({ realServerId }) => realServerId);
        await this.servers.drain(tx, first, input.mode ?? 'graceful');
        const names = servers.map(({ name }) => name);
        const subject = { type: 'drain', id: '', name: title };
        return { subject, before: null, after: { servers: names }, object: { revision: 0 } };
      },
    });
  }

  /** Its first batch begins at the next look of DrainWatch. */
  async start(actor: Actor, input: StartDrain, confirmBlastRadius: boolean): Promise<ChangeResult<Drain>> {
    assertMayStart(actor, input);
    await this.deletion.rehearse(actor, input, confirmBlastRadius);
    return this.store(actor, 'drain.start', async (tx) => {
      const work = await this.starts.examine(tx, input);
      return this.starts.write(tx, actor, input, work);
    });
  }

  /** Brings the servers of the present batch back once they are empty; also those that were given up on. */
  release(actor: Actor, id: string): Promise<ChangeResult<Drain>> {
    return this.edit(actor, 'drain.release', id, async (tx, drain) => {
      await this.drains.release(tx, id);
      await this.operations.log(drain.operationId, `Released by ${actor.userName}.`, tx);
    });
  }

  /** Brings all servers back as soon as possible, and begins no further batch. */
  cancel(actor: Actor, id: string): Promise<ChangeResult<Drain>> {
    return this.edit(actor, 'drain.cancel', id, async (tx, drain) => {
      await this.drains.move(tx, id, 'cancelling');
      await this.operations.log(drain.operationId, `Cancelled by ${actor.userName}.`, tx);
    });
  }

  changeMode(actor: Actor, id: string, mode: DrainMode, precondition: Precondition): Promise<ChangeResult<Drain>> {
    return this.edit(actor, 'drain.change-mode', id, async (tx, drain) => {
      assertMatches(precondition, drain.revision);
      const servers = await this.drains.serversOf(id, tx);
      const draining = servers.filter(({ state }) => state === 'draining').map(({ realServerId }) => realServerId);
      await this.drains.changeMode(tx, id, mode);
      await this.servers.drain(tx, draining, mode);
      await this.publisher.publish(tx, drain.operationId);
      await this.operations.log(drain.operationId, `${actor.userName} made it ${mode}.`, tx);
    });
  }

  private edit(
    actor: Actor,
    action: string,
    id: string,
    work: (tx: EntityManager, drain: Drain) => Promise<void>,
  ): Promise<ChangeResult<Drain>> {
    return this.store(actor, action, async (tx) => {
      const drain = await this.drains.lock(tx, id);
      if (!isActive(drain)) throw new DomainError('conflict', `The drain is ${drain.state}.`);
      if (drain.state === 'stopping' || drain.state === 'cancelling') {
        throw new DomainError('conflict', 'Its servers are on their way back already.');
      }
      await work(tx, drain);
      return this.drains.get(id, tx);
    });
  }

  private store(
    actor: Actor,
    action: string,
    work: (tx: EntityManager) => Promise<Drain>,
  ): Promise<ChangeResult<Drain>> {
    return this.changes.store({
      ...{ actor, action, title: 'Drain', dryRun: false },
      work: async (tx) => {
        const object = await work(tx);
        const { id, title, mode, state, isReleased, subject: of } = object;
        const subject = { type: 'drain', id, name: title };
        return { subject, before: null, after: { subject: of, mode, state, isReleased }, object };
      },
    });
  }
}

function assertMayStart(actor: Actor, { thenDelete, subject }: StartDrain): void {
  const { virtualServiceId } = subject;
  const object = virtualServiceId === undefined ? null : objectName('virtual-service', virtualServiceId);
  if (thenDelete !== true || mayDo(actor, 'services:write', object)) return;
  throw new DomainError('forbidden', 'Deleting after a drain needs the scope services:write.', {
    hint: 'Ask an admin for it, or drain without thenDelete.',
  });
}
