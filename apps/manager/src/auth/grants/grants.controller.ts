import { Body, Controller, Get, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { answerStored } from '../../changes/answer.js';
import { ChangeQuery } from '../../common/http/change.dto.js';
import { etagOf, IfMatch, type Precondition } from '../../common/http/etag.js';
import { IdParam } from '../../common/http/id-param.js';
import { Changes, Refuses, Shows } from '../../common/http/openapi.js';
import type { Actor } from '../actor.js';
import { AnyScope, CurrentActor, RequireScope } from '../auth.decorators.js';
import { Grants } from './grant.dto.js';
import { GrantsService } from './grants.service.js';

@ApiTags('users')
@Controller('api/v1/users')
export class GrantsController {
  constructor(private readonly grants: GrantsService) {}

  /** Lists what you may do with single services and nodes beyond your role. */
  @Get('me/grants')
  @AnyScope()
  @Shows(Grants)
  @Refuses()
  async own(@CurrentActor() actor: Actor): Promise<Grants> {
    return { items: await this.grants.list(actor.userId) };
  }

  /** Lists a user's grants; they are part of the user, and have its ETag. */
  @Get(':id/grants')
  @RequireScope('users:read')
  @Shows(Grants)
  @Refuses('not-found')
  async list(@IdParam() id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<Grants> {
    const { revision, items } = await this.grants.ofUser(id);
    void reply.header('etag', etagOf(revision));
    return { items };
  }

  /** Replaces a user's grants; they count from the next request on, for the user's tokens too. */
  @Put(':id/grants')
  @RequireScope('users:write')
  @Changes()
  @Shows(Grants)
  async replace(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() precondition: Precondition,
    @Body() input: Grants,
    @Query() query: ChangeQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Grants> {
    const result = await this.grants.replace(actor, id, input.items, precondition, query.dryRun);
    return answerStored(reply, result, { view: { items: [...result.object.items] }, status: 200 });
  }
}
