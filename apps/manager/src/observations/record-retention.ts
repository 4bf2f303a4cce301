import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Transactor } from '../common/database/transactor.js';
import { Upkeep } from '../common/upkeep.js';

const KEPT_DAYS = 90;
const DAY_MS = 86_400_000;

const OLD = [
  'DELETE FROM command WHERE finished_at < $1',
  'DELETE FROM event WHERE at < $1',
  'DELETE FROM alarm WHERE cleared_at < $1',
  'DELETE FROM node_test WHERE created_at < $1',
] as const;

/** Forgets what ended 90 days ago: answered commands, events, alarms that are over, reports of tests; once a day. */
@Injectable()
export class RecordRetention extends Upkeep {
  constructor(
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {
    super(DAY_MS);
  }

  async forgetOld(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * DAY_MS);
    for (const statement of OLD) await this.transactor.reader.query(statement, [before]);
  }

  protected work(): Promise<unknown> {
    return this.forgetOld();
  }
}
