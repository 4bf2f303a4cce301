import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { recordedActor } from '../auth/actor.js';
import { Transactor } from '../common/database/transactor.js';
import { IdempotencyService } from '../idempotency/idempotency.service.js';
import { type MachinePreview, MachineStatePublisher } from '../machine-states/machine-state-publisher.js';
import type { Operation, OperationSubject } from '../operations/operation.js';
import { OperationsService } from '../operations/operations.service.js';
import type { Change, ChangeBatch, Changed } from './change.js';

export interface ChangeResult<T> {
  readonly object: T;
  readonly isChanged: boolean;
  /** Null in a dry run, and for changes that concern no machine. */
  readonly operation: Operation | null;
  /** What the machines would do; null unless it is a dry run. */
  readonly plan: readonly MachinePreview[] | null;
}

/** What a batch did: the objects in the order of its changes. */
export type BatchResult<T> = Omit<ChangeResult<T>, 'object'> & { readonly objects: readonly T[] };

type Frame = Omit<Change<unknown>, 'work'>;
type Work<T> = Pick<Change<T>, 'action' | 'work'>;
type Followed = Pick<ChangeResult<unknown>, 'operation' | 'plan'>;

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
    private readonly operations: OperationsService,
    private readonly publisher: MachineStatePublisher,
    private readonly audit: AuditService,
    private readonly idempotency: IdempotencyService,
  ) {}

  /** A change that machines follow: an operation tells how far they are. */
  async apply<T>(change: Change<T>): Promise<ChangeResult<T>> {
    return alone(await this.transact(change, [change], (tx, changed) => this.follow(tx, change, subjectOf(changed))));
  }

  /** Several changes as one: all or none, one operation, one document per machine. */
  async applyAll<T>(batch: ChangeBatch<T>): Promise<BatchResult<T>> {
    return this.transact(batch, batch.changes, (tx) => this.follow(tx, batch, batch.subject));
  }

  /** A change that concerns no machine, such as one of users: done when it is stored. */
  async store<T>(change: Change<T>): Promise<ChangeResult<T>> {
    return alone(
      await this.transact(change, [change], () =>
        Promise.resolve({ operation: null, plan: change.dryRun ? [] : null }),
      ),
    );
  }

  private async transact<T>(
    frame: Frame,
    works: readonly Work<T>[],
    follow: (tx: EntityManager, changed: readonly Changed<T>[]) => Promise<Followed>,
  ): Promise<BatchResult<T>> {
    try {
      return await this.transactor.run(async (tx) => {
        const changed: Changed<T>[] = [];
        for (const { work } of works) changed.push(await work(tx));
        const isChanged = changed.some(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
        const objects = changed.map(({ object }) => object);
        const result = { objects, isChanged, ...(await follow(tx, changed)) };
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

  private async follow(tx: EntityManager, frame: Frame, subject: OperationSubject): Promise<Followed> {
    if (frame.dryRun) return { operation: null, plan: await this.publisher.preview(tx) };
    return { operation: await this.announceOperation(tx, frame, subject), plan: null };
  }

  private async announceOperation(tx: EntityManager, change: Frame, subject: OperationSubject): Promise<Operation> {
    const { id } = await this.operations.create(tx, {
      kind: change.action,
      title: change.title,
      subject,
      actor: recordedActor(change.actor),
      steps: [
        { name: 'store', title: 'Store what is wanted' },
        { name: 'apply', title: 'Apply it on the machines' },
      ],
    });
    await this.operations.complete(id, 'store', undefined, tx);
    const published = await this.publisher.publish(tx, id);
    const announced = (await change.announce?.(tx, id)) ?? 0;
    const count = published.length + announced;
    if (count === 0) {
      await this.operations.skip(id, 'apply', 'No machine is concerned.', tx);
      await this.operations.succeed(id, null, tx);
    } else {
      await this.operations.begin(id, 'apply', tx);
      await this.operations.log(id, `${count} ${count === 1 ? 'machine is' : 'machines are'} told.`, tx);
    }
    return this.operations.get(id, tx);
  }
}

function alone<T>({ objects, ...rest }: BatchResult<T>): ChangeResult<T> {
  const [object] = objects;
  if (object === undefined) throw new Error('A change was made that has no object');
  return { ...rest, object };
}

function subjectOf(changed: readonly Changed<unknown>[]): OperationSubject {
  const [first] = changed;
  if (first === undefined) throw new Error('A change was made that has no subject');
  return first.subject;
}
