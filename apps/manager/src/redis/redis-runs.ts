import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '#libs/errors';
import { RedisConnections } from './redis-connections.js';

const RETRY_MS = 500;

/** `isNew`: this Redis has not been seen by this manager before; what was in it may be gone. */
type Handler = (run: { readonly id: string; readonly isNew: boolean }) => Promise<void>;

/** Notices each connection to Redis, and when it is another run of it (INFO's `run_id`): it may have lost everything. */
@Injectable()
export class RedisRuns implements OnApplicationBootstrap, OnApplicationShutdown {
  /** The shared connection for short commands. */
  readonly redis: Redis;
  private readonly logger = new Logger(RedisRuns.name);
  private readonly handlers: Handler[] = [];
  private handledRun: string | null = null;
  private connection = 0;
  private isStopping = false;
  /** Before that, not every handler may have been registered. */
  private isBootstrapped = false;
  private isPrepared = false;

  constructor(connections: RedisConnections) {
    this.redis = connections.connect('commands');
    this.redis.on('ready', () => {
      this.connection += 1;
      if (this.isBootstrapped) void this.greet(this.connection);
    });
    this.redis.on('close', () => (this.isPrepared = false));
  }

  /** Handlers run one after the other in the order of their registration, and again until all succeed. */
  onConnected(handler: Handler): void {
    this.handlers.push(handler);
  }

  /** Whether Redis answers and every handler is through: users exist, what was lost is on its way again. */
  get isReady(): boolean {
    return this.isPrepared;
  }

  onApplicationBootstrap(): void {
    this.isBootstrapped = true;
    if (this.redis.status === 'ready') void this.greet(this.connection);
  }

  onApplicationShutdown(): void {
    this.isStopping = true;
  }

  private async greet(connection: number): Promise<void> {
    while (!this.isStopping && this.connection === connection && this.redis.status === 'ready') {
      try {
        const id = /^run_id:(\w+)/m.exec(await this.redis.info('server'))?.[1] ?? '';
        const isNew = id !== this.handledRun;
        for (const handle of this.handlers) await handle({ id, isNew });
        this.handledRun = id;
        this.isPrepared = true;
        return;
      } catch (error) {
        this.logger.warn(`Redis is connected but cannot be prepared yet: ${messageOf(error)}`);
        await sleep(RETRY_MS);
      }
    }
  }
}
