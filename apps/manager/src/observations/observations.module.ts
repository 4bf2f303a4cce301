import { Module } from '@nestjs/common';
import { AlarmsModule } from '../alarms/alarms.module.js';
import { RelayModule } from '../commands/relay.module.js';
import { DatabaseModule } from '../common/database/database.module.js';
import { EventsModule } from '../events/events.module.js';
import { MachinesModule } from '../nodes/machines.module.js';
import { RedisModule } from '../redis/redis.module.js';
import { StatisticsModule } from '../statistics/statistics.module.js';
import { ObservationRepository } from './observation.repository.js';
import { ObservationStore } from './observation-store.js';
import { ObservationsService } from './observations.js';
import { CurrentObservations } from './observations.service.js';
import { RecordRetention } from './record-retention.js';
import { ReportIntake } from './report-intake.js';
import { ReportReader } from './report-reader.js';
import { SinceTracker } from './since-tracker.js';
import { StatusWatch } from './status-watch.js';

@Module({
  imports: [DatabaseModule, MachinesModule, RedisModule, RelayModule, EventsModule, AlarmsModule, StatisticsModule],
  providers: [
    ObservationRepository,
    ObservationStore,
    SinceTracker,
    CurrentObservations,
    { provide: ObservationsService, useExisting: CurrentObservations },
    RecordRetention,
    ReportIntake,
    ReportReader,
    StatusWatch,
  ],
  exports: [ObservationsService, CurrentObservations, ObservationRepository, ObservationStore, SinceTracker],
})
export class ObservationsModule {}
