import { Module } from '@nestjs/common';
import { AlarmsModule } from '../alarms/alarms.module.js';
import { ChangesModule } from '../changes/changes.module.js';
import { DatabaseModule } from '../common/database/database.module.js';
import { DrainsModule } from '../drains/drains.module.js';
import { EventsModule } from '../events/events.module.js';
import { MachineStatesModule } from '../machine-states/machine-states.module.js';
import { MachinesModule } from '../nodes/machines.module.js';
import { ObservationsModule } from '../observations/observations.module.js';
import { MaintenanceController } from './maintenance.controller.js';
import { MaintenanceReadiness } from './maintenance-readiness.js';
import { MaintenanceRepository } from './maintenance.repository.js';
import { MaintenanceService } from './maintenance.service.js';
import { MaintenanceWatch } from './maintenance-watch.js';

@Module({
  imports: [
    ...[DatabaseModule, ChangesModule, DrainsModule, MachinesModule, MachineStatesModule],
    ...[ObservationsModule, EventsModule, AlarmsModule],
  ],
  controllers: [MaintenanceController],
  providers: [MaintenanceRepository, MaintenanceReadiness, MaintenanceService, MaintenanceWatch],
})
export class MaintenanceModule {}
