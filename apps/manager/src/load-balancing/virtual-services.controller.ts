import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../auth/actor.js';
import { CurrentActor, RequireScope } from '../auth/auth.decorators.js';
import { ChangeAnswers, type OperationAnswer } from '../changes/change-answers.js';
import { ControlledChangeQuery } from '../common/http/change.dto.js';
import { etagOf, IfMatch, type Precondition } from '../common/http/etag.js';
import { IdParam, NameParam } from '../common/http/id-param.js';
import { Changes, Creates, Lists, Operates, Refuses, Shows } from '../common/http/openapi.js';
import type { Page } from '../common/http/paginate.js';
import { PreferWait } from '../common/http/prefer.js';
import { NodeSwitch } from './bulk/bulk.dto.js';
import { NodeSwitchService } from './node-switch.service.js';
import { ServiceViews } from './service-views.js';
import { VirtualServicesQuery, VirtualServiceView } from './virtual-service-view.dto.js';
import { CreateVirtualService, PatchVirtualService } from './virtual-service.dto.js';
import type { VirtualServiceEntity } from './virtual-service.entity.js';
import { VirtualServiceRepository } from './virtual-service.repository.js';
import { VirtualServicesService } from './virtual-services.service.js';

@ApiTags('virtual-services')
@RequireScope('services:read')
@Controller('api/v1/virtual-services')
export class VirtualServicesController {
  constructor(
    private readonly services: VirtualServicesService,
    private readonly repository: VirtualServiceRepository,
    private readonly views: ServiceViews,
    private readonly nodes: NodeSwitchService,
    private readonly answers: ChangeAnswers,
  ) {}

  /** Lists virtual services with their real servers. */
  @Get()
  @Lists(VirtualServiceView)
  @Refuses('invalid-input')
  async list(@Query() query: VirtualServicesQuery): Promise<Page<VirtualServiceView>> {
    const { items, page } = await this.repository.page(query);
    return { items: await this.views.ofServices(items), page };
  }

  /** Shows the virtual service of this name. */
  @Get('by-name/:name')
  @Shows(VirtualServiceView)
  @Refuses('not-found')
  async getByName(
    @NameParam() name: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VirtualServiceView | null> {
    return this.show(await this.repository.getByName(name), reply);
  }

  /** Shows a virtual service: what is wanted, and what its director reports. */
  @Get(':id')
  @Shows(VirtualServiceView)
  @Refuses('not-found')
  async get(
    @IdParam() id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VirtualServiceView | null> {
    return this.show(await this.repository.get(id), reply);
  }

  /** Creates a virtual service, with its real servers if they are given. */
  @Post()
  @RequireScope('services:write')
  @HttpCode(202)
  @Creates('name-taken', 'service-exists', 'address-in-use', 'unsupported-by-kernel')
  @Operates(VirtualServiceView, 'creation')
  async create(
    @CurrentActor() actor: Actor,
    @Body() input: CreateVirtualService,
    @Query() query: ControlledChangeQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<VirtualServiceView>> {
    const result = await this.services.create(actor, input, query);
    const view = (service: VirtualServiceEntity): Promise<VirtualServiceView | null> => this.views.ofService(service);
    return this.answers.give(reply, result, { waitSeconds, isCreation: true, view });
  }

  /** Changes the settings of a virtual service; what names it cannot be changed. */
  @Patch(':id')
  @RequireScope('services:write')
  @HttpCode(202)
  @Changes('name-taken', 'unsupported-by-kernel')
  @Operates(VirtualServiceView)
  async patch(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() precondition: Precondition,
    @Body() input: PatchVirtualService,
    @Query() query: ControlledChangeQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<VirtualServiceView>> {
    const result = await this.services.patch(actor, id, input, precondition, query);
    return this.answers.give(reply, result, { waitSeconds, view: (service) => this.views.ofService(service) });
  }

  /** Lets a node work for the service, or not; its real server is made if there is none yet. */
  @Put(':id/nodes/:nodeId')
  @RequireScope('services:write')
  @HttpCode(202)
  @Changes('unsupported-by-kernel')
  @Operates(VirtualServiceView)
  async switchNode(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('nodeId') nodeId: string,
    @IfMatch() precondition: Precondition,
    @Body() input: NodeSwitch,
    @Query() query: ControlledChangeQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<VirtualServiceView>> {
    const wish = { serviceId: id, nodeId, isEnabled: input.enabled };
    const result = await this.nodes.set(actor, wish, precondition, query);
    return this.answers.give(reply, result, { waitSeconds, view: (service) => this.views.ofService(service) });
  }

  /** Deletes a virtual service with its real servers. */
  @Delete(':id')
  @RequireScope('services:write')
  @HttpCode(202)
  @Changes()
  @Operates(VirtualServiceView)
  async remove(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() precondition: Precondition,
    @Query() query: ControlledChangeQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<VirtualServiceView>> {
    const result = await this.services.remove(actor, id, precondition, query);
    return this.answers.give(reply, result, {
      waitSeconds,
      view: () => Promise.resolve<VirtualServiceView | null>(null),
    });
  }

  private show(service: VirtualServiceEntity, reply: FastifyReply): Promise<VirtualServiceView | null> {
    void reply.header('etag', etagOf(service.revision));
    return this.views.ofService(service);
  }
}
