import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import { rowsOf } from '../common/database/rows-of.js';
import { Transactor } from '../common/database/transactor.js';
import type { OperationActor } from '../operations/operation.js';
import type { Revision, RevisionState, ServiceHealthBefore } from './revision.js';

interface RevisionRow {
  readonly number: number;
  readonly created_at: Date;
  readonly title: string;
  readonly action: string;
  readonly actor: OperationActor;
  readonly operation_id: string | null;
  readonly state: RevisionState;
  readonly confirm_by: Date | null;
  readonly reason: string | null;
}

/** A revision that is taken back unless it is confirmed; times by the clock of the database. */
export interface WaitingRevision extends Revision {
  readonly healthBefore: readonly ServiceHealthBefore[];
  readonly isOverdue: boolean;
  readonly ageSeconds: number;
}

export type NewRevision = Pick<Revision, 'number' | 'title' | 'action' | 'actor' | 'operationId'>;

@Injectable()
export class RevisionRepository {
  constructor(private readonly transactor: Transactor) {}

  /** Null before the first one. */
  async newestNumber(manager: EntityManager = this.transactor.reader): Promise<number | null> {
    const [row] = await rowsOf<{ newest: number | null }>(
      manager,
      'SELECT max(number) AS newest FROM configuration_revision',
    );
    return row?.newest ?? null;
  }

  async insert(tx: EntityManager, { number, title, action, actor, operationId }: NewRevision): Promise<void> {
    await tx.query(
      `INSERT INTO configuration_revision (number, title, action, actor, operation_id) VALUES ($1, $2, $3, $4, $5)`,
      [number, title, action, JSON.stringify(actor), operationId],
    );
  }

  async find(number: number, manager: EntityManager = this.transactor.reader): Promise<Revision | null> {
    const [row] = await rowsOf<RevisionRow>(manager, 'SELECT * FROM configuration_revision WHERE number = $1', [
      number,
    ]);
    return row === undefined ? null : toRevision(row);
  }

  async get(number: number, manager?: EntityManager): Promise<Revision> {
    const found = await this.find(number, manager);
    if (found === null) throw unknown(number);
    return found;
  }

  /** The newest one that an operation made; null when it changed no configuration. */
  async ofOperation(tx: EntityManager, operationId: string): Promise<number | null> {
    const [row] = await rowsOf<{ number: number | null }>(
      tx,
      'SELECT max(number) AS number FROM configuration_revision WHERE operation_id = $1',
      [operationId],
    );
    return row?.number ?? null;
  }

  /** Newest first, those before `before`. */
  async list(before: number | null, limit: number): Promise<Revision[]> {
    const rows = await rowsOf<RevisionRow>(
      this.transactor.reader,
      `SELECT * FROM configuration_revision WHERE $1::int IS NULL OR number < $1 ORDER BY number DESC LIMIT $2`,
      [before, limit],
    );
    return rows.map(toRevision);
  }

  /** The one that waits for its confirmation; null when none does. */
  async unconfirmed(manager: EntityManager = this.transactor.reader): Promise<WaitingRevision | null> {
    const [row] = await rowsOf<RevisionRow & { health_before: ServiceHealthBefore[]; overdue: boolean; age: number }>(
      manager,
      `SELECT *, clock_timestamp() >= confirm_by AS overdue,
         extract(epoch FROM clock_timestamp() - created_at)::float8 AS age
       FROM configuration_revision WHERE state = 'unconfirmed'`,
    );
    if (row === undefined) return null;
    return { ...toRevision(row), healthBefore: row.health_before, isOverdue: row.overdue, ageSeconds: row.age };
  }

  /** The time is the database's: a manager with a wrong clock takes nothing back too early. */
  async awaitConfirmation(
    tx: EntityManager,
    number: number,
    seconds: number,
    healthBefore: readonly ServiceHealthBefore[],
  ): Promise<void> {
    await tx.query(
      `UPDATE configuration_revision SET state = 'unconfirmed', health_before = $3,
         confirm_by = clock_timestamp() + make_interval(secs => $2) WHERE number = $1`,
      [number, seconds, JSON.stringify(healthBefore)],
    );
  }

  /** Locked until the transaction ends. */
  async lock(tx: EntityManager, number: number): Promise<Revision & { readonly isOverdue: boolean }> {
    const [row] = await rowsOf<RevisionRow & { overdue: boolean | null }>(
      tx,
      `SELECT *, clock_timestamp() >= confirm_by AS overdue FROM configuration_revision WHERE number = $1 FOR UPDATE`,
      [number],
    );
    if (row === undefined) throw unknown(number);
    return { ...toRevision(row), isOverdue: row.overdue === true };
  }

  async end(tx: EntityManager, number: number, state: RevisionState, reason: string | null): Promise<void> {
    await tx.query('UPDATE configuration_revision SET state = $2, reason = $3 WHERE number = $1', [
      number,
      state,
      reason,
    ]);
  }

  /** Forgets all but the newest that are kept; one that may still be rolled back keeps the one before it. */
  async prune(tx: EntityManager): Promise<void> {
    await tx.query(
      `DELETE FROM configuration_revision WHERE number <= least(
         (SELECT max(number) FROM configuration_revision) - (SELECT kept_revisions FROM change_control),
         (SELECT min(number) - 2 FROM configuration_revision WHERE state = 'unconfirmed'))`,
    );
  }
}

const unknown = (number: number): DomainError =>
  new DomainError('not-found', `There is no revision ${number}.`, {
    hint: 'Old ones are forgotten; GET /api/v1/revisions lists those that are kept.',
  });

function toRevision(row: RevisionRow): Revision {
  const { number, title, action, actor, state, reason } = row;
  return {
    ...{ number, title, action, actor, state, reason },
    createdAt: row.created_at,
    operationId: row.operation_id,
    confirmBy: row.confirm_by,
  };
}
