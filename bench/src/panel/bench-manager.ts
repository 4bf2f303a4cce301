import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { EmbeddedPostgres, EmbeddedRedis, findUser, type ProcessUser } from '#libs/host';

const START_LIMIT_MS = 120_000;
const PASSWORD = 'a password for benchmarks only';

const userOf = async (name: string): Promise<{ user?: ProcessUser }> =>
  userInfo().uid === 0 ? { user: await findUser(name) } : {};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** A manager as it runs in earnest, a process of its own, with a real PostgreSQL and a real Redis; its panel is the built one. */
export class BenchManager {
  token = '';

  private constructor(
    private readonly dir: string,
    private readonly postgres: EmbeddedPostgres,
    readonly redis: EmbeddedRedis,
    readonly database: Client,
    private readonly process: ChildProcess,
    /** `http://127.0.0.1:PORT`. */
    readonly origin: string,
  ) {}

  static async start(projectDir: string): Promise<BenchManager> {
    const dir = await mkdtemp(join(tmpdir(), 'dbench-'));
    await chmod(dir, 0o711);
    const postgres = new EmbeddedPostgres({ dir: join(dir, 'pg'), ...(await userOf('postgres')) });
    const redis = new EmbeddedRedis({ dir: join(dir, 'redis'), ...(await userOf('redis')) });
    await Promise.all([postgres.start(), redis.start()]);
    const port = await freePort();
    const env = {
      ...process.env,
      NODE_ENV: 'production',
      DIRECTORATE_STATE_DIR: join(dir, 'state'),
      DATABASE_URL: postgres.url,
      REDIS_URL: redis.url,
      DIRECTORATE_HTTP_PORT: String(port),
      DIRECTORATE_API_PORT: '0',
      DIRECTORATE_LOG_LEVEL: 'warn',
      DIRECTORATE_REQUESTS_PER_MINUTE: '1000000',
      DIRECTORATE_PANEL_DIR: join(projectDir, 'dist/panel'),
      DIRECTORATE_MANAGER_ADDRESSES: '192.0.2.10,10.77.0.1',
    };
    const program = join(projectDir, 'dist/apps/manager/src/main.js');
    const { stdout } = await promisify(execFile)(process.execPath, [program, 'init'], { env });
    const { adminPassword } = JSON.parse(stdout) as { adminPassword: string };
    const child = spawn(process.execPath, [program, 'serve'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    const database = new Client({ connectionString: postgres.url });
    await database.connect();
    const manager = new BenchManager(dir, postgres, redis, database, child, `http://127.0.0.1:${port}`);
    await manager.ready();
    await manager.logIn(adminPassword);
    return manager;
  }

  /** Asks the API; throws what it refuses. */
  async ask<T>(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<T> {
    const answer = await fetch(`${this.origin}/api/v1${path}`, {
      method,
      headers: {
        ...(this.token === '' ? {} : { authorization: `Bearer ${this.token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 500)}`);
    return (text === '' ? null : JSON.parse(text)) as T;
  }

  get credentials(): { readonly username: string; readonly password: string } {
    return { username: 'admin', password: PASSWORD };
  }

  async stop(): Promise<void> {
    await this.database.end();
    const gone = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    if (this.process.exitCode === null) await gone;
    await Promise.all([this.postgres.stop(), this.redis.stop()]);
    await rm(this.dir, { recursive: true, force: true });
  }

  private async ready(): Promise<void> {
    const began = performance.now();
    while (performance.now() - began < START_LIMIT_MS) {
      const isUp = await fetch(`${this.origin}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isUp) return;
      if (this.process.exitCode !== null) throw new Error('the manager ended before it was ready');
      await sleep(100);
    }
    throw new Error(`the manager was not ready in ${START_LIMIT_MS} ms`);
  }

  private async logIn(oneTime: string): Promise<void> {
    const first = await this.ask<{ token: string }>('POST', '/sessions', { username: 'admin', password: oneTime });
    this.token = first.token;
    await this.ask('POST', '/users/me/password', { currentPassword: oneTime, newPassword: PASSWORD });
    this.token = '';
    this.token = (await this.ask<{ token: string }>('POST', '/sessions', this.credentials)).token;
  }
}
