import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import { type Actor, recordedActor } from '../auth/actor.js';
import { ChangeControl } from '../changes/control/change-control.js';
import { Clock } from '../common/clock.js';
import { newId } from '../common/new-id.js';
import { OperationsService } from '../operations/operations.service.js';
import { CapacityGuard } from './capacity-guard.js';
import { deletedServiceId, type Drain } from './drain.js';
import { DrainBatches, type DrainWork } from './drain-batches.js';
import { assertMayDelete, holdSecondsOf, subjectOf } from './drain-request.js';
import type { StartDrain } from './drain.dto.js';
import { DrainRepository } from './drain.repository.js';

/** Decides whether a drain may begin, and writes it down. */
@Injectable()
export class DrainStart {
  constructor(
    private readonly drains: DrainRepository,
    private readonly batches: DrainBatches,
    private readonly capacity: CapacityGuard,
    private readonly control: ChangeControl,
    private readonly operations: OperationsService,
    private readonly clock: Clock,
  ) {}

  /** What would be drained; refuses what may not be. */
  async examine(tx: EntityManager, input: StartDrain): Promise<DrainWork> {
    holdSecondsOf(input);
    assertMayDelete(input);
    if (input.onDeadline !== undefined && input.deadlineSeconds === undefined) {
      throw new DomainError('invalid-input', 'onDeadline needs deadlineSeconds.', {
        faults: [{ pointer: '/deadlineSeconds', message: 'must be given with onDeadline' }],
      });
    }
    const subject = subjectOf(input);
    const work = await this.batches.of(tx, subject);
    await this.control.assertNoneUnconfirmed(tx);
    const [held] = await this.drains.holders(
      tx,
      work.servers.map(({ realServerId }) => realServerId),
    );
    if (held !== undefined) {
      throw new DomainError('conflict', `${held.name} belongs to the drain ${held.drainId} already.`, {
        hint: 'Release or cancel that one first.',
      });
    }
    if (ignoresCapacity(input)) return work;
    const batches = [...new Set(work.servers.map(({ batch }) => batch))];
    for (const batch of batches) {
      const own = work.servers.filter((server) => server.batch === batch);
      await this.capacity.assertCarried(
        tx,
        own.map(({ realServerId }) => realServerId),
      );
    }
    return work;
  }

  async write(tx: EntityManager, actor: Actor, input: StartDrain, { title, servers }: DrainWork): Promise<Drain> {
    const id = newId(this.clock.now());
    const operation = await this.operations.create(tx, {
      ...{ kind: 'drain.start', title, subject: { type: 'drain', id, name: title }, actor: recordedActor(actor) },
      steps: [
        {
          name: 'drain',
          title: stepTitle(input),
        },
      ],
    });
    await this.operations.begin(operation.id, 'drain', tx);
    const drain = {
      ...{ id, operationId: operation.id, title, actor: recordedActor(actor), subject: subjectOf(input) },
      ...{ mode: input.mode ?? 'graceful', deadlineSeconds: input.deadlineSeconds ?? null },
      ...{ onDeadline: input.onDeadline ?? 'give-up', holdSeconds: holdSecondsOf(input) },
      ...{ ignoresCapacity: ignoresCapacity(input), deletes: input.thenDelete ?? false },
    };
    return this.drains.insert(tx, drain, servers);
  }
}

const deletesService = (input: StartDrain): boolean =>
  deletedServiceId({ deletes: input.thenDelete ?? false, subject: subjectOf(input) }) !== null;

/** Nobody is to carry what a service has that is going to be deleted. */
const ignoresCapacity = (input: StartDrain): boolean => input.ignoreCapacity === true || deletesService(input);

function stepTitle(input: StartDrain): string {
  if (deletesService(input)) return 'Empty the service and delete it';
  return input.thenDelete === true ? 'Empty the server and delete it' : 'Empty the servers and bring them back';
}
