import { Module } from '@nestjs/common';
import { DatabaseModule } from '../common/database/database.module.js';
import { StatisticsPartitions } from './partitions.js';
import { StatisticsRollUp } from './roll-up.js';
import { SampleRepository } from './sample.repository.js';
import { SeriesRepository } from './series.repository.js';
import { StatisticsIntake } from './statistics-intake.js';
import { StatisticsUpkeep } from './statistics-upkeep.js';
import { TrafficNow } from './traffic-now.js';

/** Samples of what passes through the directors: taken in, rolled up, dropped. */
@Module({
  imports: [DatabaseModule],
  providers: [
    SampleRepository,
    SeriesRepository,
    StatisticsPartitions,
    StatisticsRollUp,
    StatisticsIntake,
    StatisticsUpkeep,
    TrafficNow,
  ],
  exports: [StatisticsIntake, StatisticsPartitions, StatisticsRollUp, TrafficNow],
})
export class StatisticsModule {}
