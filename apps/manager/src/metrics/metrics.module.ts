import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { DatabaseModule } from '../common/database/database.module.js';
import { MachinesModule } from '../nodes/machines.module.js';
import { ObservationsModule } from '../observations/observations.module.js';
import { RedisModule } from '../redis/redis.module.js';
import { StatisticsModule } from '../statistics/statistics.module.js';
import { ClusterSnapshots } from './cluster-snapshots.js';
import { ManagerFamilies } from './manager-families.js';
import { MetricsController } from './metrics.controller.js';
import { MetricsPage } from './metrics-page.js';
import { ProcessMetrics } from './process-metrics.js';

@Module({
  imports: [AuthModule, DatabaseModule, MachinesModule, ObservationsModule, RedisModule, StatisticsModule],
  controllers: [MetricsController],
  providers: [ClusterSnapshots, ManagerFamilies, MetricsPage, ProcessMetrics],
})
export class MetricsModule {}
