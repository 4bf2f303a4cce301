import { Module } from '@nestjs/common';
import { DatabaseModule } from '../common/database/database.module.js';
import { EventRepository } from './event.repository.js';
import { EventsService } from './events.service.js';

@Module({
  imports: [DatabaseModule],
  providers: [EventRepository, EventsService],
  exports: [EventsService],
})
export class EventsModule {}
