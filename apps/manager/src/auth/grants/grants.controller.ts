import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ChangeQuery } from '../../common/http/change.dto.js';
import { IdParam } from '../../common/http/id-param.js';
import { Refuses, Shows } from '../../common/http/openapi.js';
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

  /** Lists a user's grants. */
  @Get(':id/grants')
  @RequireScope('users:read')
  @Shows(Grants)
  @Refuses('not-found')
  async list(@IdParam() id: string): Promise<Grants> {
    return { items: await this.grants.list(id) };
  }

  /** Replaces a user's grants; they count from the next request on, for the user's tokens too. */
  @Put(':id/grants')
  @RequireScope('users:write')
  @Shows(Grants)
  @Refuses('invalid-input', 'not-found')
  async replace(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() input: Grants,
    @Query() query: ChangeQuery,
  ): Promise<Grants> {
    return { items: await this.grants.replace(actor, id, input.items, query.dryRun) };
  }
}
