import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChangesModule } from '../changes/changes.module.js';
import { DatabaseModule } from '../common/database/database.module.js';
import { MachinesModule } from '../nodes/machines.module.js';
import { DirectorSettingsController } from './director-settings.controller.js';
import { DirectorSettingsEntity } from './director-settings.entity.js';
import { DirectorSettingsService } from './director-settings.service.js';

@Module({
  imports: [DatabaseModule, ChangesModule, MachinesModule, TypeOrmModule.forFeature([DirectorSettingsEntity])],
  controllers: [DirectorSettingsController],
  providers: [DirectorSettingsService],
  exports: [DirectorSettingsService],
})
export class DirectorSettingsModule {}
