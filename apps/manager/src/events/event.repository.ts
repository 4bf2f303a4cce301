import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { preparedRows } from '../common/database/prepared.js';
import { rowsOf } from '../common/database/rows-of.js';
import { Transactor } from '../common/database/transactor.js';
import type { EventSeverity, EventSubject, EventType, NewEvent, RecordedEvent } from './event.js';

/** Any number that nothing else in this database locks. */
const EVENT_ORDER_LOCK = 4_417_001;

interface EventRow {
  readonly position: string;
  readonly at: Date;
  readonly type: EventType;
  readonly severity: EventSeverity;
  readonly subject_type: EventSubject['type'];
  readonly subject_id: string;
  readonly subject_name: string;
  readonly message: string;
  readonly steps: string[];
}

export interface EventFilter {
  readonly types: readonly EventType[];
  readonly severities: readonly EventSeverity[];
  readonly subjectType: EventSubject['type'] | null;
  readonly subjectId: string | null;
}

@Injectable()
export class EventRepository {
  constructor(
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {}

  /** Writers take turns until they commit, so that whoever has read up to a position has missed nothing before it. */
  async insert(tx: EntityManager, event: NewEvent): Promise<string> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [EVENT_ORDER_LOCK]);
    const { type, severity, subject, message, steps = [], at = this.clock.now() } = event;
    const [row] = await rowsOf<{ position: string }>(
      tx,
      `INSERT INTO event (at, type, severity, subject_type, subject_id, subject_name, message, steps)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING position`,
      [at, type, severity, subject.type, subject.id, subject.name, message, JSON.stringify(steps)],
    );
    return row?.position ?? '';
  }

  /** Events after a position, oldest first. */
  after(position: string, limit: number, filter: EventFilter): Promise<RecordedEvent[]> {
    return this.read('position > $1', 'ASC', position, limit, filter);
  }

  /** Events before a position, newest first. */
  before(position: string, limit: number, filter: EventFilter): Promise<RecordedEvent[]> {
    return this.read('position < $1', 'DESC', position, limit, filter);
  }

  /** The position after which everything is younger than `at`. */
  async positionAt(at: Date): Promise<string> {
    const [row] = await rowsOf<{ position: string | null }>(
      this.transactor.reader,
      'SELECT max(position) AS position FROM event WHERE at < $1',
      [at],
    );
    return row?.position ?? '0';
  }

  async newest(): Promise<string> {
    const [row] = await rowsOf<{ position: string | null }>(
      this.transactor.reader,
      'SELECT max(position) AS position FROM event',
    );
    return row?.position ?? '0';
  }

  private async read(
    where: 'position > $1' | 'position < $1',
    order: 'ASC' | 'DESC',
    position: string,
    limit: number,
    { types, severities, subjectType, subjectId }: EventFilter,
  ): Promise<RecordedEvent[]> {
    const rows = await preparedRows<EventRow>(
      this.transactor.reader,
      `SELECT * FROM event WHERE ${where}
         AND (cardinality($3::text[]) = 0 OR type = ANY ($3))
         AND (cardinality($4::text[]) = 0 OR severity = ANY ($4))
         AND ($5::text IS NULL OR subject_id = $5) AND ($6::text IS NULL OR subject_type = $6)
       ORDER BY position ${order} LIMIT $2`,
      [position, limit, [...types], [...severities], subjectId, subjectType],
    );
    return rows.map(toEvent);
  }
}

function toEvent(row: EventRow): RecordedEvent {
  const { position, at, type, severity, message, steps } = row;
  const subject = { type: row.subject_type, id: row.subject_id, name: row.subject_name };
  return { position, at, type, severity, subject, message, steps };
}
