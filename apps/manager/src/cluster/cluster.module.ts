import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DatabaseModule } from '../common/database/database.module.js';
import { ClusterEntity } from './cluster.entity.js';
import { Office } from './office.js';

@Module({
  imports: [DatabaseModule, TypeOrmModule.forFeature([ClusterEntity])],
  providers: [Office],
  exports: [Office],
})
export class ClusterModule {}
