import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChangesModule } from '../changes/changes.module.js';
import { DatabaseModule } from '../common/database/database.module.js';
import { SecretsModule } from '../common/secrets/secrets.module.js';
import { EventsModule } from '../events/events.module.js';
import { DeliveriesController } from './deliveries.controller.js';
import { DeliveriesService } from './deliveries.service.js';
import { DeliveryAttempt } from './delivery-attempt.js';
import { DeliveryRepository } from './delivery.repository.js';
import { WebhookDispatcher } from './webhook-dispatcher.js';
import { DeliveryEntity, WebhookEntity } from './webhook.entity.js';
import { WebhooksController } from './webhooks.controller.js';
import { WebhooksService } from './webhooks.service.js';

@Module({
  imports: [
    DatabaseModule,
    ChangesModule,
    EventsModule,
    SecretsModule,
    TypeOrmModule.forFeature([WebhookEntity, DeliveryEntity]),
  ],
  controllers: [WebhooksController, DeliveriesController],
  providers: [WebhooksService, DeliveriesService, DeliveryRepository, DeliveryAttempt, WebhookDispatcher],
})
export class WebhooksModule {}
