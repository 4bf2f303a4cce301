import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import type { EntityManager } from 'typeorm';
import { messageOf } from '#libs/errors';
import { MANAGER_CONFIG, type ManagerConfig } from '../../config/manager-config.js';

export type NotificationChannel = 'directorate_operation' | 'directorate_command' | 'directorate_event';
type Handler = (payload: string) => void;

const RECONNECT_MS = 500;
const PATIENCE_MS = 5000;

/** PostgreSQL's LISTEN/NOTIFY: what a transaction announces is heard when it has committed, and only then. */
@Injectable()
export class Notifications implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Notifications.name);
  private readonly handlers = new Map<NotificationChannel, Set<Handler>>();
  private client: pg.Client | undefined;
  private retry: NodeJS.Timeout | undefined;
  private isStopping = false;

  constructor(@Inject(MANAGER_CONFIG) private readonly config: ManagerConfig) {}

  async announce(tx: EntityManager, channel: NotificationChannel, payload: string): Promise<void> {
    await tx.query('SELECT pg_notify($1, $2)', [channel, payload]);
  }

  /** Hearing is best effort (a connection may be down): whoever must not miss anything also polls. Returns the way to stop. */
  listen(channel: NotificationChannel, handler: Handler): () => void {
    const handlers = this.handlers.get(channel) ?? new Set();
    this.handlers.set(channel, handlers.add(handler));
    return () => handlers.delete(handler);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.connect();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.retry);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const { host, port, user, password, database } = this.config.database;
    const client = new pg.Client({
      host,
      port,
      user,
      password,
      database,
      application_name: 'directorate-listener',
      connectionTimeoutMillis: PATIENCE_MS,
    });
    client.on('notification', ({ channel, payload }) => this.dispatch(channel, payload ?? ''));
    client.on('error', (error) => this.logger.warn(`Lost the listening connection: ${error.message}`));
    client.on('end', () => this.reconnectLater());
    this.client = client;
    try {
      await client.connect();
      for (const channel of ['directorate_operation', 'directorate_command', 'directorate_event'] as const) {
        await client.query(`LISTEN ${channel}`);
      }
      for (const handlers of this.handlers.values()) for (const handler of handlers) handler('');
    } catch (error) {
      this.logger.warn(`Cannot listen to PostgreSQL yet: ${messageOf(error)}`);
      this.reconnectLater();
    }
  }

  private dispatch(channel: string, payload: string): void {
    for (const handler of this.handlers.get(channel as NotificationChannel) ?? []) handler(payload);
  }

  private reconnectLater(): void {
    if (this.isStopping) return;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => void this.connect(), RECONNECT_MS);
  }
}
