import type { Socket } from 'node:net';
import { TLSSocket, type TlsOptions } from 'node:tls';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closeServers, freePort, makeCertificates, probePort, streamServer } from '../testing/little-servers.js';

/** One message of the server, protocol 3.0. */
const message = (type: string, ...parts: readonly (string | Buffer)[]): Buffer => {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part as string)));
  const head = Buffer.alloc(5);
  head.write(type, 'latin1');
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};
const bytes = (hex: string): Buffer => Buffer.from(hex.replace(/ /g, ''), 'hex');
const error = (code: string, text: string): Buffer => message('E', `SFATAL\0C${code}\0M${text}\0\0`);
const READY = message('Z', 'I');
const COLUMN = message('T', bytes('0001'), 'one\0', bytes('00000000 0000 00000017 0004 ffffffff 0000'));
const ROW = message('D', bytes('0001 00000001'), '1');

/** A server that asks `probe` for a password and answers queries. */
function serve(seen: string[], tls?: TlsOptions, startup?: Buffer): (socket: Socket) => void {
  return function talk(socket: Socket): void {
    socket.on('data', (chunk: Buffer) => {
      const text = chunk.toString('latin1');
      seen.push(text);
      if (chunk.length === 8) {
        socket.write(tls === undefined ? 'N' : 'S');
        if (tls === undefined) return;
        socket.removeAllListeners('data');
        const secured = new TLSSocket(socket, { ...tls, isServer: true });
        secured.on('error', () => secured.destroy());
        talk(secured);
      } else if (text.startsWith('\0')) socket.write(startup ?? message('R', bytes('00000003')));
      else if (text.startsWith('p')) {
        const isGood = text.includes('s3cret');
        socket.write(
          isGood ? Buffer.concat([message('R', bytes('00000000')), READY]) : error('28P01', 'wrong password'),
        );
      } else if (text.startsWith('X') || text.includes('hang')) return;
      else if (text.includes('broken')) socket.write(Buffer.concat([error('42P01', 'no such table'), READY]));
      else
        socket.write(
          Buffer.concat([COLUMN, ...(text.includes('empty') ? [] : [ROW]), message('C', 'SELECT 1\0'), READY]),
        );
    });
  };
}

describe('a check by PostgreSQL', () => {
  afterEach(closeServers);
  const check = (changes: object = {}) => ({ kind: 'postgresql', timeoutMs: 1000, ...changes });
  const user = { username: 'probe', password: 's3cret' };
  let certificates: Awaited<ReturnType<typeof makeCertificates>>;
  beforeAll(async () => {
    certificates = await makeCertificates();
  });

  it.each([
    ['a login', user, true, /let probe log in$/],
    ['a question for a password', {}, true, /asks for a login$/],
    ['a wrong password', { ...user, password: 'wrong' }, false, /answered "28P01 wrong password" to the login$/],
    ['a query', { ...user, query: 'SELECT 1' }, true, /answered the query$/],
    ['a query without rows', { ...user, query: 'SELECT empty' }, false, /without a row$/],
    ['a query that fails', { ...user, query: 'SELECT broken' }, false, /answered "42P01 no such table" to the query$/],
    ['a query that hangs', { ...user, query: 'SELECT hang', timeoutMs: 400 }, false, /in 400 ms after the query$/],
    ['a server without TLS', { security: 'starttls' }, false, /does not offer TLS$/],
  ])('judges %s', async (_, changes, ok, reason) => {
    const result = await probePort(await streamServer(serve([])), check(changes));
    expect(result.reason).toMatch(reason);
    expect(result.ok).toBe(ok);
    expect(`${result.reason}${result.raw ?? ''}`).not.toContain('s3cret');
  });

  it.each([
    ['28000', true, /asks for a login$/],
    ['3D000', true, /asks for a login$/],
    ['57P03', false, /answered "57P03 starting up" to the startup message$/],
    ['53300', false, /answered "53300/],
  ])('judges the first error %s', async (code, ok, reason) => {
    const port = await streamServer(serve([], undefined, error(code, code === '57P03' ? 'starting up' : 'text')));
    const result = await probePort(port, check());
    expect(result.reason).toMatch(reason);
    expect(result.ok).toBe(ok);
  });

  it('verifies TLS before it says who it is', async () => {
    const wish = check({ ...user, security: 'starttls', tls: { verify: true, ca: certificates.ca } });
    expect(await probePort(await streamServer(serve([], certificates.good)), wish)).toMatchObject({ ok: true });
    const seen: string[] = [];
    const result = await probePort(await streamServer(serve(seen, certificates.expired)), wish);
    expect(result.reason).toMatch(/has expired/);
    expect(seen.join('')).not.toContain('probe');
  });

  it('tells a server that hangs, refuses, or speaks another protocol', async () => {
    const silent = await streamServer(() => undefined);
    expect((await probePort(silent, check({ timeoutMs: 300 }))).reason).toMatch(/in 300 ms after the startup message$/);
    expect((await probePort(silent, check({ ...user, timeoutMs: 300 }))).reason).toMatch(/in 300 ms after the login$/);
    expect((await probePort(await freePort(), check())).reason).toMatch(/^connection refused/);
    const web = await streamServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await probePort(web, check())).toMatchObject({ ok: false });
  });
});
