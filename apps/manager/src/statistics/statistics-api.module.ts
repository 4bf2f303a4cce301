import { Module } from '@nestjs/common';
import { DatabaseModule } from '../common/database/database.module.js';
import { HistoryRepository } from './history.repository.js';
import { StatisticsController } from './statistics.controller.js';
import { StatisticsModule } from './statistics.module.js';
import { TopList } from './top-list.js';

/** The routes of statistics. */
@Module({
  imports: [DatabaseModule, StatisticsModule],
  controllers: [StatisticsController],
  providers: [HistoryRepository, TopList],
})
export class StatisticsApiModule {}
