import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { OutboxModule } from '../commands/outbox.module.js';
import { DatabaseModule } from '../common/database/database.module.js';
import { ClusterController } from './cluster.controller.js';
import { ClusterModule } from './cluster.module.js';
import { ClusterService } from './cluster.service.js';

/** The cluster over the API. */
@Module({
  imports: [DatabaseModule, ClusterModule, ChangesModule, OutboxModule],
  controllers: [ClusterController],
  providers: [ClusterService],
})
export class ClusterApiModule {}
