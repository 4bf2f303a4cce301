import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DatabaseModule } from '../common/database/database.module.js';
import { PolicyEntity } from './policy.entity.js';
import { PolicyRepository } from './policy.repository.js';

/** The policies as rows, for those who follow them. */
@Module({
  imports: [DatabaseModule, TypeOrmModule.forFeature([PolicyEntity])],
  providers: [PolicyRepository],
  exports: [PolicyRepository],
})
export class PolicyStoreModule {}
