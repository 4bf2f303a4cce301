import { Injectable, Logger } from '@nestjs/common';
import { messageOf } from '#libs/errors';
import { RedisRuns } from './redis-runs.js';

/** What the watchdog counts on, whoever configured this Redis: when it answers BUSY (ms), and what SLOWLOG keeps (µs, entries). */
const SETTINGS = [
  ['lua-time-limit', '500'],
  ['slowlog-log-slower-than', '100000'],
  ['slowlog-max-len', '128'],
] as const;

@Injectable()
export class RedisSettings {
  private readonly logger = new Logger(RedisSettings.name);

  constructor(private readonly runs: RedisRuns) {
    this.runs.onConnected(async ({ isNew }) => {
      if (isNew) await this.set();
    });
  }

  /** An external Redis may refuse CONFIG; the watchdog then works with what is there. */
  private async set(): Promise<void> {
    for (const [name, value] of SETTINGS) {
      try {
        await this.runs.redis.config('SET', name, value);
      } catch (error) {
        this.logger.warn(`Redis keeps its own ${name}: ${messageOf(error)}`);
      }
    }
  }
}
