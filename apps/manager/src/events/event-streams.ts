import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { FastifyReply } from 'fastify';

const MOST_STREAMS = 256;
const LOOK_MS = 10_000;
/** Who takes nothing for so long is cut off, and may come again from its last event. */
const STALLED_MS = 60_000;

/** Streams that are open now: bounded in number, and no faster than who reads them. */
@Injectable()
export class EventStreams {
  private open = 0;

  /** Answers with a stream of text; `make` gets the signal that the listener is gone. */
  send(reply: FastifyReply, make: (gone: AbortSignal) => AsyncIterable<string>): void {
    if (this.open >= MOST_STREAMS) {
      throw new DomainError('too-many-requests', `${MOST_STREAMS} event streams are open already.`, {
        hint: 'Close one, or read GET /api/v1/events?since=<id> from time to time.',
      });
    }
    this.open += 1;
    const gone = new AbortController();
    const { raw } = reply;
    let stalledMs = 0;
    const watch = setInterval(() => {
      stalledMs = raw.writableNeedDrain ? stalledMs + LOOK_MS : 0;
      if (stalledMs >= STALLED_MS) raw.destroy();
    }, LOOK_MS).unref();
    raw.once('close', () => {
      this.open -= 1;
      clearInterval(watch);
      gone.abort();
    });
    void reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      .send(Readable.from(make(gone.signal)));
  }
}
