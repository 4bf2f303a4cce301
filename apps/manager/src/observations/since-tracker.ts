import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ObservedState } from '#libs/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { rowsOf } from '../common/database/rows-of.js';
import { Transactor } from '../common/database/transactor.js';
import type { Condition } from './machine-condition.js';

export type TrackedType = 'node' | 'virtual-service';

interface Tracked extends Condition {
  readonly since: Date;
}

/** Remembers since when things are as they are; survives the manager. */
@Injectable()
export class SinceTracker implements OnModuleInit {
  private readonly known = new Map<string, Tracked>();

  constructor(
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    const rows = await rowsOf<{
      subject_type: TrackedType;
      subject_id: string;
      state: ObservedState;
      reason: string;
      since: Date;
    }>(this.transactor.reader, 'SELECT subject_type, subject_id, state, reason, since FROM observed_status');
    for (const { subject_type: type, subject_id: id, state, reason, since } of rows) {
      this.known.set(`${type}/${id}`, { state, reason, since });
    }
  }

  /** Since when the subject has this state; now, when it is news. */
  since(type: TrackedType, id: string, state: ObservedState): Date {
    const known = this.known.get(`${type}/${id}`);
    return known?.state === state ? known.since : this.clock.now();
  }

  previous(type: TrackedType, id: string): Tracked | null {
    return this.known.get(`${type}/${id}`) ?? null;
  }

  async record(tx: EntityManager, type: TrackedType, id: string, { state, reason }: Condition): Promise<void> {
    const tracked = { state, reason, since: this.since(type, id, state) };
    await tx.query(
      `INSERT INTO observed_status (subject_type, subject_id, state, reason, since) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (subject_type, subject_id) DO UPDATE SET state = $3, reason = $4, since = $5`,
      [type, id, state, reason, tracked.since],
    );
    this.known.set(`${type}/${id}`, tracked);
  }

  /** The subjects of a type that something is remembered of. */
  idsOf(type: TrackedType): string[] {
    const prefix = `${type}/`;
    return [...this.known.keys()].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
  }

  /** Takes a subject that is gone out of the record; `forget` it when that is committed. */
  async erase(tx: EntityManager, type: TrackedType, id: string): Promise<void> {
    await tx.query('DELETE FROM observed_status WHERE subject_type = $1 AND subject_id = $2', [type, id]);
  }

  /** Back to what was known before `record`, whose transaction was rolled back. */
  restore(type: TrackedType, id: string, previous: Tracked | null): void {
    if (previous === null) this.forget(type, id);
    else this.known.set(`${type}/${id}`, previous);
  }

  forget(type: TrackedType, id: string): void {
    this.known.delete(`${type}/${id}`);
  }
}
