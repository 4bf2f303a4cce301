import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../auth/actor.js';
import { CurrentActor, RequireScope } from '../auth/auth.decorators.js';
import { answerStored } from '../changes/answer.js';
import { ChangeAnswers, type OperationAnswer } from '../changes/change-answers.js';
import { ChangeQuery } from '../common/http/change.dto.js';
import { etagOf, IfMatch, type Precondition } from '../common/http/etag.js';
import { IdParam } from '../common/http/id-param.js';
import { Changes, Creates, Lists, Operates, Refuses, Shows } from '../common/http/openapi.js';
import type { Page } from '../common/http/paginate.js';
import { PreferWait } from '../common/http/prefer.js';
import { AdoptionService } from './adoption.service.js';
import { AdoptService, CreateImport, ImportsQuery, ImportSummaryView, ImportView } from './import.dto.js';
import { ImportViews } from './import-views.js';
import { ImportsService } from './imports.service.js';

const NumberParam = (): ParameterDecorator => Param('number', new ParseIntPipe());

@ApiTags('imports')
@RequireScope('services:read')
@Controller('api/v1/imports')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly adoption: AdoptionService,
    private readonly views: ImportViews,
    private readonly answers: ChangeAnswers,
  ) {}

  /** Lists imports, newest first, with how far their takeover is. */
  @Get()
  @Lists(ImportSummaryView)
  @Refuses('invalid-input')
  async list(@Query() query: ImportsQuery): Promise<Page<ImportSummaryView>> {
    const { items, page } = await this.imports.list(query);
    return { items: await this.views.summaries(items), page };
  }

  /** Shows what was found, and what directors would do differently now. */
  @Get(':id')
  @Shows(ImportView)
  @Refuses('not-found')
  async get(@IdParam() id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<ImportView> {
    const object = await this.imports.get(id);
    void reply.header('etag', etagOf(object.revision));
    return this.views.one(object);
  }

  /** Reads a former configuration, or a director's live table. It is watched only: nothing changes until a service is adopted. */
  @Post()
  @RequireScope('services:write')
  @HttpCode(201)
  @Creates('conflict')
  @Shows(ImportView, 201, 'What was found, or in a dry run what would be.')
  async create(
    @CurrentActor() actor: Actor,
    @Body() input: CreateImport,
    @Query() { dryRun }: ChangeQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportView> {
    const result = await this.imports.create(actor, input, dryRun);
    const view = await this.views.found(result.object);
    return answerStored(reply, result, { view, status: 201, location: `/api/v1/imports/${view.id}` });
  }

  /** Forgets an import; services that were adopted stay. */
  @Delete(':id')
  @RequireScope('services:write')
  @HttpCode(204)
  @Changes()
  @Shows(ImportView, 204, 'Forgotten.')
  async remove(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() precondition: Precondition,
    @Query() { dryRun }: ChangeQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    answerStored(reply, await this.imports.remove(actor, id, precondition, dryRun), { view: undefined, status: 204 });
  }

  /** Takes one found service over: the kernel's service becomes ours as it is, with its connections and counters. */
  @Post(':id/services/:number/adopt')
  @RequireScope('services:write')
  @HttpCode(202)
  @Creates(
    'not-found',
    'name-taken',
    'service-exists',
    'address-in-use',
    'confirmation-required',
    'unsupported-by-kernel',
  )
  @Operates(ImportView)
  async adopt(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @NumberParam() number: number,
    @Body() input: AdoptService,
    @Query() { dryRun }: ChangeQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<ImportView>> {
    const result = await this.adoption.adopt(actor, { importId: id, position: number, input, dryRun });
    return this.answers.give(reply, result, { waitSeconds, view: (object) => this.views.one(object) });
  }

  /** Leaves a found service with whoever has it now. */
  @Post(':id/services/:number/skip')
  @RequireScope('services:write')
  @HttpCode(200)
  @Creates('not-found')
  @Shows(ImportView)
  async skip(@CurrentActor() actor: Actor, @IdParam() id: string, @NumberParam() number: number): Promise<ImportView> {
    const { object } = await this.imports.skip(actor, id, number, true);
    return this.views.one(object);
  }

  /** Watches a skipped service again. */
  @Post(':id/services/:number/resume')
  @RequireScope('services:write')
  @HttpCode(200)
  @Creates('not-found')
  @Shows(ImportView)
  async resume(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @NumberParam() number: number,
  ): Promise<ImportView> {
    const { object } = await this.imports.skip(actor, id, number, false);
    return this.views.one(object);
  }
}
