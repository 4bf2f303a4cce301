import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../auth/actor.js';
import { CurrentActor, RequireScope } from '../auth/auth.decorators.js';
import { answerStored } from '../changes/answer.js';
import { ChangeQuery } from '../common/http/change.dto.js';
import { etagOf, IfMatch, type Precondition } from '../common/http/etag.js';
import { IdParam } from '../common/http/id-param.js';
import { Changes, Creates, Lists, Refuses, Shows } from '../common/http/openapi.js';
import type { Page } from '../common/http/paginate.js';
import { ShownOnce } from '../idempotency/idempotency.interceptor.js';
import { DeliveriesService } from './deliveries.service.js';
import {
  CreateWebhook,
  NewWebhookView,
  PatchWebhook,
  RotateSecret,
  WebhooksQuery,
  WebhookView,
} from './webhook.dto.js';
import type { WebhookEntity } from './webhook.entity.js';
import { toWebhookView } from './webhook.view.js';
import { WebhooksService, type WithSecret } from './webhooks.service.js';

@ApiTags('webhooks')
@RequireScope('webhooks:read')
@Controller('api/v1/webhooks')
export class WebhooksController {
  constructor(
    private readonly webhooks: WebhooksService,
    private readonly deliveries: DeliveriesService,
  ) {}

  /** Lists the endpoints that are told of events. */
  @Get()
  @Lists(WebhookView)
  @Refuses('invalid-input')
  async list(@Query() query: WebhooksQuery): Promise<Page<WebhookView>> {
    const { items, page } = await this.webhooks.list(query);
    const waiting = await this.deliveries.waiting();
    return { items: items.map((one) => toWebhookView(one, waiting.get(one.id) ?? 0, new Date())), page };
  }

  /** Shows a webhook without its secret. */
  @Get(':id')
  @Shows(WebhookView)
  @Refuses('not-found')
  async get(@IdParam() id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<WebhookView> {
    const webhook = await this.webhooks.get(id);
    void reply.header('etag', etagOf(webhook.revision));
    return this.view(webhook);
  }

  /** Creates a webhook; the secret that verifies its messages is in this answer and never shown again. */
  @Post()
  @RequireScope('webhooks:write')
  @ShownOnce('secret')
  @Creates('name-taken')
  @Shows(NewWebhookView, 201, 'The new webhook with its secret.')
  async create(
    @CurrentActor() actor: Actor,
    @Body() input: CreateWebhook,
    @Query() query: ChangeQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NewWebhookView> {
    const made = await this.webhooks.create(actor, input, query.dryRun);
    const view = await this.withSecret(made, query.dryRun);
    return answerStored(reply, made.result, { view, status: 201, location: `/api/v1/webhooks/${view.id}` });
  }

  /** Changes where messages go, which, and whether. */
  @Patch(':id')
  @RequireScope('webhooks:write')
  @HttpCode(200)
  @Changes()
  @Shows(WebhookView)
  async patch(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() precondition: Precondition,
    @Body() input: PatchWebhook,
    @Query() query: ChangeQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebhookView> {
    const result = await this.webhooks.patch(actor, id, input, precondition, query.dryRun);
    return answerStored(reply, result, { view: await this.view(result.object), status: 200 });
  }

  /** Deletes a webhook; what waits for it is dropped. */
  @Delete(':id')
  @RequireScope('webhooks:write')
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
    const result = await this.webhooks.remove(actor, id, precondition, query.dryRun);
    answerStored(reply, result, { view: undefined, status: 204 });
  }

  /** Makes a new secret; for a while messages are signed with both. */
  @Post(':id/secret')
  @RequireScope('webhooks:write')
  @ShownOnce('secret')
  @HttpCode(200)
  @Creates('not-found')
  @Shows(NewWebhookView, 200, 'The webhook with its new secret.')
  async rotate(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { keepOldHours }: RotateSecret,
    @Query() query: ChangeQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NewWebhookView> {
    const made = await this.webhooks.rotate(actor, id, keepOldHours, query.dryRun);
    return answerStored(reply, made.result, { view: await this.withSecret(made, query.dryRun), status: 200 });
  }

  private async view(webhook: WebhookEntity): Promise<WebhookView> {
    const waiting = await this.deliveries.waiting();
    return toWebhookView(webhook, waiting.get(webhook.id) ?? 0, new Date());
  }

  private async withSecret({ result, secret }: WithSecret, dryRun: boolean): Promise<NewWebhookView> {
    return Object.assign(await this.view(result.object), { secret: dryRun ? null : secret });
  }
}
