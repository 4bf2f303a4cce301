import { Module } from '@nestjs/common';
import { OutboxModule } from '../commands/outbox.module.js';
import { DatabaseModule } from '../common/database/database.module.js';
import { MachinesModule } from '../nodes/machines.module.js';
import { RevisionRecordModule } from '../revisions/revision-record.module.js';
import { ClusterViewReader } from './cluster-view.reader.js';
import { MachineStatePublisher } from './machine-state-publisher.js';
import { MachineStateRepository } from './machine-state.repository.js';
import { MachineStatesService } from './machine-states.service.js';

@Module({
  imports: [DatabaseModule, MachinesModule, OutboxModule, RevisionRecordModule],
  providers: [
    ClusterViewReader,
    MachineStateRepository,
    { provide: MachineStatePublisher, useClass: MachineStatesService },
  ],
  exports: [MachineStatePublisher, MachineStateRepository, ClusterViewReader],
})
export class MachineStatesModule {}
