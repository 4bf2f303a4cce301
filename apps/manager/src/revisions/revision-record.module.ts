import { Module } from '@nestjs/common';
import { DatabaseModule } from '../common/database/database.module.js';
import { ConfigurationHistory } from './configuration-history.js';
import { RevisionRecorder } from './revision-recorder.js';
import { RevisionRepository } from './revision.repository.js';

/** Keeps revisions; what is done with them is in RevisionsModule. */
@Module({
  imports: [DatabaseModule],
  providers: [ConfigurationHistory, RevisionRecorder, RevisionRepository],
  exports: [ConfigurationHistory, RevisionRecorder, RevisionRepository],
})
export class RevisionRecordModule {}
