import { Body, Controller, Delete, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { answerStored } from '../../changes/answer.js';
import { ChangeQuery } from '../../common/http/change.dto.js';
import { etagOf, IfMatch, type Precondition } from '../../common/http/etag.js';
import { IdParam } from '../../common/http/id-param.js';
import { Changes, Creates, Lists, Refuses, Shows } from '../../common/http/openapi.js';
import type { Page } from '../../common/http/paginate.js';
import { ShownOnce } from '../../idempotency/idempotency.interceptor.js';
import type { Actor } from '../actor.js';
import type { ApiTokenEntity } from '../api-token.entity.js';
import { CurrentActor, RequireScope } from '../auth.decorators.js';
import { CreateToken, NewTokenView, TokensQuery, TokenView } from './token.dto.js';
import { TokensService } from './tokens.service.js';

@ApiTags('tokens')
@RequireScope('tokens:read')
@Controller('api/v1/tokens')
export class TokensController {
  constructor(private readonly tokens: TokensService) {}

  /** Lists your tokens, or everybody's. */
  @Get()
  @Lists(TokenView)
  @Refuses('invalid-input')
  async list(@CurrentActor() actor: Actor, @Query() query: TokensQuery): Promise<Page<TokenView>> {
    const { items, page } = await this.tokens.list(actor, query);
    return { items: items.map(toTokenView), page };
  }

  /** Shows a token without its secret. */
  @Get(':id')
  @Shows(TokenView)
  @Refuses('not-found')
  async get(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TokenView> {
    const token = await this.tokens.get(actor, id);
    void reply.header('etag', etagOf(token.revision));
    return toTokenView(token);
  }

  /** Creates a token; its secret is in this answer and never shown again. */
  @Post()
  @RequireScope('tokens:write')
  @ShownOnce('secret')
  @Creates('name-taken')
  @Shows(NewTokenView, 201, 'The new token with its secret.')
  async create(
    @CurrentActor() actor: Actor,
    @Body() input: CreateToken,
    @Query() query: ChangeQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NewTokenView> {
    const { result, secret } = await this.tokens.create(actor, input, query.dryRun);
    const view = Object.assign(toTokenView(result.object), { secret: query.dryRun ? null : secret });
    return answerStored(reply, result, { view, status: 201, location: `/api/v1/tokens/${view.id}` });
  }

  /** Revokes a token. */
  @Delete(':id')
  @RequireScope('tokens:write')
  @HttpCode(204)
  @Changes()
  @ApiResponse({ status: 204, description: 'Revoked.' })
  async remove(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() precondition: Precondition,
    @Query() query: ChangeQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const result = await this.tokens.remove(actor, id, precondition, query.dryRun);
    answerStored(reply, result, { view: undefined, status: 204 });
  }
}

function toTokenView(token: ApiTokenEntity): TokenView {
  const { id, name, tags, revision, createdAt, updatedAt, scopes, expiresAt, lastUsedAt, userId } = token;
  const { allowedNetworks } = token;
  const state = expiresAt.getTime() > Date.now() ? 'active' : 'expired';
  return {
    ...{ id, name, tags, revision, createdAt, updatedAt },
    spec: { scopes, expiresAt, allowedNetworks },
    status: { state, lastUsedAt, userId },
  };
}
