import { Body, Controller, Delete, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../auth/actor.js';
import { CurrentActor, Public, RequireScope } from '../../auth/auth.decorators.js';
import { answerStored } from '../../changes/answer.js';
import { Clock } from '../../common/clock.js';
import { ChangeQuery } from '../../common/http/change.dto.js';
import { decodeCursor, encodeCursor } from '../../common/http/cursor.js';
import { etagOf, IfMatch, type Precondition } from '../../common/http/etag.js';
import { IdParam } from '../../common/http/id-param.js';
import { Changes, Lists, Refuses, Shows } from '../../common/http/openapi.js';
import type { Page } from '../../common/http/paginate.js';
import { remoteAddressOf } from '../../common/http/remote-address.js';
import { type JoinRequest, stateOf } from './join-request.js';
import { AskToJoin, JoinRequestsQuery, JoinRequestView } from './join-request.dto.js';
import { JoinRequestRepository } from './join-request.repository.js';
import { JoinRequestsService } from './join-requests.service.js';

const SORT = 'id:desc';

@ApiTags('nodes')
@Controller('api/v1/join-requests')
export class JoinRequestsController {
  constructor(
    private readonly requests: JoinRequestsService,
    private readonly repository: JoinRequestRepository,
    private readonly clock: Clock,
  ) {}

  /** A node asks to join, with the token of a join command. It becomes a member when somebody approves: POST /nodes with joinRequestId. */
  @Post()
  @Public()
  @Shows(JoinRequestView, 201, 'The request; it waits for an approval.')
  @Refuses(
    ...(['invalid-input', 'malformed-json', 'payload-too-large', 'unsupported-media-type'] as const),
    ...(['join-key-malformed', 'join-key-truncated', 'join-key-tampered', 'join-key-expired'] as const),
    ...(['join-key-version', 'forbidden'] as const),
  )
  async ask(@Body() { token, joinKey }: AskToJoin, @Req() request: FastifyRequest): Promise<JoinRequestView> {
    const from = { remoteAddress: remoteAddressOf(request), traceId: request.traceId ?? '' };
    return this.view(await this.requests.ask(token, joinKey, from));
  }

  /** Lists nodes that asked to join, newest first. */
  @Get()
  @RequireScope('nodes:read')
  @Lists(JoinRequestView)
  @Refuses('invalid-input')
  async list(@Query() { cursor, limit }: JoinRequestsQuery): Promise<Page<JoinRequestView>> {
    const found = await this.repository.list(cursor === undefined ? null : decodeCursor(cursor).id, limit + 1);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    const hasMore = found.length > limit && last !== undefined;
    const next = hasMore ? encodeCursor({ sort: SORT, direction: 'next', id: last.id, value: '' }) : null;
    return { items: items.map((one) => this.view(one)), page: { next, prev: null } };
  }

  /** Shows a join request. */
  @Get(':id')
  @RequireScope('nodes:read')
  @Shows(JoinRequestView)
  @Refuses('not-found')
  async get(@IdParam() id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<JoinRequestView> {
    const request = await this.repository.get(id);
    void reply.header('etag', etagOf(request.revision));
    return this.view(request);
  }

  /** Denies a join request: it is forgotten, and the node stays as it is. */
  @Delete(':id')
  @RequireScope('nodes:write')
  @HttpCode(204)
  @Changes()
  @ApiResponse({ status: 204, description: 'Denied.' })
  async deny(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() precondition: Precondition,
    @Query() query: ChangeQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const result = await this.requests.deny(actor, id, precondition, query.dryRun);
    answerStored(reply, result, { view: undefined, status: 204 });
  }

  private view(request: JoinRequest): JoinRequestView {
    const { addresses, invitedBy, ...rest } = request;
    return {
      ...rest,
      addresses: [...addresses],
      invitedBy: { ...invitedBy },
      state: stateOf(request, this.clock.now()),
    };
  }
}
