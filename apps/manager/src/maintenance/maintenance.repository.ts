import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import { rowsOf } from '../common/database/rows-of.js';
import { Transactor } from '../common/database/transactor.js';
import type { OperationActor } from '../operations/operation.js';
import type { AtExpiry, Maintenance, MaintenanceTerms } from './maintenance.js';

const ROWS = `SELECT machine.id AS "nodeId", machine.name AS "nodeName", coalesce(m.revision, 1) AS revision,
    m.started_at AS "startedAt", m.ends_at AS "endsAt", coalesce(m.reason, '') AS reason,
    coalesce(m.at_expiry, 'return') AS "atExpiry", m.started_by AS "startedBy", m.overdue_at AS "overdueAt"
  FROM machine LEFT JOIN node_maintenance m ON m.machine_id = machine.id
  WHERE machine.is_in_maintenance AND machine.state IN ('member', 'quarantined')`;

export interface MaintenanceChange {
  /** Undefined: as it was. */
  readonly durationSeconds: number | null | undefined;
  readonly reason: string;
  readonly atExpiry: AtExpiry;
}

/** Which nodes are in maintenance, and until when; all times are the database's. */
@Injectable()
export class MaintenanceRepository {
  constructor(private readonly transactor: Transactor) {}

  async list(): Promise<Maintenance[]> {
    return rowsOf(this.transactor.reader, `${ROWS} ORDER BY m.ends_at NULLS LAST, machine.name`);
  }

  /** Those whose time is over. */
  async expired(): Promise<Maintenance[]> {
    return rowsOf(this.transactor.reader, `${ROWS} AND m.ends_at <= clock_timestamp() ORDER BY machine.id`);
  }

  async find(nodeId: string, manager: EntityManager = this.transactor.reader): Promise<Maintenance | null> {
    const [row] = await rowsOf<Maintenance>(manager, `${ROWS} AND machine.id = $1`, [nodeId]);
    return row ?? null;
  }

  async get(nodeId: string, manager?: EntityManager): Promise<Maintenance> {
    const found = await this.find(nodeId, manager);
    if (found === null) throw new DomainError('not-found', `The node ${nodeId} is not in maintenance.`);
    return found;
  }

  async insert(tx: EntityManager, nodeId: string, terms: MaintenanceTerms, actor: OperationActor): Promise<void> {
    await tx.query(
      `INSERT INTO node_maintenance (machine_id, ends_at, reason, at_expiry, started_by)
       VALUES ($1, now() + make_interval(secs => $2), $3, $4, $5)`,
      [nodeId, terms.durationSeconds, terms.reason, terms.atExpiry, JSON.stringify(actor)],
    );
  }

  /** A maintenance that was begun without a timer gets one. */
  async change(tx: EntityManager, nodeId: string, change: MaintenanceChange, actor: OperationActor): Promise<void> {
    const { durationSeconds, reason, atExpiry } = change;
    await tx.query(
      `INSERT INTO node_maintenance AS m (machine_id, ends_at, reason, at_expiry, started_by)
       VALUES ($1, now() + make_interval(secs => $2), $3, $4, $5)
       ON CONFLICT (machine_id) DO UPDATE SET revision = m.revision + 1, reason = $3, at_expiry = $4,
         ends_at = CASE WHEN $6 THEN now() + make_interval(secs => $2) ELSE m.ends_at END,
         overdue_at = CASE WHEN $6 THEN NULL ELSE m.overdue_at END`,
      [nodeId, durationSeconds ?? null, reason, atExpiry, JSON.stringify(actor), durationSeconds !== undefined],
    );
  }

  /** False when it was noted before. */
  async noteOverdue(tx: EntityManager, nodeId: string): Promise<boolean> {
    const rows = await rowsOf(
      tx,
      `UPDATE node_maintenance SET overdue_at = now() WHERE machine_id = $1 AND overdue_at IS NULL RETURNING machine_id`,
      [nodeId],
    );
    return rows.length > 0;
  }
}
