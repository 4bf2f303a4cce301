import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/actor.js';
import { ChangesService } from '../changes/changes.service.js';
import { Transactor } from '../common/database/transactor.js';
import { VirtualServicesService } from '../load-balancing/virtual-services.service.js';
import { OperationsService } from '../operations/operations.service.js';
import { SYSTEM_ACTOR } from '../revisions/system-actor.js';
import { deletedServiceId, type Drain } from './drain.js';
import { subjectOf } from './drain-request.js';
import type { StartDrain } from './drain.dto.js';
import { DrainRepository } from './drain.repository.js';
import { assertStillWanted, TakenBack, TERMS } from './drained-deletion.js';
import { DrainedServers } from './drained-servers.js';

/** Ends a deletion because a server of the service takes new connections: it was added, or enabled, while the others were emptied. */
class ServesAgain extends Error {}

/** Deletes a virtual service that a drain has emptied, as an ordinary change: with its operation, its revision and its undo. */
@Injectable()
export class DrainedServiceDeletion {
  constructor(
    private readonly drains: DrainRepository,
    private readonly servers: DrainedServers,
    private readonly services: VirtualServicesService,
    private readonly changes: ChangesService,
    private readonly operations: OperationsService,
    private readonly transactor: Transactor,
  ) {}

  /** Refuses, before anything is drained, what the deletion would be refused for. */
  async rehearse(actor: Actor, input: StartDrain, confirmBlastRadius: boolean): Promise<void> {
    const id = deletedServiceId({ deletes: input.thenDelete ?? false, subject: subjectOf(input) });
    if (id === null) return;
    await this.changes.apply(this.services.removal(actor, id, { kind: 'any' }, { dryRun: true, confirmBlastRadius }));
  }

  /** Deletes it in the name of who began the drain, and ends the drain with it; gives a line for its log, or null. */
  async delete(drain: Drain, serviceId: string): Promise<string | null> {
    const who = { ...SYSTEM_ACTOR, ...drain.actor };
    const change = this.services.removal(who, serviceId, { kind: 'any' }, TERMS);
    const work = async (tx: EntityManager): ReturnType<typeof change.work> => {
      await assertStillWanted(this.drains, tx, drain.id);
      const [enabled] = await this.servers.enabledOf(tx, serviceId);
      if (enabled !== undefined) throw new ServesAgain(enabled);
      const changed = await change.work(tx);
      await this.end(tx, drain, `${changed.object.name} was empty and is deleted now.`);
      return changed;
    };
    try {
      await this.changes.apply({ ...change, work });
      return null;
    } catch (error) {
      if (error instanceof ServesAgain) {
        await this.unlessTakenBack(drain, (tx) => this.drains.move(tx, drain.id, 'cancelling'));
        return `${error.message} is to serve: the service is not deleted.`;
      }
      if (error instanceof DomainError && error.code === 'not-found') {
        await this.unlessTakenBack(drain, (tx) => this.end(tx, drain, 'The service was deleted by somebody else.'));
        return null;
      }
      return lineOf(error);
    }
  }

  private async unlessTakenBack({ id }: Drain, work: (tx: EntityManager) => Promise<void>): Promise<void> {
    const guarded = this.transactor.run(async (tx) => {
      await assertStillWanted(this.drains, tx, id);
      await work(tx);
    });
    await guarded.catch(lineOf);
  }

  private async end(tx: EntityManager, { id, operationId }: Drain, line: string): Promise<void> {
    await this.drains.allGone(tx, id);
    await this.drains.move(tx, id, 'finished', true);
    await this.operations.log(operationId, line, tx);
    await this.operations.succeed(operationId, { drainId: id }, tx);
  }
}

/** Why a deletion waits; null for one that somebody has taken back. */
function lineOf(error: unknown): string | null {
  if (error instanceof TakenBack) return null;
  if (!(error instanceof DomainError)) throw error;
  return `All servers are empty; the deletion waits: ${error.message}`;
}
