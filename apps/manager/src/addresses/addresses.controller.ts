import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../auth/actor.js';
import { CurrentActor, RequireScope } from '../auth/auth.decorators.js';
import { ChangeAnswers, type OperationAnswer } from '../changes/change-answers.js';
import { Transactor } from '../common/database/transactor.js';
import { ControlledChangeQuery } from '../common/http/change.dto.js';
import { etagOf, IfMatch, type Precondition } from '../common/http/etag.js';
import { IdParam } from '../common/http/id-param.js';
import { Changes, Creates, Lists, Operates, Refuses, Shows } from '../common/http/openapi.js';
import type { Page } from '../common/http/paginate.js';
import { PreferWait } from '../common/http/prefer.js';
import { AddressesQuery, AddressView, CreateAddress, PatchAddress } from './address.dto.js';
import type { AddressEntity } from './address.entity.js';
import { AddressesService } from './addresses.service.js';
import { type ServiceAt, servicesAt } from './services-at.js';

@ApiTags('addresses')
@RequireScope('addresses:read')
@Controller('api/v1/addresses')
export class AddressesController {
  constructor(
    private readonly addresses: AddressesService,
    private readonly answers: ChangeAnswers,
    private readonly transactor: Transactor,
  ) {}

  /** Lists the cluster's addresses with what uses them. */
  @Get()
  @Lists(AddressView)
  @Refuses('invalid-input')
  async list(@Query() query: AddressesQuery): Promise<Page<AddressView>> {
    const { items, page } = await this.addresses.list(query);
    return { items: await this.views(items), page };
  }

  /** Shows an address. */
  @Get(':id')
  @Shows(AddressView)
  @Refuses('not-found')
  async get(@IdParam() id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<AddressView> {
    const address = await this.addresses.get(id);
    void reply.header('etag', etagOf(address.revision));
    return this.view(address);
  }

  /** Adds a virtual IP; the director carries it from then on. */
  @Post()
  @RequireScope('addresses:write')
  @HttpCode(202)
  @Creates('address-in-use')
  @Operates(AddressView, 'creation')
  async create(
    @CurrentActor() actor: Actor,
    @Body() input: CreateAddress,
    @Query() query: ControlledChangeQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<AddressView>> {
    const result = await this.addresses.create(actor, input, query);
    return this.answers.give(reply, result, { waitSeconds, isCreation: true, view: (address) => this.view(address) });
  }

  /** Changes description, tags or prefix of an address. */
  @Patch(':id')
  @RequireScope('addresses:write')
  @HttpCode(202)
  @Changes()
  @Operates(AddressView)
  async patch(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() precondition: Precondition,
    @Body() input: PatchAddress,
    @Query() query: ControlledChangeQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<AddressView>> {
    const result = await this.addresses.patch(actor, id, input, precondition, query);
    return this.answers.give(reply, result, { waitSeconds, view: (address) => this.view(address) });
  }

  /** Removes a virtual IP that no service uses. */
  @Delete(':id')
  @RequireScope('addresses:write')
  @HttpCode(202)
  @Changes('address-in-use')
  @Operates(AddressView)
  async remove(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() precondition: Precondition,
    @Query() query: ControlledChangeQuery,
    @PreferWait() waitSeconds: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<AddressView>> {
    const result = await this.addresses.remove(actor, id, precondition, query);
    return this.answers.give(reply, result, { waitSeconds, view: () => Promise.resolve<AddressView | null>(null) });
  }

  private async views(addresses: readonly AddressEntity[]): Promise<AddressView[]> {
    const services = await servicesAt(
      this.transactor.reader,
      addresses.map(({ address }) => address),
    );
    return addresses.map((address) => toAddressView(address, services));
  }

  private async view(address: AddressEntity): Promise<AddressView> {
    return toAddressView(address, await servicesAt(this.transactor.reader, [address.address]));
  }
}

function toAddressView(row: AddressEntity, services: readonly ServiceAt[]): AddressView {
  const { id, address, tags, revision, createdAt, updatedAt, family, prefixLength, purpose, description } = row;
  const users = services.filter((service) => service.address === address).map(({ id, name }) => ({ id, name }));
  const state = purpose === 'quorum-ip' ? 'quorum' : users.length === 0 ? 'free' : 'in-use';
  return {
    id,
    name: address,
    tags,
    revision,
    createdAt,
    updatedAt,
    spec: { address, family, prefixLength, purpose, description, preferredDirectorId: row.preferredDirectorId },
    status: { state, virtualServices: users },
  };
}
