import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Notifications } from '../common/database/notifications.js';
import type { NewEvent } from './event.js';
import { EventRepository } from './event.repository.js';

/** What happened in the cluster, in an order that everyone sees alike. */
@Injectable()
export class EventsService {
  constructor(
    private readonly events: EventRepository,
    private readonly notifications: Notifications,
  ) {}

  /** Call it last in a transaction: other events wait until that ends. */
  async record(tx: EntityManager, event: NewEvent): Promise<void> {
    const position = await this.events.insert(tx, event);
    await this.notifications.announce(tx, 'directorate_event', position);
  }

  /** Resolves when something may have happened, at the latest after `ms` milliseconds or when `signal` aborts. */
  next(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        stop();
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      const stop = this.notifications.listen('directorate_event', done);
      signal.addEventListener('abort', done, { once: true });
      if (signal.aborted) done();
    });
  }
}
