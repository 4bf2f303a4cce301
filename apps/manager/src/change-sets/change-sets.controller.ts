import { Body, Controller, Delete, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../auth/actor.js';
import { CurrentActor, RequireScope } from '../auth/auth.decorators.js';
import { answerStored } from '../changes/answer.js';
import { ChangeAnswers, type OperationAnswer } from '../changes/change-answers.js';
import { ControlledChangeQuery } from '../common/http/change.dto.js';
import { decodeCursor, encodeCursor } from '../common/http/cursor.js';
import { etagOf, IfMatch, type Precondition } from '../common/http/etag.js';
import { IdParam } from '../common/http/id-param.js';
import { Changes, Creates, Lists, Operates, Refuses, Shows } from '../common/http/openapi.js';
import type { Page } from '../common/http/paginate.js';
import { PreferWait } from '../common/http/prefer.js';
import {
  AppliedChangeSetView,
  ApplyEdits,
  ChangeSetsQuery,
  ChangeSetView,
  NewChangeSet,
  NewChangeSetItem,
} from './change-set.dto.js';
import { ChangeSetRepository } from './change-set.repository.js';
import { toAppliedView, toChangeSetView } from './change-set.view.js';
import { ChangeSetsService } from './change-sets.service.js';

const SORT = 'id:desc';

@ApiTags('change-sets')
@RequireScope('services:write')
@Controller('api/v1/change-sets')
export class ChangeSetsController {
  constructor(
    private readonly sets: ChangeSetsService,
    private readonly repository: ChangeSetRepository,
    private readonly answers: ChangeAnswers,
  ) {}

  /** Lists change sets, newest first. */
  @Get()
  @RequireScope('services:read')
  @Lists(ChangeSetView)
  @Refuses('invalid-input')
  async list(@Query() { cursor, limit }: ChangeSetsQuery): Promise<Page<ChangeSetView>> {
    const found = await this.repository.list(cursor === undefined ? null : decodeCursor(cursor).id, limit + 1);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    const hasMore = found.length > limit && last !== undefined;
    const next = hasMore ? encodeCursor({ sort: SORT, direction: 'next', id: last.id, value: '' }) : null;
    return { items: items.map(toChangeSetView), page: { next, prev: null } };
  }

  /** Shows a change set with its items. */
  @Get(':id')
  @RequireScope('services:read')
  @Shows(ChangeSetView)
  @Refuses('not-found')
  async get(@IdParam() id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<ChangeSetView> {
    const set = await this.repository.get(id);
    void reply.header('etag', etagOf(set.revision));
    return toChangeSetView(set);
  }

  /** Begins a change set; nothing is applied before you say so. */
  @Post()
  @Creates()
  @Shows(ChangeSetView, 201)
  async create(
    @CurrentActor() actor: Actor,
    @Body() { title }: NewChangeSet,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChangeSetView> {
    const result = await this.sets.create(actor, title);
    const location = `/api/v1/change-sets/${result.object.id}`;
    return answerStored(reply, result, { view: toChangeSetView(result.object), status: 201, location });
  }

  /** Adds an edit; it is checked now as far as it depends on nothing else, and again when it is applied. */
  @Post(':id/items')
  @Creates('not-found')
  @Shows(ChangeSetView, 201)
  async addItem(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() input: NewChangeSetItem,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChangeSetView> {
    const result = await this.sets.addItem(actor, id, input);
    return answerStored(reply, result, { view: toChangeSetView(result.object), status: 201 });
  }

  /** Takes an edit out again. */
  @Delete(':id/items/:itemId')
  @Changes()
  @Shows(ChangeSetView)
  async removeItem(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('itemId') itemId: string,
    @IfMatch() precondition: Precondition,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChangeSetView> {
    const result = await this.sets.removeItem(actor, id, itemId, precondition);
    return answerStored(reply, result, { view: toChangeSetView(result.object), status: 200 });
  }

  /** Discards a change set; what was applied stays applied. */
  @Delete(':id')
  @HttpCode(204)
  @Changes()
  async discard(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() precondition: Precondition,
  ): Promise<void> {
    await this.sets.discard(actor, id, precondition);
  }

  /** Applies all edits as one: all or none, one operation, one revision. Refused (412) when an object has changed since. */
  @Post(':id/apply')
  @HttpCode(202)
  @Creates('not-found', 'precondition-failed', 'blast-radius', 'revision-unconfirmed')
  @Operates(AppliedChangeSetView)
  async apply(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() query: ControlledChangeQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<AppliedChangeSetView>> {
    const result = await this.sets.apply(actor, id, query);
    return this.answers.give(reply, result, { waitSeconds, view: (set) => Promise.resolve(toAppliedView(set)) });
  }

  /** Applies edits as one without collecting them first; with `dryRun=true` nothing is left behind, not even the set. */
  @Post('apply')
  @HttpCode(202)
  @Creates('not-found', 'precondition-failed', 'blast-radius', 'revision-unconfirmed')
  @Operates(AppliedChangeSetView)
  async applyAtOnce(
    @CurrentActor() actor: Actor,
    @Body() edits: ApplyEdits,
    @Query() query: ControlledChangeQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<AppliedChangeSetView>> {
    const result = await this.sets.applyAtOnce(actor, edits, query);
    return this.answers.give(reply, result, { waitSeconds, view: (set) => Promise.resolve(toAppliedView(set)) });
  }
}
