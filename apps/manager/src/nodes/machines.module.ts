import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DatabaseModule } from '../common/database/database.module.js';
import { MachineDirectory } from './machine-directory.js';
import { MachineDirectoryService } from './machine-directory.service.js';
import { MachineEntity } from './machine.entity.js';
import { MachineRepository } from './machine.repository.js';

/** The machines of the cluster as rows; what is done with them is the business of other modules. */
@Module({
  imports: [DatabaseModule, TypeOrmModule.forFeature([MachineEntity])],
  providers: [MachineRepository, { provide: MachineDirectory, useClass: MachineDirectoryService }],
  exports: [MachineRepository, MachineDirectory],
})
export class MachinesModule {}
