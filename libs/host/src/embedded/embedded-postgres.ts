import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '#libs/errors';
import { isPostmasterOf, readPostmasterFile } from './postmaster-file.js';
import { runToEnd } from './run-to-end.js';
import type { ProcessUser } from './run-as.js';
import { claimOwnership, releaseOwnership } from './state-owner.js';
import { SupervisedProcess } from './supervised-process.js';

export interface EmbeddedPostgresOptions {
  /** Everything of this server is below: data, socket, log, password. Made when missing. */
  readonly dir: string;
  /** PostgreSQL refuses to run as root and needs a user with a name; absent: whoever we are. */
  readonly user?: ProcessUser;
  /** Put before each command, for instance `ip netns exec NAME`. */
  readonly prefix?: readonly string[];
  readonly maxConnections?: number;
  readonly startTimeoutMs?: number;
  readonly onEvent?: (message: string) => void;
  /** Where Debian keeps the servers, one folder per version. */
  readonly versionsDir?: string;
}

const ROLE = 'directorate';
const DATABASE = 'directorate';
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 20_000;
/** unix(7): sun_path has 108 bytes with the closing zero. */
const SOCKET_PATH_MAX = 107;

/** A private PostgreSQL: Debian's programs, own data, one unix socket, no network, one role without superuser rights. */
export class EmbeddedPostgres {
  #server: SupervisedProcess | null = null;
  #url = '';

  constructor(private readonly options: EmbeddedPostgresOptions) {}

  /** For pg and TypeORM: connects through the unix socket with the role's password. */
  get url(): string {
    return this.#url;
  }

  get pid(): number | null {
    return this.#server?.pid ?? null;
  }

  get restarts(): number {
    return this.#server?.restarts ?? 0;
  }

  /** Makes the data at the first time, takes over after a crash of its launcher, and waits until connections are taken. */
  async start(): Promise<void> {
    const { dir, user } = this.options;
    const socketDir = join(dir, 'run');
    if (Buffer.byteLength(join(socketDir, '.s.PGSQL.5432')) > SOCKET_PATH_MAX) {
      throw new DomainError('invalid-input', `The path ${socketDir} is too long for a unix socket.`, {
        hint: 'Choose a state folder with a shorter path.',
      });
    }
    await makeFolder(dir, 0o711, user);
    await makeFolder(socketDir, 0o711, user);
    await claimOwnership(join(dir, 'launcher'), `The database folder ${dir}`);
    this.#server ??= await this.#prepare(socketDir);
    await this.#server.start();
  }

  async stop(): Promise<void> {
    await this.#server?.stop();
    await releaseOwnership(join(this.options.dir, 'launcher'));
  }

  /** Kills the server without warning, for tests; it comes back by itself unless it shall stay down. */
  async kill(options: { readonly stayDown?: boolean } = {}): Promise<void> {
    await this.#server?.kill(options);
  }

  async whenReady(timeoutMs: number): Promise<void> {
    await this.#server?.whenReady(timeoutMs);
  }

  async #prepare(socketDir: string): Promise<SupervisedProcess> {
    const { dir, user } = this.options;
    const bin = await findPostgres(this.options.versionsDir);
    const dataDir = join(dir, 'data');
    const password = await this.#password();
    await this.#initialise(bin, dataDir, password);
    this.#url = `postgres://${ROLE}:${password}@/${DATABASE}?host=${encodeURIComponent(socketDir)}`;
    return new SupervisedProcess({
      name: 'PostgreSQL',
      command: { program: join(bin, 'postgres'), args: this.#settings(dataDir, socketDir) },
      ...(user === undefined ? {} : { user }),
      prefix: this.options.prefix ?? [],
      deathSignal: 'INT',
      cwd: dataDir,
      logFile: join(dir, 'postgres.log'),
      // postgres(1): SIGINT is the fast shutdown.
      stopSignal: 'SIGINT',
      stopTimeoutMs: STOP_TIMEOUT_MS,
      startTimeoutMs: this.options.startTimeoutMs ?? START_TIMEOUT_MS,
      prepare: () => clearPredecessor(dataDir),
      isReady: async (pid) => {
        const file = await readPostmasterFile(dataDir);
        return file?.pid === pid && file.status === 'ready';
      },
      ...(this.options.onEvent === undefined ? {} : { onEvent: this.options.onEvent }),
    });
  }

