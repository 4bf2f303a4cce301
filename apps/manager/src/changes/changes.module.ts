import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { DatabaseModule } from '../common/database/database.module.js';
import { IdempotencyModule } from '../idempotency/idempotency.module.js';
import { MachineStatesModule } from '../machine-states/machine-states.module.js';
import { ObservationsModule } from '../observations/observations.module.js';
import { OperationsModule } from '../operations/operations.module.js';
import { RevisionRecordModule } from '../revisions/revision-record.module.js';
import { ChangeAnswers } from './change-answers.js';
import { ChangeFollower } from './change-follower.js';
import { ChangesService } from './changes.service.js';
import { ChangeControl } from './control/change-control.js';
import { ChangeControlController } from './control/change-control.controller.js';
import { ChangeControlRepository } from './control/change-control.repository.js';
import { HealthBefore } from './control/health-before.js';
import { ImpactReader } from './impact-reader.js';

@Module({
  imports: [
    DatabaseModule,
    OperationsModule,
    AuditModule,
    IdempotencyModule,
    MachineStatesModule,
    ObservationsModule,
    RevisionRecordModule,
  ],
  controllers: [ChangeControlController],
  providers: [
    ChangesService,
    ChangeAnswers,
    ChangeFollower,
    ImpactReader,
    ChangeControl,
    ChangeControlRepository,
    HealthBefore,
  ],
  exports: [ChangesService, ChangeAnswers, ChangeControl],
})
export class ChangesModule {}
