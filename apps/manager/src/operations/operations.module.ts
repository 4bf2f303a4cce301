import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DatabaseModule } from '../common/database/database.module.js';
import { OperationEntity, OperationLogEntity, OperationStepEntity } from './operation.entity.js';
import { OperationFeed } from './operation-feed.js';
import { OperationRetention } from './operation-retention.js';
import { OperationsController } from './operations.controller.js';
import { OperationRepository } from './operation.repository.js';
import { OperationsService } from './operations.service.js';

@Module({
  imports: [DatabaseModule, TypeOrmModule.forFeature([OperationEntity, OperationStepEntity, OperationLogEntity])],
  controllers: [OperationsController],
  providers: [OperationRepository, OperationsService, OperationFeed, OperationRetention],
  exports: [OperationsService],
})
export class OperationsModule {}
