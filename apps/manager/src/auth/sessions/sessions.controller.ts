import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refuses, Shows } from '../../common/http/openapi.js';
import { remoteAddressOf } from '../../common/http/remote-address.js';
import type { Actor } from '../actor.js';
import { AnyScope, CurrentActor, Public } from '../auth.decorators.js';
import { ROLE_SCOPES } from '../scopes.js';
import { toUserView } from '../users/user-view.js';
import { LogIn, NewSessionView, SessionView } from './session.dto.js';
import { type OpenSession, SessionsService } from './sessions.service.js';

@ApiTags('sessions')
@Controller('api/v1/sessions')
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  /** Logs in: gives a bearer token that is good for eight hours. */
  @Post()
  @Public()
  @Shows(NewSessionView, 201, 'The session with its bearer token.')
  @Refuses('invalid-input', 'malformed-json', 'payload-too-large', 'unsupported-media-type')
  async create(
    @Body() input: LogIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NewSessionView> {
    const caller = { remoteAddress: remoteAddressOf(request), traceId: request.traceId ?? '' };
    const opened = await this.sessions.logIn(input, caller);
    void reply.header('location', '/api/v1/sessions/current');
    return Object.assign(toSessionView(opened), { token: opened.token });
  }

  /** Shows your session. */
  @Get('current')
  @AnyScope()
  @Shows(SessionView)
  @Refuses('not-found')
  async get(@CurrentActor() actor: Actor): Promise<SessionView> {
    return toSessionView(await this.sessions.own(actor));
  }

  /** Logs out. */
  @Delete('current')
  @AnyScope()
  @HttpCode(204)
  @ApiResponse({ status: 204, description: 'The session has ended.' })
  @Refuses('not-found')
  async remove(@CurrentActor() actor: Actor): Promise<void> {
    await this.sessions.logOut(actor);
  }
}

function toSessionView({ session, user }: OpenSession): SessionView {
  const { id, createdAt, expiresAt } = session;
  const { mustChangePassword, role } = user;
  return { id, createdAt, expiresAt, user: toUserView(user), scopes: [...ROLE_SCOPES[role]], mustChangePassword };
}
