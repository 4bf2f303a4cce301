import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DatabaseModule } from '../common/database/database.module.js';
import { RealServerEntity } from './real-server.entity.js';
import { VirtualServiceEntity } from './virtual-service.entity.js';

@Module({ imports: [DatabaseModule, TypeOrmModule.forFeature([VirtualServiceEntity, RealServerEntity])] })
export class LoadBalancingModule {}
