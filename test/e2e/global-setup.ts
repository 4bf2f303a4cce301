import { access } from 'node:fs/promises';
import { findPostgres } from '#libs/host';

/** Says in one sentence what is missing before any spec fails for it. */
export default async function setup(): Promise<void> {
  await findPostgres();
  await access('/usr/bin/redis-server').catch(() => {
    throw new Error('The e2e tests need redis-server: install the package redis-server.');
  });
}
