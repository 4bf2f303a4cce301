import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { DatabaseModule } from '../common/database/database.module.js';
import { ConfigurationWriter } from './configuration-writer.js';
import { Restorations } from './restorations.js';
import { ConfirmationWatch } from './confirmation/confirmation-watch.js';
import { ConfirmationsController } from './confirmation/confirmations.controller.js';
import { RollBack } from './confirmation/roll-back.js';
import { EventsModule } from '../events/events.module.js';
import { MachineStatesModule } from '../machine-states/machine-states.module.js';
import { ObservationsModule } from '../observations/observations.module.js';
import { RevisionRecordModule } from './revision-record.module.js';
import { RevisionsController } from './revisions.controller.js';

@Module({
  imports: [DatabaseModule, ChangesModule, RevisionRecordModule, ObservationsModule, EventsModule, MachineStatesModule],
  controllers: [RevisionsController, ConfirmationsController],
  providers: [ConfigurationWriter, Restorations, RollBack, ConfirmationWatch],
  exports: [ConfigurationWriter, Restorations],
})
export class RevisionsModule {}
