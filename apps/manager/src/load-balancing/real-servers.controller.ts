import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../auth/actor.js';
import { CurrentActor, RequireScope } from '../auth/auth.decorators.js';
import { ChangeAnswers, type OperationAnswer } from '../changes/change-answers.js';
import { ControlledChangeQuery } from '../common/http/change.dto.js';
import { etagOf, IfMatch, type Precondition } from '../common/http/etag.js';
import { IdParam } from '../common/http/id-param.js';
import { Changes, Creates, Lists, Operates, Refuses, Shows } from '../common/http/openapi.js';
import type { Page } from '../common/http/paginate.js';
import { PreferWait } from '../common/http/prefer.js';
import {
  CreateRealServer,
  PatchRealServer,
  RealServersQuery,
  RealServerView,
  ReplaceRealServers,
} from './real-server.dto.js';
import type { RealServerEntity } from './real-server.entity.js';
import { RealServersService } from './real-servers.service.js';
import { ServiceViews } from './service-views.js';
import { VirtualServiceView } from './virtual-service-view.dto.js';
import { VirtualServiceRepository } from './virtual-service.repository.js';

@ApiTags('real-servers')
@RequireScope('services:read')
@Controller('api/v1/virtual-services/:id/real-servers')
export class RealServersController {
  constructor(
    private readonly servers: RealServersService,
    private readonly repository: VirtualServiceRepository,
    private readonly views: ServiceViews,
    private readonly answers: ChangeAnswers,
  ) {}

  /** Lists the real servers; the ETag is the virtual service's. */
  @Get()
  @Lists(RealServerView)
  @Refuses('invalid-input', 'not-found')
  async list(
    @IdParam() id: string,
    @Query() query: RealServersQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<RealServerView>> {
    const service = await this.repository.get(id);
    void reply.header('etag', etagOf(service.revision));
    const { items, page } = await this.repository.pageOfServers(id, query);
    return { items: await this.views.ofServers(id, items), page };
  }

  /** Shows a real server. */
  @Get(':serverId')
  @Shows(RealServerView)
  @Refuses('not-found')
  async get(
    @IdParam() id: string,
    @IdParam('serverId') serverId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RealServerView | null> {
    const server = await this.repository.server(id, serverId);
    void reply.header('etag', etagOf(server.revision));
    return this.views.ofServer(server);
  }

  /** Adds a real server. */
  @Post()
  @RequireScope('services:write')
  @HttpCode(202)
  @Creates('not-found', 'server-exists')
  @Operates(RealServerView, 'creation')
  async add(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() input: CreateRealServer,
    @Query() query: ControlledChangeQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<RealServerView>> {
    const result = await this.servers.add(actor, id, input, query);
    const view = (server: RealServerEntity): Promise<RealServerView | null> => this.views.ofServer(server);
    return this.answers.give(reply, result, { waitSeconds, isCreation: true, view });
  }

  /** Makes the list of real servers exactly this one. */
  @Put()
  @RequireScope('services:write')
  @HttpCode(202)
  @Changes()
  @Operates(VirtualServiceView)
  async replace(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() precondition: Precondition,
    @Body() input: ReplaceRealServers,
    @Query() query: ControlledChangeQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<VirtualServiceView>> {
    const result = await this.servers.replace(actor, id, input, precondition, query);
    return this.answers.give(reply, result, { waitSeconds, view: (service) => this.views.ofService(service) });
  }

  /** Changes a real server. With the scope services:drain: only its admin state. */
  @Patch(':serverId')
  @RequireScope('services:write', 'services:drain')
  @HttpCode(202)
  @Changes()
  @Operates(RealServerView)
  async patch(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('serverId') serverId: string,
    @IfMatch() precondition: Precondition,
    @Body() input: PatchRealServer,
    @Query() query: ControlledChangeQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<RealServerView>> {
    const result = await this.servers.patch(actor, id, serverId, input, precondition, query);
    return this.answers.give(reply, result, { waitSeconds, view: (server) => this.views.ofServer(server) });
  }

  /** Removes a real server. Drain it first to let its connections end. */
  @Delete(':serverId')
  @RequireScope('services:write')
  @HttpCode(202)
  @Changes()
  @Operates(RealServerView)
  async remove(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('serverId') serverId: string,
    @IfMatch() precondition: Precondition,
    @Query() query: ControlledChangeQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<RealServerView>> {
    const result = await this.servers.remove(actor, id, serverId, precondition, query);
    return this.answers.give(reply, result, { waitSeconds, view: () => Promise.resolve<RealServerView | null>(null) });
  }
}
