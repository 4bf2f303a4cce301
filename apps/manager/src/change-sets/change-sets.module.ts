import { Module } from '@nestjs/common';
import { AddressesModule } from '../addresses/addresses.module.js';
import { ChangesModule } from '../changes/changes.module.js';
import { DatabaseModule } from '../common/database/database.module.js';
import { DirectorSettingsModule } from '../director-settings/director-settings.module.js';
import { LoadBalancingModule } from '../load-balancing/load-balancing.module.js';
import { SecretsModule } from '../common/secrets/secrets.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { ChangeSetRepository } from './change-set.repository.js';
import { ChangeSetsController } from './change-sets.controller.js';
import { ChangeSetsService } from './change-sets.service.js';
import { ItemChanges } from './item-changes.js';

@Module({
  imports: [
    DatabaseModule,
    ChangesModule,
    LoadBalancingModule,
    AddressesModule,
    SecretsModule,
    PoliciesModule,
    DirectorSettingsModule,
  ],
  controllers: [ChangeSetsController],
  providers: [ChangeSetRepository, ChangeSetsService, ItemChanges],
})
export class ChangeSetsModule {}
