import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from '../common/clock.js';
import { MANAGER_CONFIG, type ManagerConfig } from './manager-config.js';

/** Settings and the clock, for everyone. */
@Global()
@Module({})
export class ConfigModule {
  static with(config: ManagerConfig): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: MANAGER_CONFIG, useValue: config },
        { provide: Clock, useClass: SystemClock },
      ],
      exports: [MANAGER_CONFIG, Clock],
    };
  }
}
