import { Body, Controller, Get, HttpCode, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../auth/actor.js';
import { CurrentActor, GrantedBy, RequireScope } from '../auth/auth.decorators.js';
import { ChangeAnswers, type OperationAnswer } from '../changes/change-answers.js';
import { decodeCursor, encodeCursor } from '../common/http/cursor.js';
import { etagOf, IfMatch, type Precondition } from '../common/http/etag.js';
import { IdParam } from '../common/http/id-param.js';
import { Changes, Creates, Lists, Operates, Refuses, Shows } from '../common/http/openapi.js';
import type { Page } from '../common/http/paginate.js';
import { PreferWait } from '../common/http/prefer.js';
import { OperationsService } from '../operations/operations.service.js';
import type { Drain } from './drain.js';
import { DrainsQuery, DrainView, PatchDrain, StartDrain, StartDrainQuery } from './drain.dto.js';
import { DrainRepository } from './drain.repository.js';
import { DrainedObject } from './drained-object.js';
import { DrainViews } from './drain-views.js';
import { DrainsService } from './drains.service.js';

const SORT = 'id:desc';

@ApiTags('drains')
@RequireScope('services:write', 'services:drain')
@GrantedBy(DrainedObject)
@Controller('api/v1/drains')
export class DrainsController {
  constructor(
    private readonly drains: DrainsService,
    private readonly repository: DrainRepository,
    private readonly views: DrainViews,
    private readonly answers: ChangeAnswers,
    private readonly operations: OperationsService,
  ) {}

  /** Lists drains, newest first. */
  @Get()
  @RequireScope('services:read')
  @Lists(DrainView)
  @Refuses('invalid-input')
  async list(@Query() { cursor, limit }: DrainsQuery): Promise<Page<DrainView>> {
    const found = await this.repository.list(cursor === undefined ? null : decodeCursor(cursor).id, limit + 1);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    const hasMore = found.length > limit && last !== undefined;
    const next = hasMore ? encodeCursor({ sort: SORT, direction: 'next', id: last.id, value: '' }) : null;
    return { items: await this.views.ofAll(items), page: { next, prev: null } };
  }

  /** Shows a drain: by server its connections, pinned clients, and when it will be empty by the curve. */
  @Get(':id')
  @RequireScope('services:read')
  @Shows(DrainView)
  @Refuses('not-found')
  async get(@IdParam() id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<DrainView> {
    const drain = await this.repository.get(id);
    void reply.header('etag', etagOf(drain.revision));
    return this.views.of(drain);
  }

  /** Begins a drain of a node, of a service on one server, of a group of nodes some at a time, or of a service that is deleted then. */
  @Post()
  @HttpCode(202)
  @Creates('not-found', 'capacity', 'blast-radius', 'revision-unconfirmed')
  @Operates(DrainView)
  async start(
    @CurrentActor() actor: Actor,
    @Body() input: StartDrain,
    @Query() { dryRun, confirmBlastRadius }: StartDrainQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<DrainView>> {
    if (dryRun) {
      const rehearsed = await this.drains.rehearse(actor, input, confirmBlastRadius);
      return this.answers.give(reply, rehearsed, { waitSeconds, view: () => Promise.resolve<DrainView | null>(null) });
    }
    const stored = await this.drains.start(actor, input, confirmBlastRadius);
    const operation = await this.operations.get(stored.object.operationId);
    const view = ({ id }: Drain): Promise<DrainView> => this.view(id);
    return this.answers.give(reply, { ...stored, operation }, { waitSeconds, view });
  }

  /** Makes it harder or gentler for the servers that are not empty yet. */
  @Patch(':id')
  @Changes()
  @Shows(DrainView)
  async changeMode(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() precondition: Precondition,
    @Body() { mode }: PatchDrain,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DrainView> {
    await this.drains.changeMode(actor, id, mode, precondition);
    return this.get(id, reply);
  }

  /** Brings the servers back once they are empty; their slow start follows. */
  @Post(':id/release')
  @HttpCode(200)
  @Creates('not-found')
  @Shows(DrainView)
  async release(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<DrainView> {
    await this.drains.release(actor, id);
    return this.view(id);
  }

  /** Gives it up: all servers go back into service, and no further batch begins. */
  @Post(':id/cancel')
  @HttpCode(200)
  @Creates('not-found')
  @Shows(DrainView)
  async cancel(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<DrainView> {
    await this.drains.cancel(actor, id);
    return this.view(id);
  }

  private async view(id: string): Promise<DrainView> {
    return this.views.of(await this.repository.get(id));
  }
}
