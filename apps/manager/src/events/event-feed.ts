import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from './event.js';
import { EventRepository, type EventFilter } from './event.repository.js';
import { toEventView } from './event.view.js';
import { EventsService } from './events.service.js';

const KEEP_ALIVE_MS = 15_000;
/** So much of the past is in memory for a listener, however slowly it reads. */
const BATCH = 200;
/** Who listens shall still be allowed to: afterwards the client comes again, with its log-in and its last event. */
const LONGEST_MS = 3_600_000;
const RETRY_MS = 2000;

/** Events as they happen, as the text of server-sent events (WHATWG HTML, 9.2) whose ids are positions. */
@Injectable()
export class EventFeed {
  constructor(
    private readonly repository: EventRepository,
    private readonly events: EventsService,
  ) {}

  /** Everything after `position`, then what happens, as fast as it is taken. `isOnce`: only what is there. */
  async *follow(position: string, filter: EventFilter, isOnce: boolean, gone: AbortSignal): AsyncGenerator<string> {
    const endsAt = performance.now() + LONGEST_MS;
    let last = position;
    // With an id: who is cut off before the first event knows where to go on.
    yield `retry: ${RETRY_MS}\nid: ${last}\nevent: ready\ndata: ${JSON.stringify({ after: last })}\n\n`;
    while (!gone.aborted && performance.now() < endsAt) {
      // Listening begins before reading: what happens between both is heard.
      const listening = new AbortController();
      const heard = this.events.next(KEEP_ALIVE_MS, AbortSignal.any([gone, listening.signal]));
      const began = performance.now();
      const found = await this.repository.after(last, BATCH, filter);
      for (const event of found) {
        last = event.position;
        yield textOf(event);
      }
      const isAll = found.length < BATCH;
      if (isOnce && isAll) listening.abort();
      if (isOnce && isAll) return;
      if (found.length > 0) {
        listening.abort();
        continue;
      }
      await heard;
      if (performance.now() - began >= KEEP_ALIVE_MS - 50) yield ': keep-alive\n\n';
    }
  }
}

/** JSON has no line ends, so one `data` line is enough. */
function textOf(event: RecordedEvent): string {
  return `id: ${event.position}\nevent: ${event.type}\ndata: ${JSON.stringify(toEventView(event))}\n\n`;
}
