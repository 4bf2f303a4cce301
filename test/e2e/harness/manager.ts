import 'reflect-metadata';
import type { Server } from 'node:http';
import { ConsoleLogger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type ManagerConfig, readManagerConfig } from '#libs/config';
import { createApp } from '../../../apps/manager/src/app.js';
import { Transactor } from '../../../apps/manager/src/common/database/transactor.js';
import { init } from '../../../apps/manager/src/init/init.js';
import { ApiClient } from './api-client.js';
import type { Stores } from './stores.js';

const ADMIN_PASSWORD = 'a password for tests only';

/** A whole manager in this process, listening on a loopback port. */
export class TestManager {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly config: ManagerConfig,
    readonly clusterId: string,
    readonly server: Server,
  ) {}

  /** Initialises and serves; the same stores can be served again after `stop`. */
  static async start(stores: Stores, environment: Record<string, string> = {}): Promise<TestManager> {
    const config = readManagerConfig({ ...stores.environment(), ...environment });
    const { clusterId, adminPassword } = await init(config, new Date());
    const app = await createApp(config, new ConsoleLogger({ logLevels: ['error', 'fatal'] }));
    await app.listen(0, '127.0.0.1');
    const manager = new TestManager(app, config, clusterId, app.getHttpServer());
    if (adminPassword !== null) await manager.firstLogIn('admin', adminPassword, ADMIN_PASSWORD);
    return manager;
  }

  /** A client without credentials. */
  stranger(): ApiClient {
    return new ApiClient(this.server, null);
  }

  /** A client in a session of this user. */
  async logIn(username = 'admin', password = ADMIN_PASSWORD): Promise<ApiClient> {
    const answer = await this.stranger().post('/sessions', { username, password });
    if (answer.status !== 201)
      throw new Error(`Log-in of ${username}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return new ApiClient(this.server, (answer.body as { token: string }).token);
  }

  /** Asks the database behind the manager. */
  query<T = Record<string, unknown>>(statement: string): Promise<T[]> {
    return this.app.get(Transactor, { strict: false }).reader.query<T[]>(statement);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await this.app.close();
  }

  /** A client in a session of a user who has just replaced the one-time password by this one. */
  async firstLogIn(username: string, oneTime: string, newPassword: string): Promise<ApiClient> {
    const client = await this.logIn(username, oneTime);
    const answer = await client.post('/users/me/password', { currentPassword: oneTime, newPassword });
    if (answer.status !== 200) throw new Error(`Changing the password: ${JSON.stringify(answer.body)}`);
    return client;
  }
}
