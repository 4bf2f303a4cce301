import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChangesModule } from '../changes/changes.module.js';
import { ClusterModule } from '../cluster/cluster.module.js';
import { DatabaseModule } from '../common/database/database.module.js';
import { MachinesModule } from '../nodes/machines.module.js';
import { AddressEntity } from './address.entity.js';
import { AddressesController } from './addresses.controller.js';
import { AddressesService } from './addresses.service.js';

@Module({
  imports: [DatabaseModule, ChangesModule, ClusterModule, MachinesModule, TypeOrmModule.forFeature([AddressEntity])],
  controllers: [AddressesController],
  providers: [AddressesService],
  exports: [AddressesService],
})
export class AddressesModule {}
