import { Module } from '@nestjs/common';
import { DatabaseModule } from '../common/database/database.module.js';
import { EventsModule } from '../events/events.module.js';
import { AlarmRepository } from './alarm.repository.js';
import { AlarmsService } from './alarms.service.js';

@Module({
  imports: [DatabaseModule, EventsModule],
  providers: [AlarmRepository, AlarmsService],
  exports: [AlarmRepository, AlarmsService],
})
export class AlarmsModule {}