  async #password(): Promise<string> {
    const file = join(this.options.dir, 'password');
    const known = await readFile(file, 'utf8').catch(() => '');
    if (known.trim() !== '') return known.trim();
    const made = randomBytes(24).toString('hex');
    await writeFile(file, `${made}\n`, { mode: 0o600 });
    return made;
  }

  /** Makes data, role and database aside and moves them in place when all is done, so that half of it never counts. */
  async #initialise(bin: string, dataDir: string, password: string): Promise<void> {
    if (await exists(join(dataDir, 'PG_VERSION'))) return;
    const draft = `${dataDir}.new`;
    await rm(draft, { recursive: true, force: true });
    await makeFolder(draft, 0o700, this.options.user);
    const runAs = { user: this.options.user, prefix: this.options.prefix };
    await runToEnd(
      {
        program: join(bin, 'initdb'),
        args: [
          `--pgdata=${draft}`,
          '--username=postgres',
          '--encoding=UTF8',
          '--no-locale',
          '--data-checksums',
          '--auth-local=scram-sha-256',
          '--auth-host=reject',
          '--no-instructions',
        ],
      },
      runAs,
    );
    // The superuser has no password: after this single-user session nobody can log in as postgres.
    const statements = [
      `CREATE ROLE ${ROLE} LOGIN CREATEDB PASSWORD '${password}'`,
      `CREATE DATABASE ${DATABASE} OWNER ${ROLE}`,
    ];
    await runToEnd({ program: join(bin, 'postgres'), args: ['--single', '-D', draft, 'postgres'] }, runAs, {
      stdin: `${statements.join(';\n')};\n`,
      forbiddenOutput: /\b(ERROR|FATAL|PANIC):/,
    });
    await rename(draft, dataDir);
  }

  #settings(dataDir: string, socketDir: string): string[] {
    const settings = {
      listen_addresses: '',
      unix_socket_directories: socketDir,
      max_connections: (this.options.maxConnections ?? 60).toString(),
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      shared_buffers: '32MB',
      timezone: 'UTC',
      log_timezone: 'UTC',
      log_line_prefix: '%m [%p] ',
    };
    return ['-D', dataDir, ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])];
  }
}

/** The newest version whose server program exists. */
export async function findPostgres(versionsDir = '/usr/lib/postgresql'): Promise<string> {
  const names = await readdir(versionsDir).catch(() => []);
  for (const version of names
    .map(Number)
    .filter(Number.isInteger)
    .sort((a, b) => b - a)) {
    const bin = join(versionsDir, version.toString(), 'bin');
    if ((await exists(join(bin, 'postgres'))) && (await exists(join(bin, 'initdb')))) return bin;
  }
  throw new DomainError('unavailable', `No PostgreSQL server was found below ${versionsDir}.`, {
    hint: 'Install the package postgresql, or set DATABASE_URL to a server of your own.',
  });
}

/** After a crash of the launcher its server may still run or have left its pid behind: neither may stand in the way. */
async function clearPredecessor(dataDir: string): Promise<void> {
  const found = await readPostmasterFile(dataDir);
  if (found === null) return;
  const signals = [
    { signal: 'SIGINT', patienceMs: 10_000 },
    { signal: 'SIGQUIT', patienceMs: 5_000 },
    { signal: 'SIGKILL', patienceMs: 5_000 },
  ] as const;
  for (const { signal, patienceMs } of signals) {
    if (!(await isPostmasterOf(found.pid, dataDir))) break;
    process.kill(found.pid, signal);
    const deadline = Date.now() + patienceMs;
    while (Date.now() < deadline && (await isPostmasterOf(found.pid, dataDir))) await sleep(20);
  }
  await rm(join(dataDir, 'postmaster.pid'), { force: true });
}

async function makeFolder(path: string, mode: number, user: ProcessUser | undefined): Promise<void> {
  await mkdir(path, { recursive: true });
  await chmod(path, mode);
  if (user !== undefined) await chown(path, user.uid, user.gid);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
