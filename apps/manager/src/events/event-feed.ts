import { Injectable, type MessageEvent } from '@nestjs/common';
import { Observable } from 'rxjs';
import { EventRepository, type EventFilter } from './event.repository.js';
import { toEventView } from './event.view.js';
import { EventsService } from './events.service.js';

const KEEP_ALIVE_MS = 15_000;
const BATCH = 200;

/** Events as they happen, as server-sent events whose ids are positions. */
@Injectable()
export class EventFeed {
  constructor(
    private readonly repository: EventRepository,
    private readonly events: EventsService,
  ) {}

  /** Everything after `position`, then what happens; ends when nobody listens. `isOnce`: only what is there. */
  follow(position: string, filter: EventFilter, isOnce: boolean): Observable<MessageEvent> {
    return new Observable<MessageEvent>((subscriber) => {
      const gone = new AbortController();
      const run = async (): Promise<void> => {
        let last = position;
        subscriber.next({ type: 'ready', data: { after: last } });
        while (!gone.signal.aborted) {
          const found = await this.repository.after(last, BATCH, filter);
          for (const event of found) {
            last = event.position;
            subscriber.next({ id: event.position, type: event.type, data: toEventView(event) });
          }
          if (isOnce && found.length < BATCH) break;
          if (found.length > 0) continue;
          const began = Date.now();
          await this.events.next(KEEP_ALIVE_MS, gone.signal);
          if (Date.now() - began >= KEEP_ALIVE_MS) subscriber.next({ type: 'keep-alive', data: { after: last } });
        }
        subscriber.complete();
      };
      run().catch((error: unknown) => subscriber.error(error));
      return () => gone.abort();
    });
  }
}
