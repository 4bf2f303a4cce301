import { type DynamicModule, Module } from '@nestjs/common';
import type { ManagerConfig } from '#libs/config';
import { AddressesModule } from './addresses/addresses.module.js';
import { AuditModule } from './audit/audit.module.js';
import { AuthApiModule } from './auth/auth-api.module.js';
import { AuthModule } from './auth/auth.module.js';
import { ChangeSetsModule } from './change-sets/change-sets.module.js';
import { ClusterApiModule } from './cluster/cluster-api.module.js';
import { ClusterModule } from './cluster/cluster.module.js';
import { DatabaseModule } from './common/database/database.module.js';
import { ConfigModule } from './config/config.module.js';
import { DrainsModule } from './drains/drains.module.js';
import { DirectorSettingsModule } from './director-settings/director-settings.module.js';
import { FleetModule } from './fleet.module.js';
import { IdempotencyModule } from './idempotency/idempotency.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { LoadBalancingModule } from './load-balancing/load-balancing.module.js';
import { OperationsModule } from './operations/operations.module.js';
import { PoliciesModule } from './policies/policies.module.js';
import { ProbesModule } from './probes/probes.module.js';
import { RevisionsModule } from './revisions/revisions.module.js';

@Module({})
export class AppModule {
  static with(config: ManagerConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config),
        DatabaseModule,
        AuthModule,
        AuthApiModule,
        OperationsModule,
        AuditModule,
        IdempotencyModule,
        ClusterModule,
        ClusterApiModule,
        AddressesModule,
        LoadBalancingModule,
        ImportsModule,
        FleetModule,
        ProbesModule,
        RevisionsModule,
        DrainsModule,
        ChangeSetsModule,
        DirectorSettingsModule,
        PoliciesModule,
      ],
    };
  }
}
