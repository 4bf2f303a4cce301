import { randomBytes } from 'node:crypto';
import { access, chmod, chown, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '#libs/errors';
import { renderRedisConfig, type RedisTls } from './redis-config.js';
import { isRedisReady } from './redis-ready.js';
import type { ProcessUser } from './run-as.js';
import { SupervisedProcess } from './supervised-process.js';

export interface EmbeddedRedisOptions {
  /** Socket and log are below. Made when missing. */
  readonly dir: string;
  /** Absent: whoever we are. Must be able to read the TLS key. */
  readonly user?: ProcessUser;
  /** Put before the command, for instance `ip netns exec NAME`. */
  readonly prefix?: readonly string[];
  /** Absent: only the unix socket. */
  readonly tls?: RedisTls;
  readonly maxMemoryMiB?: number;
  readonly startTimeoutMs?: number;
  readonly onEvent?: (message: string) => void;
}

const PROGRAMS = ['/usr/bin/redis-server', '/usr/bin/valkey-server'];
const START_TIMEOUT_MS = 20_000;
const STOP_TIMEOUT_MS = 5_000;

/** A private Redis that holds nothing worth keeping: it starts empty each time, also after a crash. */
export class EmbeddedRedis {
  readonly #password = randomBytes(24).toString('hex');
  readonly socket: string;
  #server: SupervisedProcess | null = null;

  constructor(private readonly options: EmbeddedRedisOptions) {
    this.socket = join(options.dir, 'redis.sock');
  }

  /** For the manager: the unix socket with the user `manager`. */
  get url(): string {
    return `unix://${this.socket}?username=manager&password=${this.#password}`;
  }

  get password(): string {
    return this.#password;
  }

  get pid(): number | null {
    return this.#server?.pid ?? null;
  }

  get restarts(): number {
    return this.#server?.restarts ?? 0;
  }

  async start(): Promise<void> {
    this.#server ??= await this.#prepare();
    await this.#server.start();
  }

  async stop(): Promise<void> {
    await this.#server?.stop();
  }

  /** Kills the server without warning, for tests; it comes back empty by itself unless it shall stay down. */
  async kill(options: { readonly stayDown?: boolean } = {}): Promise<void> {
    await this.#server?.kill(options);
  }

  async whenReady(timeoutMs: number): Promise<void> {
    await this.#server?.whenReady(timeoutMs);
  }

  async #prepare(): Promise<SupervisedProcess> {
    const { dir, user, tls } = this.options;
    const program = await findRedis();
    await mkdir(dir, { recursive: true });
    await chmod(dir, 0o711);
    if (user !== undefined) await chown(dir, user.uid, user.gid);
    const stdin = renderRedisConfig({
      dir,
      socket: this.socket,
      managerPassword: this.#password,
      tls: tls ?? null,
      maxMemoryMiB: this.options.maxMemoryMiB ?? 256,
    });
    return new SupervisedProcess({
      name: 'Redis',
      command: { program, args: ['-'] },
      ...(user === undefined ? {} : { user }),
      prefix: this.options.prefix ?? [],
      deathSignal: 'KILL',
      cwd: dir,
      stdin,
      logFile: join(dir, 'redis.log'),
      stopSignal: 'SIGTERM',
      stopTimeoutMs: STOP_TIMEOUT_MS,
      startTimeoutMs: this.options.startTimeoutMs ?? START_TIMEOUT_MS,
      prepare: () => rm(this.socket, { force: true }),
      isReady: () => isRedisReady(this.socket, this.#password),
      ...(this.options.onEvent === undefined ? {} : { onEvent: this.options.onEvent }),
    });
  }
}

async function findRedis(): Promise<string> {
  for (const program of PROGRAMS) {
    const isThere = await access(program).then(
      () => true,
      () => false,
    );
    if (isThere) return program;
  }
  throw new DomainError('unavailable', `Neither ${PROGRAMS.join(' nor ')} was found.`, {
    hint: 'Install the package redis-server, or set REDIS_URL to a server of your own.',
  });
}
