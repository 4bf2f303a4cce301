import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../auth/actor.js';
import { CurrentActor, RequireScope } from '../auth/auth.decorators.js';
import { ChangeAnswers, type OperationAnswer } from '../changes/change-answers.js';
import { ControlledChangeQuery } from '../common/http/change.dto.js';
import { etagOf, IfMatch, type Precondition } from '../common/http/etag.js';
import { IdParam } from '../common/http/id-param.js';
import { ListQuery } from '../common/http/list.dto.js';
import { Changes, Creates, Lists, Operates, Refuses, Shows } from '../common/http/openapi.js';
import type { Page } from '../common/http/paginate.js';
import { PreferWait } from '../common/http/prefer.js';
import { PoliciesService } from './policies.service.js';
import { ChooseDefaultPolicy, CreatePolicy, PatchPolicy, PolicyView } from './policy.dto.js';
import { PolicyRepository } from './policy.repository.js';
import { PolicyViews } from './policy-views.js';

@ApiTags('policies')
@RequireScope('services:read')
@Controller('api/v1/policies')
export class PoliciesController {
  constructor(
    private readonly policies: PoliciesService,
    private readonly repository: PolicyRepository,
    private readonly views: PolicyViews,
    private readonly answers: ChangeAnswers,
  ) {}

  /** Lists the policies with the services that follow them. */
  @Get()
  @Lists(PolicyView)
  @Refuses('invalid-input')
  async list(@Query() query: ListQuery): Promise<Page<PolicyView>> {
    const { items, page } = await this.repository.page(query);
    return { items: await Promise.all(items.map((policy) => this.views.of(policy))), page };
  }

  /** Shows the cluster's default policy. */
  @Get('default')
  @Shows(PolicyView)
  @Refuses()
  async getDefault(@Res({ passthrough: true }) reply: FastifyReply): Promise<PolicyView> {
    const policy = await this.repository.default();
    void reply.header('etag', etagOf(policy.revision));
    return this.views.of(policy);
  }

  /** Shows a policy. */
  @Get(':id')
  @Shows(PolicyView)
  @Refuses('not-found')
  async get(@IdParam() id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<PolicyView> {
    const policy = await this.repository.get(id);
    void reply.header('etag', etagOf(policy.revision));
    return this.views.of(policy);
  }

  /** Creates a policy. */
  @Post()
  @RequireScope('services:write')
  @HttpCode(202)
  @Creates('name-taken')
  @Operates(PolicyView, 'creation')
  async create(
    @CurrentActor() actor: Actor,
    @Body() input: CreatePolicy,
    @Query() query: ControlledChangeQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<PolicyView>> {
    const result = await this.policies.create(actor, input, query);
    return this.answers.give(reply, result, { waitSeconds, isCreation: true, view: (policy) => this.views.of(policy) });
  }

  /** Chooses the policy that services follow which name none; If-Match is the present default's. */
  @Put('default')
  @RequireScope('services:write')
  @HttpCode(202)
  @Changes('unsupported-by-kernel')
  @Operates(PolicyView)
  async chooseDefault(
    @CurrentActor() actor: Actor,
    @IfMatch() precondition: Precondition,
    @Body() input: ChooseDefaultPolicy,
    @Query() query: ControlledChangeQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<PolicyView>> {
    const result = await this.policies.choose(actor, input.policy, precondition, query);
    return this.answers.give(reply, result, { waitSeconds, view: (policy) => this.views.of(policy) });
  }

  /** Changes a policy, and with it all services that follow it, in one operation. */
  @Patch(':id')
  @RequireScope('services:write')
  @HttpCode(202)
  @Changes('name-taken', 'unsupported-by-kernel')
  @Operates(PolicyView)
  async patch(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() precondition: Precondition,
    @Body() input: PatchPolicy,
    @Query() query: ControlledChangeQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<PolicyView>> {
    const result = await this.policies.patch(actor, id, input, precondition, query);
    return this.answers.give(reply, result, { waitSeconds, view: (policy) => this.views.of(policy) });
  }

  /** Deletes a policy that no service follows. */
  @Delete(':id')
  @RequireScope('services:write')
  @HttpCode(202)
  @Changes()
  @Operates(PolicyView)
  async remove(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() precondition: Precondition,
    @Query() query: ControlledChangeQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<PolicyView>> {
    const result = await this.policies.remove(actor, id, precondition, query);
    return this.answers.give(reply, result, { waitSeconds, view: () => Promise.resolve<PolicyView | null>(null) });
  }
}
