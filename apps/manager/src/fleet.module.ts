import { Module } from '@nestjs/common';
import { AlarmsApiModule } from './alarms/alarms-api.module.js';
import { CommandsModule } from './commands/commands.module.js';
import { EventsModule } from './events/events.module.js';
import { HealthModule } from './health/health.module.js';
import { MaintenanceModule } from './maintenance/maintenance.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { NodesModule } from './nodes/nodes.module.js';
import { ObservationsModule } from './observations/observations.module.js';
import { StatisticsApiModule } from './statistics/statistics-api.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

/** All that has to do with the machines: who they are, what they are told, what they report. */
@Module({
  imports: [
    ObservationsModule,
    CommandsModule,
    EventsModule,
    AlarmsApiModule,
    HealthModule,
    NodesModule,
    MaintenanceModule,
    StatisticsApiModule,
    MetricsModule,
    WebhooksModule,
  ],
})
export class FleetModule {}
