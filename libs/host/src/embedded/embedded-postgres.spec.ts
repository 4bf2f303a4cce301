import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPostgres, EmbeddedPostgres } from './embedded-postgres.js';
import { parsePostmasterFile, readPostmasterFile } from './postmaster-file.js';
import { findUser } from './find-user.js';

const query = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
};

describe(parsePostmasterFile.name, () => {
  it('reads the pid and the status', () => {
    const text = '4711\n/data\n1700000000\n5432\n/run\n\n  12 34\nready   \n';
    expect(parsePostmasterFile(text)).toEqual({ pid: 4711, status: 'ready' });
  });

  it('knows a file that is still being written', () => {
    expect(parsePostmasterFile('4711\n')).toEqual({ pid: 4711, status: '' });
    expect(parsePostmasterFile('')).toBeNull();
    expect(parsePostmasterFile('-1\n')).toBeNull();
  });
});

describe(findPostgres.name, () => {
  it('says what to install when there is none', async () => {
    await expect(findPostgres('/nonexistent')).rejects.toThrow('No PostgreSQL server was found below /nonexistent.');
  });
});

describe(EmbeddedPostgres.name, () => {
  let dir: string;
  let server: EmbeddedPostgres;
  const made: EmbeddedPostgres[] = [];
  const create = async (where: string): Promise<EmbeddedPostgres> => {
    const user = userInfo().uid === 0 ? await findUser('postgres') : undefined;
    const one = new EmbeddedPostgres({ dir: where, ...(user === undefined ? {} : { user }) });
    made.push(one);
    return one;
  };

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'dtest-pg-'));
    await chmod(dir, 0o711);
    server = await create(join(dir, 'postgres'));
    await server.start();
  }, 60_000);
  afterAll(async () => {
    for (const one of made) await one.stop();
    await rm(dir, { recursive: true });
  });

  it('takes connections through its socket and keeps what is written', async () => {
    await query(server.url, 'CREATE TABLE kept (n int)');
    await query(server.url, 'INSERT INTO kept VALUES (7)');
    expect(await query(server.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  });

  it('is safe against power loss and closed to the network', async () => {
    const rows = await query(
      server.url,
      `SELECT name, setting FROM pg_settings
       WHERE name IN ('fsync', 'listen_addresses', 'synchronous_commit', 'data_checksums') ORDER BY name`,
    );
    expect(rows).toEqual([
      { name: 'data_checksums', setting: 'on' },
      { name: 'fsync', setting: 'on' },
      { name: 'listen_addresses', setting: '' },
      { name: 'synchronous_commit', setting: 'on' },
    ]);
  });

  it('gives its role no superuser rights and refuses others', async () => {
    expect(await query(server.url, 'SELECT rolsuper FROM pg_roles WHERE rolname = current_user')).toEqual([
      { rolsuper: false },
    ]);
    await expect(query(server.url.replace(/:[0-9a-f]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow(/password/);
    await expect(query(server.url.replace(/^postgres:\/\/\w+/, 'postgres://postgres'), 'SELECT 1')).rejects.toThrow(
      /password authentication failed/,
    );
  });

  it('keeps its password to its launcher', async () => {
    expect((await stat(join(dir, 'postgres', 'password'))).mode & 0o777).toBe(0o600);
  });

  it('comes back after a kill with its data', async () => {
    const before = server.pid;
    await server.kill();
    await server.whenReady(20_000);
    expect(server.pid).not.toBe(before);
    expect(await query(server.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  });

  it('keeps url and data over a stop', async () => {
    const url = server.url;
    await server.stop();
    await expect(access(join(dir, 'postgres', 'data', 'postmaster.pid'))).rejects.toThrow();
    server = await create(join(dir, 'postgres'));
    await server.start();
    expect(server.url).toBe(url);
    expect(await query(url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  });

  it('takes over a server that a crashed launcher left running', async () => {
    await server.stop();
    const dataDir = join(dir, 'postgres', 'data');
    const socketDir = join(dir, 'postgres', 'run');
    const bin = await findPostgres();
    const args = ['-D', dataDir, '-c', `unix_socket_directories=${socketDir}`, '-c', 'listen_addresses='];
    const user = userInfo().uid === 0 ? await findUser('postgres') : undefined;
    const orphan = spawn(join(bin, 'postgres'), args, { stdio: 'ignore', cwd: dataDir, ...user });
    const gone = once(orphan, 'exit');
    while ((await readPostmasterFile(dataDir))?.status !== 'ready') await new Promise((tick) => setTimeout(tick, 20));
    await server.start();
    await gone;
    expect(server.pid).not.toBe(orphan.pid);
    expect(await query(server.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  }, 30_000);

  it('is not stopped by a stale file that names a foreign process', async () => {
    await server.stop();
    const dataDir = join(dir, 'postgres', 'data');
    await writeFile(
      join(dataDir, 'postmaster.pid'),
      `${process.pid.toString()}\n${dataDir}\n1\n5432\n\n\n1 2\nready\n`,
    );
    await server.start();
    expect(await query(server.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  });

  it('is not taken over by a second launcher', async () => {
    const launcher = join(dir, 'postgres', 'launcher');
    const own = await readFile(launcher, 'utf8');
    const ticks = (await readFile(`/proc/${process.ppid.toString()}/stat`, 'utf8'))
      .replace(/^.*\) /s, '')
      .split(' ')[19];
    await writeFile(launcher, `${process.ppid.toString()} ${ticks ?? ''}\n`);
    const second = new EmbeddedPostgres({ dir: join(dir, 'postgres') });
    await expect(second.start()).rejects.toThrow(/already in use by process \d+/);
    await writeFile(launcher, own);
  });

  it('refuses a path that no socket can have', async () => {
    const long = new EmbeddedPostgres({ dir: join(dir, 'x'.repeat(100)) });
    await expect(long.start()).rejects.toThrow(/too long for a unix socket/);
  });
});
