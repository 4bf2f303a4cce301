import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { rowsOf } from '../common/database/rows-of.js';
import { Transactor } from '../common/database/transactor.js';
import { newId } from '../common/new-id.js';
import { SecretSeal } from '../common/secrets/secret-seal.js';
import type { OperationActor } from '../operations/operation.js';
import type { ChangeSet, ChangeSetItem, SetAction, SetResource, SetState } from './change-set.js';

interface SetRow {
  readonly id: string;
  readonly revision: number;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly title: string;
  readonly state: SetState;
  readonly actor: OperationActor;
  readonly operation_id: string | null;
  readonly applied_at: Date | null;
}

interface ItemRow {
  readonly id: string;
  readonly change_set_id: string;
  readonly action: SetAction;
  readonly resource: SetResource;
  readonly object_id: string;
  readonly virtual_service_id: string | null;
  readonly base_revision: number | null;
  readonly sealed_body: string | null;
}

/** Change sets; the bodies of their items are sealed, as checks in them may have passwords. */
@Injectable()
export class ChangeSetRepository {
  constructor(
    private readonly transactor: Transactor,
    private readonly seal: SecretSeal,
    private readonly clock: Clock,
  ) {}

  async insert(
    tx: EntityManager,
    title: string,
    actor: OperationActor,
    id = newId(this.clock.now()),
  ): Promise<ChangeSet> {
    await tx.query(`INSERT INTO change_set (id, revision, title, state, actor) VALUES ($1, 1, $2, 'open', $3)`, [
      ...[id, title, JSON.stringify(actor)],
    ]);
    return this.get(id, tx);
  }

  async get(id: string, manager: EntityManager = this.transactor.reader): Promise<ChangeSet> {
    const [row] = await rowsOf<SetRow>(manager, 'SELECT * FROM change_set WHERE id = $1', [id]);
    if (row === undefined) throw new DomainError('not-found', `There is no change set ${id}.`);
    const [found] = await this.withItems([row], manager);
    if (found === undefined) throw new Error('A change set was lost');
    return found;
  }

  /** Locked until the transaction ends. */
  async lock(tx: EntityManager, id: string): Promise<ChangeSet> {
    await tx.query('SELECT FROM change_set WHERE id = $1 FOR UPDATE', [id]);
    return this.get(id, tx);
  }

  /** Locked likewise; refuses one that was applied already. */
  async lockOpen(tx: EntityManager, id: string): Promise<ChangeSet> {
    const found = await this.lock(tx, id);
    if (found.state === 'open') return found;
    throw new DomainError('conflict', `The change set ${found.title} was applied already.`, {
      hint: 'Make a new one with POST /api/v1/change-sets.',
    });
  }

  /** Newest first, those before `before`. */
  async list(before: string | null, limit: number): Promise<ChangeSet[]> {
    const rows = await rowsOf<SetRow>(
      this.transactor.reader,
      'SELECT * FROM change_set WHERE $1::text IS NULL OR id < $1 ORDER BY id DESC LIMIT $2',
      [before, limit],
    );
    return this.withItems(rows, this.transactor.reader);
  }

  async addItem(tx: EntityManager, setId: string, item: ChangeSetItem): Promise<void> {
    const { id, action, resource, objectId, virtualServiceId, baseRevision, body } = item;
    const sealed = body === null ? null : await this.seal.seal(JSON.stringify(body));
    await tx.query(
      `INSERT INTO change_set_item (id, change_set_id, action, resource, object_id, virtual_service_id, base_revision, sealed_body)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, setId, action, resource, objectId, virtualServiceId, baseRevision, sealed],
    );
    await this.touch(tx, setId);
  }

  async removeItem(tx: EntityManager, setId: string, itemId: string): Promise<void> {
    await tx.query('DELETE FROM change_set_item WHERE id = $2 AND change_set_id = $1', [setId, itemId]);
    await this.touch(tx, setId);
  }

  async close(tx: EntityManager, id: string, operationId: string): Promise<void> {
    await tx.query(`UPDATE change_set SET state = 'applied', operation_id = $2, applied_at = now() WHERE id = $1`, [
      ...[id, operationId],
    ]);
    await this.touch(tx, id);
  }

  async remove(tx: EntityManager, id: string): Promise<void> {
    await tx.query('DELETE FROM change_set WHERE id = $1', [id]);
  }

  private async touch(tx: EntityManager, id: string): Promise<void> {
    await tx.query('UPDATE change_set SET revision = revision + 1, updated_at = now() WHERE id = $1', [id]);
  }

  private async withItems(sets: readonly SetRow[], manager: EntityManager): Promise<ChangeSet[]> {
    const rows = await rowsOf<ItemRow>(
      manager,
      'SELECT * FROM change_set_item WHERE change_set_id = ANY ($1) ORDER BY id',
      [sets.map(({ id }) => id)],
    );
    const items = await Promise.all(rows.map(async (row) => ({ row, body: await this.bodyOf(row) })));
    return sets.map((set) =>
      toChangeSet(
        set,
        items.filter(({ row }) => row.change_set_id === set.id),
      ),
    );
  }

  private async bodyOf({ sealed_body: sealed }: ItemRow): Promise<object | null> {
    if (sealed === null) return null;
    const text = await this.seal.open(sealed);
    if (text !== null) return JSON.parse(text) as object;
    throw new DomainError('conflict', 'The change set was sealed with another key than that of this manager.', {
      hint: 'Discard it and make a new one.',
    });
  }
}

function toChangeSet(
  set: SetRow,
  items: readonly { readonly row: ItemRow; readonly body: object | null }[],
): ChangeSet {
  const { id, revision, title, state, actor } = set;
  return {
    ...{ id, revision, title, state, actor },
    ...{ createdAt: set.created_at, updatedAt: set.updated_at, appliedAt: set.applied_at },
    operationId: set.operation_id,
    items: items.map(({ row, body }) => ({
      ...{ id: row.id, action: row.action, resource: row.resource, objectId: row.object_id, body },
      ...{ virtualServiceId: row.virtual_service_id, baseRevision: row.base_revision },
    })),
  };
}
