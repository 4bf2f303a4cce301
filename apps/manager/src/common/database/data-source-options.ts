import type { DatabaseEndpoint } from '#libs/config';
import type { DataSourceOptions } from 'typeorm';
import { MIGRATIONS } from '../../../../../migrations/index.js';
import { SnakeCaseNaming } from './snake-case-naming.js';

/** How every part of the manager connects to PostgreSQL. Entities come from the modules that own them. */
export function dataSourceOptions(endpoint: DatabaseEndpoint): DataSourceOptions & { type: 'postgres' } {
  return {
    type: 'postgres',
    host: endpoint.host,
    port: endpoint.port,
    username: endpoint.user,
    ...(endpoint.password === undefined ? {} : { password: endpoint.password }),
    database: endpoint.database,
    applicationName: 'directorate-manager',
    namingStrategy: new SnakeCaseNaming(),
    migrations: MIGRATIONS,
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    poolSize: 10,
    connectTimeoutMS: 5000,
    extra: { statement_timeout: 30_000, idle_in_transaction_session_timeout: 60_000 },
  };
}
