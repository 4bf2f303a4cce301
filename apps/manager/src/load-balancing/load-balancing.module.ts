import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AddressesModule } from '../addresses/addresses.module.js';
import { ChangesModule } from '../changes/changes.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { OutboxModule } from '../commands/outbox.module.js';
import { RelayModule } from '../commands/relay.module.js';
import { DatabaseModule } from '../common/database/database.module.js';
import { SecretsModule } from '../common/secrets/secrets.module.js';
import { IdempotencyModule } from '../idempotency/idempotency.module.js';
import { MachinesModule } from '../nodes/machines.module.js';
import { ObservationsModule } from '../observations/observations.module.js';
import { StatisticsModule } from '../statistics/statistics.module.js';
import { OperationsModule } from '../operations/operations.module.js';
import { PolicyStoreModule } from '../policies/policy-store.module.js';
import { ActionsController } from './actions/actions.controller.js';
import { ServiceActions } from './actions/actions.service.js';
import { DirectorChoice } from './actions/director-choice.js';
import { BulkController } from './bulk/bulk.controller.js';
import { BulkServices } from './bulk/bulk.service.js';
import { InsightController } from './insight/insight.controller.js';
import { Insight } from './insight/insight.service.js';
import { NodeSwitchService } from './node-switch.service.js';
import { CatalogueController } from './templates/catalogue.controller.js';
import { Catalogue } from './templates/catalogue.service.js';
import { SealedChecks } from './health/sealed-checks.js';
import { RealServerEntity } from './real-server.entity.js';
import { RealServersController } from './real-servers.controller.js';
import { RealServersService } from './real-servers.service.js';
import { ServerRows } from './server-rows.js';
import { ServiceSettings } from './service-settings.js';
import { ServiceViews } from './service-views.js';
import { CheckTrialsController } from './trials/check-trials.controller.js';
import { CheckTrials } from './trials/check-trials.service.js';
import { TrialDirectors } from './trials/trial-director.js';
import { TrialDrafts } from './trials/trial-draft.js';
import { TrialReports } from './trials/trial-reports.js';
import { TrialUpkeep } from './trials/trial-upkeep.js';
import { VirtualIpChoice } from './virtual-ip-choice.js';
import { VirtualServiceEntity } from './virtual-service.entity.js';
import { VirtualServiceRepository } from './virtual-service.repository.js';
import { VirtualServicesController } from './virtual-services.controller.js';
import { VirtualServicesService } from './virtual-services.service.js';

@Module({
  imports: [
    DatabaseModule,
    ChangesModule,
    AddressesModule,
    MachinesModule,
    ObservationsModule,
    StatisticsModule,
    OutboxModule,
    RelayModule,
    AuditModule,
    IdempotencyModule,
    OperationsModule,
    PolicyStoreModule,
    SecretsModule,
    TypeOrmModule.forFeature([VirtualServiceEntity, RealServerEntity]),
  ],
  controllers: [
    BulkController,
    VirtualServicesController,
    RealServersController,
    InsightController,
    ActionsController,
    CatalogueController,
    CheckTrialsController,
  ],
  providers: [
    VirtualServiceRepository,
    VirtualServicesService,
    RealServersService,
    ServerRows,
    ServiceSettings,
    ServiceViews,
    SealedChecks,
    VirtualIpChoice,
    NodeSwitchService,
    BulkServices,
    Catalogue,
    DirectorChoice,
    Insight,
    ServiceActions,
    TrialDrafts,
    TrialDirectors,
    CheckTrials,
    TrialReports,
    TrialUpkeep,
  ],
  exports: [VirtualServicesService, RealServersService, VirtualServiceRepository, ServiceSettings, SealedChecks],
})
export class LoadBalancingModule {}
