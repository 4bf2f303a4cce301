import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChangesModule } from '../changes/changes.module.js';
import { DatabaseModule } from '../common/database/database.module.js';
import { SecretsModule } from '../common/secrets/secrets.module.js';
import { LoadBalancingModule } from '../load-balancing/load-balancing.module.js';
import { MachinesModule } from '../nodes/machines.module.js';
import { ObservationsModule } from '../observations/observations.module.js';
import { AdoptedAddresses } from './adopted-addresses.js';
import { AdoptionService } from './adoption.service.js';
import { Directors } from './directors.js';
import { ImportEntity, ImportedServiceEntity } from './import.entity.js';
import { ImportViews } from './import-views.js';
import { ImportsController } from './imports.controller.js';
import { ImportsService } from './imports.service.js';
import { SealedServices } from './sealed-services.js';

@Module({
  imports: [
    ...[DatabaseModule, ChangesModule, SecretsModule, LoadBalancingModule, MachinesModule, ObservationsModule],
    TypeOrmModule.forFeature([ImportEntity, ImportedServiceEntity]),
  ],
  controllers: [ImportsController],
  providers: [ImportsService, AdoptionService, AdoptedAddresses, ImportViews, SealedServices, Directors],
})
export class ImportsModule {}
