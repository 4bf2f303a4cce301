import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Transactor } from '../common/database/transactor.js';

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
export class RecordRetention implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {}

  async forgetOld(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * DAY_MS);
    for (const statement of OLD) await this.transactor.reader.query(statement, [before]);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.forgetOld().catch(() => undefined), DAY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}
