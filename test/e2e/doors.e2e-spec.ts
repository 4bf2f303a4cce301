import { readFile, stat } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { request } from 'node:https';
import { join } from 'node:path';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { managerServerName } from '#libs/pki';
import { init } from '../../apps/manager/src/init/init.js';
import { token } from '../../apps/manager/src/init/token.js';
import { closeDoors, openDoors } from '../../apps/manager/src/listeners.js';
import { DemoApi } from '../../lab/src/demo/api.js';
import { Credentials } from '../../lab/src/demo/credentials.js';
import { TestManager } from './harness/manager.js';
import { Stores } from './harness/stores.js';

let stores: Stores;
let manager: TestManager;
let doors: Awaited<ReturnType<typeof openDoors>>;
let apiPort: number;

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

beforeAll(async () => {
  stores = await Stores.start();
  apiPort = await freePort();
  manager = await TestManager.start(stores, {
    DIRECTORATE_API_PORT: String(apiPort),
    DIRECTORATE_API_ADDRESS: '127.0.0.1',
    DIRECTORATE_HTTP_SOCKET: join(stores.dir, 'api.sock'),
  });
  const fastify = manager.app.getHttpAdapter().getInstance();
  doors = await openDoors(manager.config, (incoming, outgoing) => fastify.routing(incoming, outgoing));
});
afterAll(async () => {
  await closeDoors(doors, 1000);
  await manager.stop();
  await stores.stop();
});

describe('the doors', () => {
  const overTls = (ca: string, servername: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const options = {
        host: '127.0.0.1',
        port: apiPort,
        path: '/readyz',
        ca,
        servername,
        minVersion: 'TLSv1.3',
      } as const;
      request(options, (response) => resolve(response.resume().statusCode ?? 0))
        .on('error', reject)
        .end();
    });

  it('serve HTTPS under the cluster’s CA and the manager’s name', async () => {
    const ca = await readFile(join(manager.config.stateDir, 'pki', 'ca.pem'), 'utf8');
    expect(await overTls(ca, managerServerName(manager.clusterId))).toBe(200);
    await expect(overTls(ca, 'manager.other.directorate')).rejects.toThrow(/altnames/);
  });

  it('serve plain HTTP on a socket that only the owner’s group can open', async () => {
    const socketPath = join(stores.dir, 'api.sock');
    expect((await stat(socketPath)).mode & 0o777).toBe(0o660);
    const status = await new Promise((resolve, reject) => {
      httpRequest({ socketPath, path: '/livez' }, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(200);
  });

  it('take log-ins through the socket, where there is no address', async () => {
    const body = JSON.stringify({ username: 'admin', password: 'a password for tests only' });
    const options = {
      socketPath: join(stores.dir, 'api.sock'),
      path: '/api/v1/sessions',
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    };
    const status = await new Promise((resolve, reject) => {
      httpRequest(options, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end(body);
    });
    expect(status).toBe(201);
  });
});

describe('init', () => {
  it('is safe to repeat: the same cluster, no second admin, keys for the owner only', async () => {
    const keys = ['ca.key', 'manager.key', 'redis.key'].map((name) => join(manager.config.stateDir, 'pki', name));
    const before = await Promise.all(keys.map((path) => readFile(path, 'utf8')));
    expect(await init(manager.config, new Date())).toEqual({ clusterId: manager.clusterId, adminPassword: null });
    expect(await Promise.all(keys.map((path) => readFile(path, 'utf8')))).toEqual(before);
    for (const path of keys) expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('renews server certificates before they end, under the same CA', async () => {
    const file = join(manager.config.stateDir, 'pki', 'manager.pem');
    const ca = await readFile(join(manager.config.stateDir, 'pki', 'ca.pem'), 'utf8');
    const before = await readFile(file, 'utf8');
    await init(manager.config, new Date(Date.now() + 800 * 86_400_000));
    expect(await readFile(file, 'utf8')).not.toBe(before);
    expect(await readFile(join(manager.config.stateDir, 'pki', 'ca.pem'), 'utf8')).toBe(ca);
  });

  it('refuses a database of another cluster', async () => {
    const stateDir = join(stores.dir, 'other-state');
    await expect(init({ ...manager.config, stateDir }, new Date())).rejects.toThrow(/belongs to cluster/);
  });
});

describe('the demonstration', () => {
  it('has a token of its own, and names the one-time password as long as nobody has used it', async () => {
    const socket = join(stores.dir, 'api.sock');
    let issued = 0;
    const issueToken = async (name: string): Promise<string> => {
      issued += 1;
      return (await token(manager.config, name, new Date())).token;
    };
    const credentials = new Credentials(stores.dir);
    await credentials.keepPassword('good for one log-in');
    await manager.query(`UPDATE app_user SET must_change_password = true WHERE name = 'admin'`);
    const api = new DemoApi(socket);
    expect(await credentials.logIn(api, issueToken)).toBe('good for one log-in');
    expect(await api.get('/users/me')).toMatchObject({ name: 'demonstration' });
    await manager.query(`UPDATE app_user SET must_change_password = false WHERE name = 'admin'`);
    expect(await new Credentials(stores.dir).logIn(new DemoApi(socket), issueToken)).toBeNull();
    expect(issued).toBe(1);
  });
});
