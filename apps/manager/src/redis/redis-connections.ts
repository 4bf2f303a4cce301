import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Redis, type RedisOptions } from 'ioredis';
import { MANAGER_CONFIG, type ManagerConfig } from '../config/manager-config.js';

const RECONNECT_MS = 200;
const ANSWER_MS = 5000;

/** Opens connections to Redis that come back by themselves. Redis may be away at any time: a command then fails at once. */
@Injectable()
export class RedisConnections implements OnApplicationShutdown {
  private readonly logger = new Logger('Redis');
  private readonly open: Redis[] = [];
  private lastComplaint = '';

  constructor(@Inject(MANAGER_CONFIG) private readonly config: ManagerConfig) {}

  connect(purpose: string, options: RedisOptions = {}): Redis {
    const { host, port, path, username, password } = this.config.redis;
    const redis = new Redis({
      ...(path === undefined ? { host: host ?? '127.0.0.1', port } : { path }),
      ...(username === undefined ? {} : { username }),
      ...(password === undefined ? {} : { password }),
      connectionName: `manager-${purpose}`,
      connectTimeout: ANSWER_MS,
      commandTimeout: ANSWER_MS,
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      // A lost connection fails the commands on it at once.
      maxRetriesPerRequest: 0,
      retryStrategy: () => RECONNECT_MS,
      ...options,
    });
    redis.on('error', (error: Error) => this.complain(purpose, error));
    redis.on('ready', () => (this.lastComplaint = ''));
    this.open.push(redis);
    return redis;
  }

  onApplicationShutdown(): void {
    for (const redis of this.open) redis.disconnect();
  }

  /** The same complaint is logged once, however often a connection is tried. */
  private complain(purpose: string, error: Error): void {
    if (error.message === this.lastComplaint) return;
    this.lastComplaint = error.message;
    this.logger.warn(`Connection for ${purpose}: ${error.message}`);
  }
}
