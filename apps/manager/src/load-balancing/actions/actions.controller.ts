import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../auth/actor.js';
import { CurrentActor, RequireScope } from '../../auth/auth.decorators.js';
import { ChangeAnswers, type OperationAnswer } from '../../changes/change-answers.js';
import { IdParam } from '../../common/http/id-param.js';
import { Creates, Operates, Refuses, Shows } from '../../common/http/openapi.js';
import { PreferWait } from '../../common/http/prefer.js';
import { ServiceViews } from '../service-views.js';
import { VirtualServiceView } from '../virtual-service-view.dto.js';
import { ConnectionsQuery, ConnectionsView, RunProbe } from './actions.dto.js';
import { ServiceActions } from './actions.service.js';

@ApiTags('virtual-services')
@RequireScope('services:read')
@Controller('api/v1')
export class ActionsController {
  constructor(
    private readonly actions: ServiceActions,
    private readonly views: ServiceViews,
    private readonly answers: ChangeAnswers,
  ) {}

  /** Sets the kernel's counters of a service to 0, on each of its directors. */
  @Post('virtual-services/:id/zero')
  @RequireScope('services:write')
  @HttpCode(202)
  @Creates('not-found', 'node-not-member')
  @Operates(VirtualServiceView)
  async zero(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<VirtualServiceView>> {
    const result = await this.actions.zero(actor, id);
    return this.answers.give(reply, result, { waitSeconds, view: (service) => this.views.ofService(service) });
  }

  /** Runs the checks of a real or sorry server now; the raw answers are the result of the operation. */
  @Post('virtual-services/:id/real-servers/:serverId/probe')
  @RequireScope('services:write')
  @HttpCode(202)
  @Creates('not-found', 'node-not-member')
  @Operates(VirtualServiceView)
  async probe(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('serverId') serverId: string,
    @Body() input: RunProbe,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<VirtualServiceView>> {
    const result = await this.actions.probe(actor, id, serverId, input.check ?? null);
    return this.answers.give(reply, result, { waitSeconds, view: (service) => this.views.ofService(service) });
  }

  /** Lists connections of a director's kernel; waits 5 s for its answer. */
  @Get('connections')
  @Shows(ConnectionsView)
  @Refuses('invalid-input', 'not-found', 'node-not-member', 'command-timeout', 'command-failed')
  connections(@CurrentActor() actor: Actor, @Query() query: ConnectionsQuery): Promise<ConnectionsView> {
    return this.actions.connections(actor, query);
  }
}
