import { Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../auth/actor.js';
import { CurrentActor, RequireScope } from '../auth/auth.decorators.js';
import { ChangeAnswers, type OperationAnswer } from '../changes/change-answers.js';
import { type ChangeResult, ChangesService } from '../changes/changes.service.js';
import { Transactor } from '../common/database/transactor.js';
import { ControlledChangeQuery } from '../common/http/change.dto.js';
import { decodeCursor, encodeCursor } from '../common/http/cursor.js';
import { NumberParam } from '../common/http/id-param.js';
import { Creates, Lists, Operates, Refuses, Shows } from '../common/http/openapi.js';
import type { Page } from '../common/http/paginate.js';
import { PreferWait } from '../common/http/prefer.js';
import { ConfigurationHistory } from './configuration-history.js';
import { type Restored, Restorations } from './restorations.js';
import {
  CompareQuery,
  ComparisonView,
  ConfigurationView,
  RestoredView,
  RevisionsQuery,
  RevisionView,
} from './revision.dto.js';
import { RevisionRepository } from './revision.repository.js';
import { toComparedView, toConfigurationView, toRevisionView } from './revision.view.js';

const SORT = 'number:desc';

@ApiTags('revisions')
@RequireScope('services:read')
@Controller('api/v1/revisions')
export class RevisionsController {
  constructor(
    private readonly revisions: RevisionRepository,
    private readonly history: ConfigurationHistory,
    private readonly restorations: Restorations,
    private readonly changes: ChangesService,
    private readonly answers: ChangeAnswers,
    private readonly transactor: Transactor,
  ) {}

  /** Lists the applied revisions of the configuration of load balancing, newest first. */
  @Get()
  @Lists(RevisionView)
  @Refuses('invalid-input')
  async list(@Query() { cursor, limit }: RevisionsQuery): Promise<Page<RevisionView>> {
    const before = cursor === undefined ? null : Number(decodeCursor(cursor).value);
    const found = await this.revisions.list(before === null || Number.isSafeInteger(before) ? before : 0, limit + 1);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    const hasMore = found.length > limit && last !== undefined;
    const value = String(last?.number);
    const next = hasMore ? encodeCursor({ sort: SORT, direction: 'next', id: value, value }) : null;
    return { items: items.map(toRevisionView), page: { next, prev: null } };
  }

  /** Shows a revision with the whole configuration as it was then. */
  @Get(':number')
  @Shows(ConfigurationView)
  @Refuses('not-found')
  async get(@NumberParam() number: number): Promise<ConfigurationView> {
    const revision = await this.revisions.get(number);
    const objects = await this.history.at(this.transactor.reader, number);
    return toConfigurationView(revision, objects);
  }

  /** Tells what differs from this revision to another one, field by field. */
  @Get(':number/compare')
  @Shows(ComparisonView)
  @Refuses('invalid-input', 'not-found')
  async compare(@NumberParam() number: number, @Query() query: CompareQuery): Promise<ComparisonView> {
    await this.revisions.get(number);
    const other = (await this.revisions.get(query.with)).number;
    const pairs = await this.history.between(this.transactor.reader, number, other);
    return { from: number, to: other, objects: pairs.map(toComparedView) };
  }

  /** Brings the whole configuration of a revision back; objects keep their ids. */
  @Post(':number/restore')
  @RequireScope('services:write')
  @HttpCode(202)
  @Creates('not-found', 'blast-radius', 'revision-unconfirmed')
  @Operates(RestoredView)
  async restore(
    @CurrentActor() actor: Actor,
    @NumberParam() number: number,
    @Query() query: ControlledChangeQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<RestoredView>> {
    const result = await this.changes.apply(this.restorations.restoration(actor, number, query));
    return this.give(reply, result, waitSeconds);
  }

  /** Takes one revision back, if nothing newer touches the same objects. */
  @Post(':number/undo')
  @RequireScope('services:write')
  @HttpCode(202)
  @Creates('not-found', 'blast-radius', 'revision-unconfirmed')
  @Operates(RestoredView)
  async undo(
    @CurrentActor() actor: Actor,
    @NumberParam() number: number,
    @Query() query: ControlledChangeQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<RestoredView>> {
    const result = await this.changes.apply(this.restorations.undoing(actor, number, query));
    return this.give(reply, result, waitSeconds);
  }

  private give(
    reply: FastifyReply,
    result: ChangeResult<Restored>,
    waitSeconds: number,
  ): Promise<OperationAnswer<RestoredView>> {
    const view = ({ revision, objects, leftOut }: Restored): Promise<RestoredView> =>
      Promise.resolve({ revision, objects: [...objects], leftOut: [...leftOut] });
    return this.answers.give(reply, result, { waitSeconds, view });
  }
}
