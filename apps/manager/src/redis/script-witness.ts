import { Injectable, Logger } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { machineInMonitorLine } from './culprit.js';
import { RedisConnections } from './redis-connections.js';

/**
 * Listens with MONITOR to what scripts touch. A script that wrote cannot be killed and takes SLOWLOG down with Redis; but what it
 * wrote was below its machine's prefix, and MONITOR has told. Costs work for every command, so it begins after the first such script.
 */
@Injectable()
export class ScriptWitness {
  private readonly logger = new Logger(ScriptWitness.name);
  private redis: Redis | undefined;
  private last: string | null = null;

  constructor(private readonly connections: RedisConnections) {}

  begin(): void {
    if (this.redis !== undefined) return;
    this.logger.warn('Listening to all scripts from now on');
    this.redis = this.connections.connect('witness', { monitor: true, enableReadyCheck: false });
    this.redis.on('monitor', (_time: string, args: string[], source: string) => {
      this.last = machineInMonitorLine(source, args) ?? this.last;
    });
    this.redis.on('close', () => (this.last = null));
  }

  /** The machine whose keys were touched by the newest script that touched any; null when that was not seen. */
  get newest(): string | null {
    return this.last;
  }
}
