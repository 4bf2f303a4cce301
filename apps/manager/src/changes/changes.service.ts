import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { Transactor } from '../common/database/transactor.js';
import { IdempotencyService } from '../idempotency/idempotency.service.js';
import type { OperationSubject } from '../operations/operation.js';
import type { Change, ChangeBatch, Changed } from './change.js';
import { type ChangeFrame, ChangeFollower, type Followed } from './change-follower.js';

export interface ChangeResult<T> extends Followed {
  readonly object: T;
  readonly isChanged: boolean;
}

/** What a batch did: the objects in the order of its changes. */
export type BatchResult<T> = Omit<ChangeResult<T>, 'object'> & {
  readonly objects: readonly T[];
  /** What each change did, in the same order. */
  readonly changed: readonly Changed<T>[];
};

type Work<T> = Pick<Change<T>, 'action' | 'work'>;

class DryRunRollback<T> extends Error {
  constructor(readonly result: BatchResult<T>) {
    super('A dry run ends here');
  }
}

/** Makes every change the same way: one transaction of desired state, operation, machine documents and audit entries. */
@Injectable()
export class ChangesService {
  constructor(
    private readonly transactor: Transactor,
    private readonly follower: ChangeFollower,
    private readonly audit: AuditService,
    private readonly idempotency: IdempotencyService,
  ) {}

  /** A change that machines follow: an operation tells how far they are. */
  async apply<T>(change: Change<T>): Promise<ChangeResult<T>> {
    const follow = (tx: EntityManager, changed: readonly Changed<T>[]): Promise<Followed> =>
      this.follower.follow(tx, change, subjectOf(changed));
    return alone(await this.transact(change, [change], follow));
  }

  /** Several changes as one: all or none, one operation, one document per machine. */
  async applyAll<T>(batch: ChangeBatch<T>): Promise<BatchResult<T>> {
    const follow = (tx: EntityManager): Promise<Followed> => this.follower.follow(tx, batch, batch.subject);
    return this.transact(batch, batch.changes, follow, batch.prepare);
  }

  /** A change that concerns no machine, such as one of users: done when it is stored. */
  async store<T>(change: Change<T>): Promise<ChangeResult<T>> {
    const follow = (): Promise<Followed> =>
      Promise.resolve({ operation: null, plan: change.dryRun ? [] : null, impact: null, revision: null });
    return alone(await this.transact(change, [change], follow));
  }

  private async transact<T>(
    frame: ChangeFrame,
    works: readonly Work<T>[],
    follow: (tx: EntityManager, changed: readonly Changed<T>[]) => Promise<Followed>,
    prepare: (tx: EntityManager) => Promise<void> = () => Promise.resolve(),
  ): Promise<BatchResult<T>> {
    try {
      return await this.transactor.run(async (tx) => {
        await prepare(tx);
        const changed: Changed<T>[] = [];
        for (const { work } of works) changed.push(await work(tx));
        const isChanged = changed.some(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
        const objects = changed.map(({ object }) => object);
        const result = { objects, changed, isChanged, ...(await follow(tx, changed)) };
        if (frame.dryRun) throw new DryRunRollback(result);
        const operationId = result.operation?.id ?? null;
        for (const [index, { subject, before, after }] of changed.entries()) {
          const { actor } = frame;
          const action = works[index]?.action ?? frame.action;
          await this.audit.append(tx, { actor, action, subject, before, after, result: 'succeeded', operationId });
        }
        await this.idempotency.commit(tx, operationId);
        return result;
      });
    } catch (error) {
      if (error instanceof DryRunRollback) return (error as DryRunRollback<T>).result;
      throw error;
    }
  }
}

function alone<T>({ objects, changed: _changed, ...rest }: BatchResult<T>): ChangeResult<T> {
  const [object] = objects;
  if (object === undefined) throw new Error('A change was made that has no object');
  return { ...rest, object };
}

function subjectOf(changed: readonly Changed<unknown>[]): OperationSubject {
  const [first] = changed;
  if (first === undefined) throw new Error('A change was made that has no subject');
  return first.subject;
}
