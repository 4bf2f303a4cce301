import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DatabaseModule } from '../common/database/database.module.js';
import { AddressEntity } from './address.entity.js';

@Module({ imports: [DatabaseModule, TypeOrmModule.forFeature([AddressEntity])] })
export class AddressesModule {}
