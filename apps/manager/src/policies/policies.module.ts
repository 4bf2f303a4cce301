import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { DatabaseModule } from '../common/database/database.module.js';
import { LoadBalancingModule } from '../load-balancing/load-balancing.module.js';
import { Followers } from './followers.js';
import { PoliciesController } from './policies.controller.js';
import { PoliciesService } from './policies.service.js';
import { PolicyStoreModule } from './policy-store.module.js';
import { PolicyViews } from './policy-views.js';

@Module({
  imports: [DatabaseModule, ChangesModule, LoadBalancingModule, PolicyStoreModule],
  controllers: [PoliciesController],
  providers: [PoliciesService, Followers, PolicyViews],
  exports: [PoliciesService],
})
export class PoliciesModule {}
