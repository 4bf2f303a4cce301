import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../auth/actor.js';
import { CurrentActor, RequireScope } from '../auth/auth.decorators.js';
import { IdParam } from '../common/http/id-param.js';
import { Creates, Lists, Refuses, Shows } from '../common/http/openapi.js';
import type { Page } from '../common/http/paginate.js';
import { DeliveriesService } from './deliveries.service.js';
import { DeliveriesQuery, DeliveryView } from './webhook.dto.js';
import { toDeliveryView } from './webhook.view.js';
import { WebhooksService } from './webhooks.service.js';

@ApiTags('webhooks')
@RequireScope('webhooks:read')
@Controller('api/v1/webhooks/:id')
export class DeliveriesController {
  constructor(
    private readonly webhooks: WebhooksService,
    private readonly deliveries: DeliveriesService,
  ) {}

  /** Lists what was sent and how that went, newest first; kept for 30 days. */
  @Get('deliveries')
  @Lists(DeliveryView)
  @Refuses('invalid-input', 'not-found')
  async list(@IdParam() id: string, @Query() query: DeliveriesQuery): Promise<Page<DeliveryView>> {
    const webhook = await this.webhooks.get(id);
    const { items, page } = await this.deliveries.list(webhook.id, query);
    return { items: items.map(toDeliveryView), page };
  }

  /** Sends a test message at once, and shows how that went. */
  @Post('test')
  @RequireScope('webhooks:write')
  @HttpCode(200)
  @Creates('not-found')
  @Shows(DeliveryView, 200, 'The delivery with its only attempt.')
  async test(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<DeliveryView> {
    return toDeliveryView(await this.deliveries.test(actor, await this.webhooks.get(id)));
  }

  /** Sends a message that has ended once more, with the same `webhook-id`. */
  @Post('deliveries/:deliveryId/replay')
  @RequireScope('webhooks:write')
  @HttpCode(200)
  @Creates('not-found')
  @Shows(DeliveryView, 200, 'The delivery, which is due now.')
  async replay(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('deliveryId') deliveryId: string,
  ): Promise<DeliveryView> {
    return toDeliveryView(await this.deliveries.replay(actor, await this.webhooks.get(id), deliveryId));
  }
}
