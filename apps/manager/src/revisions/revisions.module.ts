import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { DatabaseModule } from '../common/database/database.module.js';
import { ConfigurationWriter } from './configuration-writer.js';
import { Restorations } from './restorations.js';
import { RevisionRecordModule } from './revision-record.module.js';
import { RevisionsController } from './revisions.controller.js';

@Module({
  imports: [DatabaseModule, ChangesModule, RevisionRecordModule],
  controllers: [RevisionsController],
  providers: [ConfigurationWriter, Restorations],
  exports: [ConfigurationWriter, Restorations],
})
export class RevisionsModule {}
