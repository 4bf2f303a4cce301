import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import {
  EmbeddedPostgres,
  EmbeddedRedis,
  findUser,
  SupervisedProcess,
  wrapCommand,
  type ProcessUser,
} from '#libs/host';
import { reachPrefix } from './reach.js';

export interface ManagerStackOptions {
  /** The checkout, with `dist` built. */
  readonly projectDir: string;
  /** Data of PostgreSQL, Redis and the manager. */
  readonly dir: string;
  /** Argv that puts a command into the manager's machine; it must exec. */
  readonly prefix: readonly string[];
  /** The manager's own addresses, as agents reach it and as quorum IP can be chosen from. */
  readonly addresses: readonly string[];
  readonly onEvent?: (message: string) => void;
}

/** Between 61184 and 65519, which systemd.exec(5) sets aside for users without a name. */
export const MANAGER_USER: ProcessUser = { uid: 61_984, gid: 61_984 };

/** HTTPS: the API and the panel. */
export const API_PORT = 7443;
const REDIS_TLS_PORT = 7379;
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 10_000;
const INIT_TIMEOUT_MS = 120_000;

/** The manager with a PostgreSQL and a Redis of its own: three supervised processes without rights, in one machine. */
export class ManagerStack {
  readonly postgres: EmbeddedPostgres;
  #redis: EmbeddedRedis | null = null;
  #manager: SupervisedProcess | null = null;
  #clusterId = '';
  #adminPassword: string | null = null;
  readonly httpSocket: string;
  readonly #stateDir: string;

  private constructor(
    private readonly options: ManagerStackOptions,
    private readonly prefix: readonly string[],
    databaseUser: ProcessUser,
  ) {
    this.#stateDir = join(options.dir, 'manager');
    this.httpSocket = join(this.#stateDir, 'http.sock');
    this.postgres = new EmbeddedPostgres({
      dir: join(options.dir, 'postgres'),
      user: databaseUser,
      prefix,
      ...onEvent(options),
    });
  }

  /** Prepares the three without starting them. */
  static async create(options: ManagerStackOptions): Promise<ManagerStack> {
    await mkdir(options.dir, { recursive: true, mode: 0o755 });
    const runtime = dirname(dirname(process.execPath));
    const reach = await reachPrefix([options.projectDir, options.dir, ...(runtime === '/usr' ? [] : [runtime])]);
    return new ManagerStack(options, [...options.prefix, ...reach], await findUser('postgres'));
  }

  get redis(): EmbeddedRedis {
    if (this.#redis === null) throw new TypeError('The manager stack has not been started yet.');
    return this.#redis;
  }

  get manager(): SupervisedProcess {
    if (this.#manager === null) throw new TypeError('The manager stack has not been started yet.');
    return this.#manager;
  }

  get clusterId(): string {
    return this.#clusterId;
  }

  /** The one-time password of the user admin; null when the admin was there already. */
  get adminPassword(): string | null {
    return this.#adminPassword;
  }

  get caFile(): string {
    return join(this.#stateDir, 'pki', 'ca.pem');
  }

  async startDatabase(): Promise<void> {
    await mkdir(this.#stateDir, { recursive: true });
    await chmod(this.#stateDir, 0o711);
    await chown(this.#stateDir, MANAGER_USER.uid, MANAGER_USER.gid);
    await this.postgres.start();
  }

  /** Certificates, schema and first admin; repeating it changes nothing. */
  async init(): Promise<void> {
    const answer = await this.#runOnce<{ readonly clusterId: string; readonly adminPassword: string | null }>('init');
    this.#clusterId = answer.clusterId;
    this.#adminPassword = answer.adminPassword;
  }

  /** A token that may do everything, of a user of its own: nobody's password is needed for it. */
  async issueToken(name: string): Promise<string> {
    return (await this.#runOnce<{ readonly token: string }>('token', name)).token;
  }

  async startQueue(): Promise<void> {
    const pki = join(this.#stateDir, 'pki');
    this.#redis ??= new EmbeddedRedis({
      dir: join(this.options.dir, 'redis'),
      user: MANAGER_USER,
      prefix: this.prefix,
      tls: {
        port: REDIS_TLS_PORT,
        certificateFile: join(pki, 'redis.pem'),
        keyFile: join(pki, 'redis.key'),
        caFile: join(pki, 'ca.pem'),
      },
      ...onEvent(this.options),
    });
    await this.#redis.start();
  }

  async startManager(): Promise<void> {
    this.#manager ??= new SupervisedProcess({
      name: 'the manager',
      command: this.#command('serve'),
      user: MANAGER_USER,
      prefix: this.prefix,
      env: this.#environment(this.redis.url),
      deathSignal: 'KILL',
      logFile: join(this.options.dir, 'log', 'manager.log'),
      stopSignal: 'SIGTERM',
      stopTimeoutMs: STOP_TIMEOUT_MS,
      startTimeoutMs: START_TIMEOUT_MS,
      isReady: () => isServing(this.httpSocket),
      ...onEvent(this.options),
    });
    await this.#manager.start();
  }

  /** All of it in order: database, init, queue, manager. */
  async start(): Promise<void> {
    await this.startDatabase();
    await this.init();
    await this.startQueue();
    await this.startManager();
  }

  /** The last lines of the manager's log. */
  async managerLog(): Promise<string> {
    const text = await readFile(join(this.options.dir, 'log', 'manager.log'), 'utf8').catch(() => '');
    return text.trimEnd().split('\n').slice(-30).join('\n');
  }

  async stop(): Promise<void> {
    await this.#manager?.stop();
    await this.#redis?.stop();
    await this.postgres.stop();
  }

  /** Runs the manager for one answer, which is the last line that it prints. */
  async #runOnce<T>(verb: 'init' | 'token', ...more: readonly string[]): Promise<T> {
    const line = wrapCommand(this.#command(verb, ...more), {
      ...{ user: MANAGER_USER, prefix: this.prefix, deathSignal: 'KILL' },
    });
    const { stdout } = await promisify(execFile)(line.program, line.args, {
      cwd: '/',
      env: { ...this.#environment('redis://127.0.0.1'), PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' },
      timeout: INIT_TIMEOUT_MS,
    });
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as T;
  }

  #command(verb: 'init' | 'serve' | 'token', ...more: readonly string[]): { program: string; args: string[] } {
    const main = join(this.options.projectDir, 'dist/apps/manager/src/main.js');
    return { program: process.execPath, args: ['--enable-source-maps', main, verb, ...more] };
  }

  #environment(redisUrl: string): Record<string, string> {
    return {
      DIRECTORATE_STATE_DIR: this.#stateDir,
      DATABASE_URL: this.postgres.url,
      REDIS_URL: redisUrl,
      DIRECTORATE_HTTP_SOCKET: this.httpSocket,
      DIRECTORATE_API_PORT: API_PORT.toString(),
      DIRECTORATE_REDIS_TLS_PORT: REDIS_TLS_PORT.toString(),
      DIRECTORATE_MANAGER_ADDRESSES: this.options.addresses.join(','),
    };
  }
}

function onEvent(options: ManagerStackOptions): { onEvent?: (message: string) => void } {
  return options.onEvent === undefined ? {} : { onEvent: options.onEvent };
}

/** Whether the manager behind this socket says that it is ready. */
function isServing(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const call = request({ socketPath, path: '/readyz', timeout: 2_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    call.on('timeout', () => call.destroy());
    call.on('error', () => resolve(false));
    call.end();
  });
}
