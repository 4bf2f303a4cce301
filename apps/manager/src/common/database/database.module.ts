import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MANAGER_CONFIG, type ManagerConfig } from '../../config/manager-config.js';
import { dataSourceOptions } from './data-source-options.js';
import { Notifications } from './notifications.js';
import { Transactor } from './transactor.js';

@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [MANAGER_CONFIG],
      useFactory: (config: ManagerConfig) => ({
        ...dataSourceOptions(config.database),
        autoLoadEntities: true,
        retryAttempts: 20,
        retryDelay: 500,
      }),
    }),
  ],
  providers: [Transactor, Notifications],
  exports: [TypeOrmModule, Transactor, Notifications],
})
export class DatabaseModule {}
