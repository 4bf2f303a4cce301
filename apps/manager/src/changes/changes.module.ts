import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { DatabaseModule } from '../common/database/database.module.js';
import { IdempotencyModule } from '../idempotency/idempotency.module.js';
import { MachineStatesModule } from '../machine-states/machine-states.module.js';
import { OperationsModule } from '../operations/operations.module.js';
import { ChangeAnswers } from './change-answers.js';
import { ChangesService } from './changes.service.js';

@Module({
  imports: [DatabaseModule, OperationsModule, AuditModule, IdempotencyModule, MachineStatesModule],
  providers: [ChangesService, ChangeAnswers],
  exports: [ChangesService, ChangeAnswers],
})
export class ChangesModule {}
