import { Module } from '@nestjs/common';
import { ObservationsModule } from './observations/observations.module.js';

/** All that has to do with the machines: who they are, what they are told, what they report. */
@Module({ imports: [ObservationsModule] })
export class FleetModule {}
