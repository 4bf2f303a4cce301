import { type DynamicModule, Module } from '@nestjs/common';
import type { ManagerConfig } from '#libs/config';
import { DatabaseModule } from './common/database/database.module.js';
import { ConfigModule } from './config/config.module.js';
import { OperationsModule } from './operations/operations.module.js';

@Module({})
export class AppModule {
  static with(config: ManagerConfig): DynamicModule {
    return { module: AppModule, imports: [ConfigModule.with(config), DatabaseModule, OperationsModule] };
  }
}
