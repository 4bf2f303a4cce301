import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ulid } from 'ulid';
import { Clock } from '../common/clock.js';
import { preparedRows } from '../common/database/prepared.js';
import { rowsOf } from '../common/database/rows-of.js';
import { Transactor } from '../common/database/transactor.js';
import type { EventSubject } from '../events/event.js';
import type { OperationActor } from '../operations/operation.js';
import type { Alarm, AlarmCode, NewAlarm } from './alarm.js';

interface AlarmRow {
  readonly id: string;
  readonly revision: number;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly code: AlarmCode;
  readonly severity: Alarm['severity'];
  readonly subject_type: EventSubject['type'];
  readonly subject_id: string;
  readonly subject_name: string;
  readonly message: string;
  readonly hint: string;
  readonly occurrences: number;
  readonly last_at: Date;
  readonly cleared_at: Date | null;
  readonly acknowledged_at: Date | null;
  readonly acknowledged_by: OperationActor | null;
}

@Injectable()
export class AlarmRepository {
  constructor(
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {}

  /** Raises the alarm, or counts once more when it is raised already. */
  async raise(tx: EntityManager, alarm: NewAlarm): Promise<Alarm> {
    const now = this.clock.now();
    const { code, severity, subject, message, hint } = alarm;
    const [row] = await rowsOf<AlarmRow>(
      tx,
      `INSERT INTO alarm (id, revision, created_at, updated_at, last_at, code, severity, subject_type, subject_id, subject_name,
                          message, hint)
       VALUES ($1, 1, $2, $2, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (code, subject_id) WHERE cleared_at IS NULL DO UPDATE
         SET occurrences = alarm.occurrences + 1, revision = alarm.revision + 1, last_at = $2, updated_at = $2,
             severity = $4, message = $8, hint = $9
       RETURNING *`,
      [ulid(now.getTime()), now, code, severity, subject.type, subject.id, subject.name, message, hint],
    );
    if (row === undefined) throw new Error('PostgreSQL gave no alarm back');
    return toAlarm(row);
  }

  async clear(tx: EntityManager, code: AlarmCode, subjectId: string): Promise<Alarm | null> {
    const [row] = await rowsOf<AlarmRow>(
      tx,
      `UPDATE alarm SET cleared_at = $3, updated_at = $3, revision = revision + 1
       WHERE code = $1 AND subject_id = $2 AND cleared_at IS NULL RETURNING *`,
      [code, subjectId, this.clock.now()],
    );
    return row === undefined ? null : toAlarm(row);
  }

  async acknowledge(tx: EntityManager, id: string, by: OperationActor): Promise<Alarm | null> {
    const [row] = await rowsOf<AlarmRow>(
      tx,
      `UPDATE alarm SET acknowledged_at = coalesce(acknowledged_at, $2), acknowledged_by = coalesce(acknowledged_by, $3),
                        updated_at = $2, revision = revision + 1
       WHERE id = $1 RETURNING *`,
      [id, this.clock.now(), JSON.stringify(by)],
    );
    return row === undefined ? null : toAlarm(row);
  }

  async find(id: string, manager: EntityManager = this.transactor.reader): Promise<Alarm | null> {
    const [row] = await rowsOf<AlarmRow>(manager, 'SELECT * FROM alarm WHERE id = $1', [id]);
    return row === undefined ? null : toAlarm(row);
  }

  /** How many are raised and not acknowledged. */
  async countOpen(): Promise<number> {
    const [row] = await preparedRows<{ count: number }>(
      this.transactor.reader,
      'SELECT count(*)::int AS count FROM alarm WHERE cleared_at IS NULL AND acknowledged_at IS NULL',
    );
    return row?.count ?? 0;
  }

  /** Alarms before an id, newest first; `raised` leaves the cleared ones out. */
  async list(before: string | null, limit: number, state: 'raised' | 'all'): Promise<Alarm[]> {
    const rows = await preparedRows<AlarmRow>(
      this.transactor.reader,
      `SELECT * FROM alarm WHERE ($1::text IS NULL OR id < $1) AND ($3 = 'all' OR cleared_at IS NULL)
       ORDER BY id DESC LIMIT $2`,
      [before, limit, state],
    );
    return rows.map(toAlarm);
  }
}

function toAlarm(row: AlarmRow): Alarm {
  const { id, revision, code, severity, message, hint, occurrences } = row;
  return {
    id,
    revision,
    code,
    severity,
    message,
    hint,
    occurrences,
    subject: { type: row.subject_type, id: row.subject_id, name: row.subject_name },
    raisedAt: row.created_at,
    updatedAt: row.updated_at,
    lastAt: row.last_at,
    clearedAt: row.cleared_at,
    acknowledgedAt: row.acknowledged_at,
    acknowledgedBy: row.acknowledged_by,
  };
}
