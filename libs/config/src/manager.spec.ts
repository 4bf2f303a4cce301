import { describe, expect, it } from 'vitest';
import { readManagerConfig } from './manager.js';

const least = { DATABASE_URL: 'postgres://d@db.example/directorate', REDIS_URL: 'redis://manager:pw@[::1]:6380' };

describe(readManagerConfig.name, () => {
  it('fills in the documented defaults', () => {
    expect(readManagerConfig(least)).toMatchObject({
      stateDir: '/var/lib/directorate',
      apiPort: 7443,
      redisTlsPort: 7379,
      httpPort: 0,
      database: { host: 'db.example', port: 5432, user: 'd', password: undefined, database: 'directorate' },
      redis: { username: 'manager', password: 'pw', host: '::1', port: 6380, path: undefined },
    });
  });

  it('takes unix sockets for both stores', () => {
    const config = readManagerConfig({
      DATABASE_URL: 'postgres://user:p%40ss@/directorate?host=/run/pg',
      REDIS_URL: 'unix:///run/redis.sock?username=manager&password=x',
    });
    expect(config.database).toMatchObject({ host: '/run/pg', user: 'user', password: 'p@ss' });
    expect(config.redis).toMatchObject({ path: '/run/redis.sock', username: 'manager', password: 'x' });
  });

  it('is closed unless it is opened: metrics without a token, webhooks to private networks', () => {
    expect(readManagerConfig(least)).toMatchObject({ metricsOnLoopback: false, webhookNetworks: [] });
    const open = { DIRECTORATE_METRICS_ON_LOOPBACK: 'yes', DIRECTORATE_WEBHOOK_NETWORKS: '10.0.0.0/8, fd00::/8' };
    const config = readManagerConfig({ ...least, ...open });
    expect(config).toMatchObject({ metricsOnLoopback: true, webhookNetworks: ['10.0.0.0/8', 'fd00::/8'] });
    for (const wrong of ['10.0.0.0', '10.0.0.0/33', 'fd00::/129', 'lan/8', '10.0.0.0/8/8']) {
      const read = (): unknown => readManagerConfig({ ...least, DIRECTORATE_WEBHOOK_NETWORKS: wrong });
      expect(read, wrong).toThrow(/DIRECTORATE_WEBHOOK_NETWORKS/);
    }
  });

  it('names each variable that does not fit', () => {
    const read = (): unknown =>
      readManagerConfig({ ...least, DIRECTORATE_API_PORT: '70000', DIRECTORATE_MANAGER_ADDRESSES: '10.0.0.1,nowhere' });
    expect(read).toThrow(/DIRECTORATE_API_PORT.*DIRECTORATE_MANAGER_ADDRESSES: nowhere is not an address/);
    expect(() => readManagerConfig({ ...least, DATABASE_URL: 'mysql://x' })).toThrow(/DATABASE_URL/);
  });
});
