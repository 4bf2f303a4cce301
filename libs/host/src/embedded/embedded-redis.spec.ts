import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Redis, type RedisOptions } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EmbeddedRedis } from './embedded-redis.js';
import { renderRedisConfig } from './redis-config.js';

const run = promisify(execFile);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise<void>((done) => server.close(() => done()));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const config = { dir: '/d', socket: '/d/s', managerPassword: 'p', tls: null, maxMemoryMiB: 64 };

describe(renderRedisConfig.name, () => {
  it('opens no network door without TLS', () => {
    const text = renderRedisConfig(config);
    expect(text).toContain('port "0"\n');
    expect(text).not.toContain('tls-port');
  });

  it('refuses a value that would begin another line', () => {
    expect(() => renderRedisConfig({ ...config, dir: '/d\nuser default on' })).toThrow(/control character/);
  });

  it('quotes what would end a value', () => {
    expect(renderRedisConfig({ ...config, dir: '/a "b\\' })).toContain('dir "/a \\"b\\\\"\n');
  });
});

describe(EmbeddedRedis.name, () => {
  let dir: string;
  let server: EmbeddedRedis;
  let manager: Redis;
  let tlsPort: number;
  const clients: Redis[] = [];
  const connect = (options: RedisOptions): Redis => {
    const client = new Redis({ ...options, lazyConnect: true });
    client.on('error', () => undefined);
    clients.push(client);
    return client;
  };

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'dtest-redis-'));
    tlsPort = await freePort();
    const subject = ['-subj', '/CN=redis', '-addext', 'subjectAltName=DNS:redis.test'];
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'];
    const files = ['-keyout', join(dir, 'key.pem'), '-out', join(dir, 'cert.pem')];
    await run('openssl', ['req', '-x509', ...key, ...subject, ...files]);
    server = new EmbeddedRedis({
      dir: join(dir, 'redis'),
      tls: {
        port: tlsPort,
        certificateFile: join(dir, 'cert.pem'),
        keyFile: join(dir, 'key.pem'),
        caFile: join(dir, 'cert.pem'),
      },
    });
    await server.start();
    manager = connect({ path: server.socket, username: 'manager', password: server.password });
    await manager.connect();
  });
  afterAll(async () => {
    for (const client of clients) client.disconnect();
    await server.stop();
    await rm(dir, { recursive: true });
  });

  it('takes the manager on its socket and nobody without a password', async () => {
    expect(await manager.ping()).toBe('PONG');
    const nobody = connect({ path: server.socket, enableReadyCheck: false });
    await nobody.connect();
    await expect(nobody.get('x')).rejects.toThrow(/NOAUTH|NOPERM/);
  });

  it('takes machines over TLS with a password and without a client certificate', async () => {
    await manager.acl('SETUSER', 'm-1', 'on', '>geheim', '~a:*', '+@read', '+@connection');
    const ca = await readFile(join(dir, 'cert.pem'), 'utf8');
    const tls = { ca, servername: 'redis.test' };
    const options = { host: '127.0.0.1', port: tlsPort, tls, enableReadyCheck: false, retryStrategy: () => null };
    const machine = connect({ ...options, username: 'm-1', password: 'geheim' });
    await machine.connect();
    expect(await machine.get('a:1')).toBeNull();
    await expect(machine.get('b:1')).rejects.toThrow(/NOPERM/);
    const stranger = connect({ ...options, tls: { servername: 'redis.test' } });
    await expect(stranger.connect()).rejects.toThrow();
  });

  it('never evicts and can end a script that does not end', async () => {
    expect(await manager.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
    const endless = connect({ path: server.socket, username: 'manager', password: server.password });
    await endless.connect();
    const outcome = endless.eval('while true do end', 0).then(
      () => 'ended',
      (error: unknown) => String(error),
    );
    await new Promise((tick) => setTimeout(tick, 700));
    await expect(manager.ping()).rejects.toThrow(/BUSY/);
    await manager.script('KILL');
    expect(await outcome).toMatch(/killed/i);
    expect(await manager.ping()).toBe('PONG');
  });

  it('shows its password in no file and no process list', async () => {
    const commandLine = await readFile(`/proc/${String(server.pid)}/cmdline`, 'utf8');
    expect(commandLine).not.toContain(server.password);
    expect(await readFile(join(dir, 'redis', 'redis.log'), 'utf8')).not.toContain(server.password);
  });

  it('comes back empty after a kill', async () => {
    await manager.set('x', '1');
    const before = server.pid;
    await server.kill();
    await server.whenReady(5_000);
    expect(server.pid).not.toBe(before);
    expect(await manager.get('x')).toBeNull();
  });

  it('leaves no socket behind', async () => {
    await server.stop();
    await expect(stat(server.socket)).rejects.toThrow();
  });
});
