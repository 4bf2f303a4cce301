import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DatabaseModule } from '../common/database/database.module.js';
import { ClusterEntity } from './cluster.entity.js';
import { ManagerAddresses } from './manager-addresses.js';
import { ManagerEndpointsService } from './manager-endpoints.js';
import { Office } from './office.js';

/** The cluster's record, the manager's office and its addresses. */
@Module({
  imports: [DatabaseModule, TypeOrmModule.forFeature([ClusterEntity])],
  providers: [Office, ManagerAddresses, ManagerEndpointsService],
  exports: [Office, ManagerAddresses, ManagerEndpointsService],
})
export class ClusterModule {}
