import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readManagerConfig } from '#libs/config';
import { dataSourceOptions } from '../../apps/manager/src/common/database/data-source-options.js';
import { Stores } from './harness/stores.js';

let stores: Stores;
let dataSource: DataSource;

/** Every column of our tables as one text, to compare schemas. */
const schema = async (): Promise<string[]> => {
  const rows = await dataSource.query<{ line: string }[]>(
    `SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') AS line
     FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'schema_migration' ORDER BY 1`,
  );
  return rows.map(({ line }) => line);
};

beforeAll(async () => {
  stores = await Stores.start();
  dataSource = await new DataSource(dataSourceOptions(readManagerConfig(stores.environment()).database)).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await stores.stop();
});

describe('migrations', () => {
  it('go up, all the way down, and up again to the same schema', async () => {
    const applied = await dataSource.runMigrations();
    const first = await schema();
    expect(first.length).toBeGreaterThan(100);
    for (const _migration of applied) await dataSource.undoLastMigration();
    expect(await schema()).toEqual([]);
    await dataSource.runMigrations();
    expect(await schema()).toEqual(first);
  });

  it('change nothing when they are repeated', async () => {
    expect(await dataSource.runMigrations()).toEqual([]);
  });
});
