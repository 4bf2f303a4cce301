import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { answerStored } from '../../changes/answer.js';
import { ChangeQuery } from '../../common/http/change.dto.js';
import { etagOf, IfMatch, type Precondition } from '../../common/http/etag.js';
import { IdParam } from '../../common/http/id-param.js';
import { Changes, Creates, Lists, Refuses, Shows } from '../../common/http/openapi.js';
import type { Page } from '../../common/http/paginate.js';
import type { Actor } from '../actor.js';
import { AnyScope, CurrentActor, RequireScope, WithOneTimePassword } from '../auth.decorators.js';
import { ChangePassword, CreateUser, PatchUser, UsersQuery, UserView } from './user.dto.js';
import { toUserView } from './user-view.js';
import { UsersService } from './users.service.js';

@ApiTags('users')
@RequireScope('users:read')
@Controller('api/v1/users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  /** Lists users. */
  @Get()
  @Lists(UserView)
  @Refuses('invalid-input')
  async list(@Query() query: UsersQuery): Promise<Page<UserView>> {
    const { items, page } = await this.users.list(query);
    return { items: items.map(toUserView), page };
  }

  /** Shows who you are. */
  @Get('me')
  @AnyScope()
  @WithOneTimePassword()
  @Shows(UserView)
  @Refuses()
  me(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<UserView> {
    return this.get(actor.userId, reply);
  }

  /** Changes your own password; your other sessions end. */
  @Post('me/password')
  @HttpCode(200)
  @AnyScope()
  @WithOneTimePassword()
  @Creates()
  @Shows(UserView)
  async changePassword(@CurrentActor() actor: Actor, @Body() input: ChangePassword): Promise<UserView> {
    return toUserView(await this.users.changePassword(actor, input));
  }

  /** Shows a user. */
  @Get(':id')
  @Shows(UserView)
  @Refuses('not-found')
  async get(@IdParam() id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<UserView> {
    const user = await this.users.get(id);
    void reply.header('etag', etagOf(user.revision));
    return toUserView(user);
  }

  /** Creates a user, who has to change the password at the first log-in. */
  @Post()
  @RequireScope('users:write')
  @Creates('name-taken')
  @Shows(UserView, 201, 'The new user.')
  async create(
    @CurrentActor() actor: Actor,
    @Body() input: CreateUser,
    @Query() query: ChangeQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserView> {
    const result = await this.users.create(actor, input, query.dryRun);
    const view = toUserView(result.object);
    return answerStored(reply, result, { view, status: 201, location: `/api/v1/users/${view.id}` });
  }

  /** Changes a user; a new password ends all of the user's sessions. */
  @Patch(':id')
  @RequireScope('users:write')
  @Changes()
  @Shows(UserView)
  async patch(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() precondition: Precondition,
    @Body() input: PatchUser,
    @Query() query: ChangeQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserView> {
    const result = await this.users.patch(actor, id, input, precondition, query.dryRun);
    return answerStored(reply, result, { view: toUserView(result.object), status: 200 });
  }

  /** Deletes a user with all sessions and tokens. */
  @Delete(':id')
  @RequireScope('users:write')
  @HttpCode(204)
  @Changes()
  @ApiResponse({ status: 204, description: 'Deleted.' })
  async remove(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() precondition: Precondition,
    @Query() query: ChangeQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const result = await this.users.remove(actor, id, precondition, query.dryRun);
    answerStored(reply, result, { view: undefined, status: 204 });
  }
}
