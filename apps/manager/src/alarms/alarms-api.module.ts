import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { AlarmsController } from './alarms.controller.js';
import { AlarmsModule } from './alarms.module.js';

/** The routes of alarms. */
@Module({ imports: [ChangesModule, AlarmsModule], controllers: [AlarmsController] })
export class AlarmsApiModule {}
