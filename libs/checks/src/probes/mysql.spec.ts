import { createServer, type Connection } from 'mysql2';
import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { closeServers, freePort, probePort, streamServer } from '../testing/little-servers.js';

interface Handshake {
  serverHandshake(options: object): void;
  _resetSequenceId(): void;
  writeError(error: object): void;
  writeTextResult(rows: readonly object[], columns: readonly object[]): void;
}

/** A real server side of the protocol, as mysql2 brings one; it lets `probe` in with any password. */
function serve(socket: Socket): void {
  const server = createServer((connection: Connection) => {
    const talk = connection as unknown as Handshake & Connection;
    talk.on('error', () => undefined);
    talk.serverHandshake({
      ...{ protocolVersion: 10, serverVersion: '10.11-test', connectionId: 1, statusFlags: 2, characterSet: 8 },
      capabilityFlags: 0xffffff & ~0x0800,
      authCallback: ({ user }: { user: string }, callback: (_: null, error?: object) => void) => {
        setImmediate(() => talk._resetSequenceId());
        callback(null, user === 'probe' ? undefined : { message: `Access denied for ${user}`, code: 1045 });
      },
    });
    talk.on('query', (sql: string) => {
      if (sql.includes('broken')) talk.writeError({ message: 'no such table', code: 1146 });
      else if (sql.includes('hang')) return;
      else talk.writeTextResult(sql.includes('empty') ? [] : [{ one: 1 }], [column]);
    });
    talk.on('quit', () => socket.end());
  });
  (server as unknown as { _handleConnection(socket: Socket): void })._handleConnection(socket);
}
const column = {
  ...{ catalog: 'def', schema: 'x', table: 'x', orgTable: 'x', name: 'one', orgName: 'one' },
  ...{ characterSet: 63, columnLength: 11, columnType: 3, flags: 0, decimals: 0 },
};

describe('a check by MySQL', () => {
  afterEach(closeServers);
  const check = (changes: object = {}) => ({ kind: 'mysql', timeoutMs: 1000, ...changes });
  const user = { username: 'probe', password: 's3cret' };

  it.each([
    ['a login', user, true, /let probe log in$/],
    ['a refusal of nobody', {}, true, /asks for a login$/],
    [
      'a refusal of the user',
      { ...user, username: 'other' },
      false,
      /answered "ER_ACCESS_DENIED_ERROR .*" to the login$/,
    ],
    ['a query', { ...user, query: 'SELECT 1' }, true, /answered the query$/],
    ['a query without rows', { ...user, query: 'SELECT empty' }, false, /answered the query without a row$/],
    ['a query that fails', { ...user, query: 'SELECT broken' }, false, /answered "no such table" to the query$/],
    ['a query that hangs', { ...user, query: 'hang', timeoutMs: 400 }, false, /in 400 ms after the query$/],
  ])('judges %s', async (_, changes, ok, reason) => {
    const result = await probePort(await streamServer(serve), check(changes));
    expect(result.reason).toMatch(reason);
    expect(result.ok).toBe(ok);
    expect(`${result.reason}${result.raw ?? ''}`).not.toContain('s3cret');
  });

  it('tells a server that hangs, refuses, or speaks another protocol', async () => {
    const silent = await streamServer(() => undefined);
    expect((await probePort(silent, check({ timeoutMs: 300 }))).reason).toMatch(/in 300 ms after the login$/);
    expect((await probePort(await freePort(), check())).reason).toMatch(/^connection refused/);
    const web = await streamServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await probePort(web, check({ timeoutMs: 400 }))).toMatchObject({ ok: false });
    const rude = await streamServer((socket) => socket.end());
    expect(await probePort(rude, check({ timeoutMs: 400 }))).toMatchObject({ ok: false });
  });
});
