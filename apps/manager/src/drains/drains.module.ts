import { Module } from '@nestjs/common';
import { AlarmsModule } from '../alarms/alarms.module.js';
import { ChangesModule } from '../changes/changes.module.js';
import { DatabaseModule } from '../common/database/database.module.js';
import { LoadBalancingModule } from '../load-balancing/load-balancing.module.js';
import { MachineStatesModule } from '../machine-states/machine-states.module.js';
import { MachinesModule } from '../nodes/machines.module.js';
import { ObservationsModule } from '../observations/observations.module.js';
import { OperationsModule } from '../operations/operations.module.js';
import { RevisionRecordModule } from '../revisions/revision-record.module.js';
import { CapacityGuard } from './capacity-guard.js';
import { DrainBatches } from './drain-batches.js';
import { DrainRepository } from './drain.repository.js';
import { DrainStart } from './drain-start.js';
import { DrainSteps } from './drain-steps.js';
import { DrainViews } from './drain-views.js';
import { DrainWatch } from './drain-watch.js';
import { DrainedDeletion } from './drained-deletion.js';
import { DrainedServiceDeletion } from './drained-service-deletion.js';
import { DrainedObject } from './drained-object.js';
import { DrainedServers } from './drained-servers.js';
import { DrainsController } from './drains.controller.js';
import { DrainsService } from './drains.service.js';
import { ServerSights } from './server-sights.js';

@Module({
  imports: [
    ...[DatabaseModule, ChangesModule, MachineStatesModule, MachinesModule, ObservationsModule],
    ...[OperationsModule, AlarmsModule, RevisionRecordModule, LoadBalancingModule],
  ],
  controllers: [DrainsController],
  providers: [
    ...[DrainRepository, DrainedServers, DrainBatches, DrainStart, DrainSteps, DrainViews],
    ...[CapacityGuard, ServerSights, DrainsService, DrainWatch, DrainedDeletion, DrainedServiceDeletion, DrainedObject],
  ],
  exports: [DrainedServers, ServerSights],
})
export class DrainsModule {}
