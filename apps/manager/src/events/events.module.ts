import { Module } from '@nestjs/common';
import { DatabaseModule } from '../common/database/database.module.js';
import { EventStreams } from './event-streams.js';
import { EventFeed } from './event-feed.js';
import { EventRepository } from './event.repository.js';
import { EventsController } from './events.controller.js';
import { EventsService } from './events.service.js';

@Module({
  imports: [DatabaseModule],
  controllers: [EventsController],
  providers: [EventRepository, EventsService, EventFeed, EventStreams],
  exports: [EventsService, EventRepository],
})
export class EventsModule {}
