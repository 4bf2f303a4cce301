import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EmbeddedPostgres, EmbeddedRedis, findUser, type ProcessUser, type RedisTls } from '#libs/host';

const userOf = async (name: string): Promise<{ user?: ProcessUser }> =>
  userInfo().uid === 0 ? { user: await findUser(name) } : {};

/** A real PostgreSQL and a real Redis of one spec file, on private sockets in a folder of their own. */
export class Stores {
  private constructor(
    readonly dir: string,
    readonly postgres: EmbeddedPostgres,
    readonly redis: EmbeddedRedis,
    /** The door for machines; null unless the spec asked for it. */
    readonly redisTls: RedisTls | null,
  ) {}

  static async start(options: { readonly redisTls?: (dir: string) => Promise<RedisTls> } = {}): Promise<Stores> {
    const dir = await mkdtemp(join(tmpdir(), 'dtest-e2e-'));
    await chmod(dir, 0o711);
    const postgres = new EmbeddedPostgres({ dir: join(dir, 'pg'), ...(await userOf('postgres')) });
    const tls = (await options.redisTls?.(dir)) ?? null;
    const door = tls === null ? {} : { tls };
    const redis = new EmbeddedRedis({ dir: join(dir, 'redis'), ...door, ...(await userOf('redis')) });
    await Promise.all([postgres.start(), redis.start()]);
    return new Stores(dir, postgres, redis, tls);
  }

  /** The environment that a manager with these stores reads. */
  environment(): Record<string, string> {
    return {
      DIRECTORATE_STATE_DIR: join(this.dir, 'state'),
      DATABASE_URL: this.postgres.url,
      REDIS_URL: this.redis.url,
      DIRECTORATE_API_PORT: '0',
      DIRECTORATE_PANEL_DIR: fileURLToPath(new URL('../../../dist/panel', import.meta.url)),
      ...(this.redisTls === null ? {} : { DIRECTORATE_REDIS_TLS_PORT: String(this.redisTls.port) }),
      DIRECTORATE_LOG_LEVEL: 'error',
      DIRECTORATE_REQUESTS_PER_MINUTE: '1000000',
      DIRECTORATE_MANAGER_ADDRESSES: '192.0.2.10,10.77.0.1,2001:db8::10,fd77::1',
    };
  }

  async stop(): Promise<void> {
    await Promise.all([this.postgres.stop(), this.redis.stop()]);
    await rm(this.dir, { recursive: true, force: true });
  }
}
