import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequireScope } from '../auth/auth.decorators.js';
import { decodeCursor, encodeCursor } from '../common/http/cursor.js';
import { Lists, Refuses } from '../common/http/openapi.js';
import type { Page } from '../common/http/paginate.js';
import { invalidInput } from '../common/http/validation.pipe.js';
import { EventFilterQuery, EventsQuery, EventView } from './event.dto.js';
import { EventFeed } from './event-feed.js';
import { EventStreams } from './event-streams.js';
import { EventRepository, type EventFilter } from './event.repository.js';
import { toEventView } from './event.view.js';

const END = '9223372036854775807';
const POSITION = /^\d{1,18}$/;

@ApiTags('events')
@RequireScope('events:read')
@Controller('api/v1/events')
export class EventsController {
  constructor(
    private readonly repository: EventRepository,
    private readonly feed: EventFeed,
    private readonly streams: EventStreams,
  ) {}

  /** Lists what happened, newest first; with `since` from there on, oldest first. */
  @Get()
  @Lists(EventView)
  @Refuses('invalid-input')
  async list(@Query() query: EventsQuery): Promise<Page<EventView>> {
    const isForward = query.since !== undefined;
    const sort = isForward ? 'position:asc' : 'position:desc';
    const start = isForward ? await this.positionOf(query.since) : END;
    const from = query.cursor === undefined ? start : positionIn(query.cursor, sort);
    const read = isForward ? this.repository.after.bind(this.repository) : this.repository.before.bind(this.repository);
    const found = await read(from, query.limit + 1, filterOf(query));
    const items = found.slice(0, query.limit);
    const last = items.at(-1)?.position;
    const hasMore = found.length > query.limit && last !== undefined;
    const next = hasMore ? encodeCursor({ sort, direction: 'next', id: last, value: '' }) : null;
    return { items: items.map(toEventView), page: { next, prev: null } };
  }

  /** Follows what happens. Give `Last-Event-ID` (or `since`) to miss nothing after a break; a comment is sent every 15 s. */
  @Get('stream')
  @ApiProduces('text/event-stream')
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'The id of the last event that you have.' })
  @ApiResponse({ status: 200, description: 'Server-sent events; the name is the type, `data` is an event as JSON.' })
  @Refuses('invalid-input')
  async stream(
    @Query() query: EventFilterQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const header = request.headers['last-event-id'];
    if (header !== undefined && (typeof header !== 'string' || !POSITION.test(header))) {
      throw invalidInput([{ pointer: '/header/last-event-id', message: 'must be the id of an event' }]);
    }
    const position = header ?? (await this.positionOf(query.since));
    const isOnce = request.method === 'HEAD';
    this.streams.send(reply, (gone) => this.feed.follow(position, filterOf(query), isOnce, gone));
  }

  private async positionOf(since: string | undefined): Promise<string> {
    if (since === undefined) return this.repository.newest();
    if (POSITION.test(since)) return since;
    const at = new Date(since);
    if (Number.isNaN(at.getTime()))
      throw invalidInput([{ pointer: '/query/since', message: 'is no time that exists' }]);
    return this.repository.positionAt(at);
  }
}

const filterOf = ({ type, severity, subjectType, subjectId }: EventFilterQuery): EventFilter => ({
  types: type === undefined ? [] : [type],
  severities: severity === undefined ? [] : [severity],
  subjectType: subjectType ?? null,
  subjectId: subjectId ?? null,
});

function positionIn(cursor: string, sort: string): string {
  const decoded = decodeCursor(cursor);
  if (decoded.sort === sort && POSITION.test(decoded.id)) return decoded.id;
  throw invalidInput([{ pointer: '/query/cursor', message: 'must be a cursor that this list gave' }]);
}
