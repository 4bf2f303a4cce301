import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { type Actor, recordedActor } from '../auth/actor.js';
import { Transactor } from '../common/database/transactor.js';
import { IdempotencyService } from '../idempotency/idempotency.service.js';
import { type MachinePreview, MachineStatePublisher } from '../machine-states/machine-state-publisher.js';
import type { Operation, OperationSubject } from '../operations/operation.js';
import { OperationsService } from '../operations/operations.service.js';

/** What a change did inside its transaction. */
export interface Changed<T> {
  readonly subject: OperationSubject;
  readonly before: object | null;
  readonly after: object | null;
  readonly object: T;
}

export interface Change<T> {
  readonly actor: Actor;
  /** `virtual-service.create` …; names the operation and the audit entry. */
  readonly action: string;
  /** One line for people; it becomes the title of the operation. */
  readonly title: string;
  readonly dryRun: boolean;
  /** Writes desired state and nothing else. */
  readonly work: (tx: EntityManager) => Promise<Changed<T>>;
  /** More that belongs to the operation, such as telling members where the manager is; gives how many commands it made. */
  readonly announce?: (tx: EntityManager, operationId: string) => Promise<number>;
}

export interface ChangeResult<T> {
  readonly object: T;
  readonly isChanged: boolean;
  /** Null in a dry run, and for changes that concern no machine. */
  readonly operation: Operation | null;
  /** What the machines would do; null unless it is a dry run. */
  readonly plan: readonly MachinePreview[] | null;
}

class DryRunRollback<T> extends Error {
  constructor(readonly result: ChangeResult<T>) {
    super('A dry run ends here');
  }
}

/** Makes every change the same way: one transaction of desired state, operation, machine documents and audit entry. */
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
    return this.transact(change, async (tx, changed) => {
      if (change.dryRun) return { operation: null, plan: await this.publisher.preview(tx) };
      const operation = await this.announceOperation(tx, change, changed.subject);
      return { operation, plan: null };
    });
  }

  /** A change that concerns no machine, such as one of users: done when it is stored. */
  async store<T>(change: Change<T>): Promise<ChangeResult<T>> {
    return this.transact(change, () => Promise.resolve({ operation: null, plan: change.dryRun ? [] : null }));
  }

  private async transact<T>(
    change: Change<T>,
    follow: (tx: EntityManager, changed: Changed<T>) => Promise<Pick<ChangeResult<T>, 'operation' | 'plan'>>,
  ): Promise<ChangeResult<T>> {
    try {
      return await this.transactor.run(async (tx) => {
        const changed = await change.work(tx);
        const isChanged = JSON.stringify(changed.before) !== JSON.stringify(changed.after);
        const result = { object: changed.object, isChanged, ...(await follow(tx, changed)) };
        if (change.dryRun) throw new DryRunRollback(result);
        const operationId = result.operation?.id ?? null;
        const { subject, before, after } = changed;
        const { actor, action } = change;
        await this.audit.append(tx, { actor, action, subject, before, after, result: 'succeeded', operationId });
        await this.idempotency.commit(tx, operationId);
        return result;
      });
    } catch (error) {
      if (error instanceof DryRunRollback) return (error as DryRunRollback<T>).result;
      throw error;
    }
  }

  private async announceOperation<T>(
    tx: EntityManager,
    change: Change<T>,
    subject: OperationSubject,
  ): Promise<Operation> {
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
