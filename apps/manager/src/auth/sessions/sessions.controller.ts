import { Body, Controller, Delete, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#libs/errors';
import { IdParam } from '../../common/http/id-param.js';
import { Refuses, Shows } from '../../common/http/openapi.js';
import { remoteAddressOf } from '../../common/http/remote-address.js';
import type { Actor } from '../actor.js';
import { AnyScope, CurrentActor, Public, WithOneTimePassword } from '../auth.decorators.js';
import { ROLE_SCOPES } from '../scopes.js';
import { toUserView } from '../users/user-view.js';
import { csrfTokenOf } from './forgery.js';
import { clearSessionCookie, sessionCookieOf, setSessionCookie } from './session-cookie.js';
import { LogIn, NewSessionView, SessionList, SessionsQuery, type SessionSummary, SessionView } from './session.dto.js';
import { type OpenSession, SessionsService } from './sessions.service.js';

@ApiTags('sessions')
@Controller('api/v1/sessions')
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  /** Logs in: gives a bearer token, or a cookie for browsers; it ends when it is idle or old. */
  @Post()
  @Public()
  @Shows(NewSessionView, 201, 'The session with its bearer token.')
  @Refuses('invalid-input', 'second-factor-required', 'malformed-json', 'payload-too-large', 'unsupported-media-type')
  async create(
    @Body() input: LogIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NewSessionView> {
    const userAgent = request.headers['user-agent'] ?? '';
    const caller = { remoteAddress: remoteAddressOf(request), traceId: request.traceId ?? '', userAgent };
    const opened = await this.sessions.logIn(input, caller);
    void reply.header('location', '/api/v1/sessions/current');
    const view = this.toView(opened, opened.session.id, opened.token);
    if (opened.session.kind === 'bearer') return Object.assign(view, { token: opened.token });
    setSessionCookie(request, reply, opened.token, opened.session.expiresAt);
    return Object.assign(view, { token: null });
  }

  /** Lists your sessions, or everybody's. */
  @Get()
  @AnyScope()
  @Shows(SessionList)
  @Refuses('invalid-input')
  async list(@CurrentActor() actor: Actor, @Query() query: SessionsQuery): Promise<SessionList> {
    if (query.all === 'true' && !actor.scopes.has('users:read')) {
      throw new DomainError('forbidden', 'Seeing the sessions of all users needs the scope users:read.');
    }
    const sessions = await this.sessions.list(query.all === 'true' ? null : actor.userId);
    return { items: sessions.map((one) => this.toSummary(one, actor.sessionId)) };
  }

  /** Shows your session. */
  @Get('current')
  @AnyScope()
  @WithOneTimePassword()
  @Shows(SessionView)
  @Refuses('not-found')
  async get(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<SessionView> {
    return this.toView(await this.sessions.own(actor), actor.sessionId, sessionCookieOf(request));
  }

  /** Logs out. */
  @Delete('current')
  @AnyScope()
  @WithOneTimePassword()
  @HttpCode(204)
  @ApiResponse({ status: 204, description: 'The session has ended.' })
  @Refuses('not-found')
  async remove(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.logOut(actor);
    clearSessionCookie(request, reply);
  }

  /** Ends a session: yours, or with users:write anybody's. */
  @Delete(':id')
  @AnyScope()
  @HttpCode(204)
  @ApiResponse({ status: 204, description: 'The session has ended.' })
  @Refuses('not-found')
  async revoke(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    await this.sessions.revoke(actor, id);
  }

  private toView(opened: OpenSession, currentId: string | null, secret: string | undefined): SessionView {
    const { session, user } = opened;
    const csrfToken = session.kind === 'cookie' && secret !== undefined ? csrfTokenOf(secret) : null;
    const { mustChangePassword } = user;
    const more = { user: toUserView(user), csrfToken, scopes: [...ROLE_SCOPES[user.role]], mustChangePassword };
    return Object.assign(this.toSummary(opened, currentId), more);
  }

  private toSummary({ session, user }: OpenSession, currentId: string | null): SessionSummary {
    const { id, createdAt, expiresAt, lastUsedAt, kind, remoteAddress, userAgent } = session;
    return {
      ...{ id, createdAt, expiresAt, lastUsedAt, kind, remoteAddress, userAgent },
      ...{ idleUntil: this.sessions.idleUntil(session), isCurrent: id === currentId },
      ...{ userId: user.id, userName: user.name },
    };
  }
}
