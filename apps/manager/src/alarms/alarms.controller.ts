import { Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DomainError } from '#libs/errors';
import { recordedActor, type Actor } from '../auth/actor.js';
import { CurrentActor, RequireScope } from '../auth/auth.decorators.js';
import { ChangesService } from '../changes/changes.service.js';
import { decodeCursor, encodeCursor } from '../common/http/cursor.js';
import { etagOf } from '../common/http/etag.js';
import { IdParam } from '../common/http/id-param.js';
import { Creates, Lists, Refuses, Shows } from '../common/http/openapi.js';
import type { Page } from '../common/http/paginate.js';
import type { Alarm } from './alarm.js';
import { AlarmsQuery, AlarmView } from './alarm.dto.js';
import { AlarmRepository } from './alarm.repository.js';

const SORT = 'id:desc';

@ApiTags('alarms')
@RequireScope('alarms:read')
@Controller('api/v1/alarms')
export class AlarmsController {
  constructor(
    private readonly alarms: AlarmRepository,
    private readonly changes: ChangesService,
  ) {}

  /** Lists alarms, newest first. */
  @Get()
  @Lists(AlarmView)
  @Refuses('invalid-input')
  async list(@Query() query: AlarmsQuery): Promise<Page<AlarmView>> {
    const before = query.cursor === undefined ? null : decodeCursor(query.cursor).id;
    const found = await this.alarms.list(before, query.limit + 1, query.state);
    const items = found.slice(0, query.limit);
    const last = items.at(-1);
    const hasMore = found.length > query.limit && last !== undefined;
    const next = hasMore ? encodeCursor({ sort: SORT, direction: 'next', id: last.id, value: '' }) : null;
    return { items: items.map(toAlarmView), page: { next, prev: null } };
  }

  /** Shows an alarm. */
  @Get(':id')
  @Shows(AlarmView)
  @Refuses('not-found')
  async get(@IdParam() id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<AlarmView> {
    const alarm = existing(await this.alarms.find(id), id);
    void reply.header('etag', etagOf(alarm.revision));
    return toAlarmView(alarm);
  }

  /** Says that somebody looks after it. The alarm stays until its cause has gone; only the first acknowledgement counts. */
  @Post(':id/acknowledge')
  @RequireScope('alarms:write')
  @HttpCode(200)
  @Creates('not-found')
  @Shows(AlarmView)
  async acknowledge(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<AlarmView> {
    const { object } = await this.changes.store({
      actor,
      dryRun: false,
      action: 'alarm.acknowledge',
      title: 'Acknowledge an alarm',
      work: async (tx) => {
        const alarm = existing(await this.alarms.acknowledge(tx, id, recordedActor(actor)), id);
        const { code, acknowledgedAt, subject } = alarm;
        return { subject, before: { code }, after: { code, acknowledgedAt }, object: alarm };
      },
    });
    return toAlarmView(object);
  }
}

function existing(alarm: Alarm | null, id: string): Alarm {
  if (alarm === null) throw new DomainError('not-found', `There is no alarm ${id}.`);
  return alarm;
}

function toAlarmView(alarm: Alarm): AlarmView {
  const { id, revision, code, severity, message, hint, occurrences, subject, acknowledgedBy } = alarm;
  const { raisedAt, updatedAt, lastAt, clearedAt, acknowledgedAt } = alarm;
  return {
    id,
    revision,
    code,
    severity,
    message,
    hint,
    occurrences,
    updatedAt,
    lastAt,
    clearedAt,
    acknowledgedAt,
    createdAt: raisedAt,
    subject: { ...subject },
    acknowledgedBy: acknowledgedBy === null ? null : { ...acknowledgedBy },
  };
}
