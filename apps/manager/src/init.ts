import type { ManagerConfig } from '#libs/config';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './common/database/data-source-options.js';

/** Brings the database to this version's schema; safe to repeat. */
export async function migrate(config: ManagerConfig): Promise<void> {
  const dataSource = await new DataSource(dataSourceOptions(config.database)).initialize();
  try {
    await dataSource.runMigrations();
  } finally {
    await dataSource.destroy();
  }
}
