import { createServer } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeServers, makeCertificates, probePort, streamServer } from '../testing/little-servers.js';

describe('a check by HTTP', () => {
  let server: Server;
  let port: number;
  let seen: { method: string; url: string; headers: Record<string, unknown>; body: string }[];
  const check = (changes: object = {}) => ({ kind: 'http', timeoutMs: 500, ...changes });

  beforeEach(async () => {
    seen = [];
    server = createServer((request, response) => {
      const { method = '', url = '', headers } = request;
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        seen.push({ method, url, headers, body });
        if (url === '/hang') return;
        if (url === '/slow-body') response.write('part');
        else if (url === '/large') response.end('x'.repeat(200_000));
        else response.writeHead(Number(url.slice(1)) || 200, { 'set-cookie': 'session=1' }).end('all is well');
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  });
  afterEach(async () => {
    (server as unknown as { closeAllConnections(): void }).closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await closeServers();
  });

  it.each([
    [{}, true, 'answered 200 to GET /'],
    [{ target: '/301' }, true, 'answered 301 to GET /301'],
    [{ target: '/404' }, false, 'answered 404 to GET /404, wanted 200–399'],
    [
      {
        target: '/404',
        statuses: [
          { from: 200, to: 200 },
          { from: 404, to: 404 },
        ],
      },
      true,
      'answered 404 to GET /404',
    ],
    [{ expect: 'is (well|fine)' }, true, 'answered 200 to GET /, with the expected text'],
    [{ expect: 'broken' }, false, 'answered 200 to GET / with "all is well", in which /broken/ was not found'],
    [{ expect: 'well', inverse: true }, false, 'answered 200 to GET / with "all is well", in which /well/ was found'],
    [{ target: '/large', expect: 'x{100}' }, true, 'answered 200 to GET /large, with the expected text'],
    [{ target: '/slow-body' }, true, 'answered 200 to GET /slow-body'],
    [
      { target: '/slow-body', expect: 'x', timeoutMs: 200 },
      false,
      'answered 200 to GET /slow-body, but not the whole text in 200 ms',
    ],
  ])('judges %j', async (changes, ok, reason) => {
    expect(await probePort(port, check(changes))).toMatchObject({ ok, reason: `127.0.0.1 port ${port} ${reason}` });
  });

  it('asks with method, host, headers and body', async () => {
    const headers = [
      { name: 'User-Agent', value: 'us' },
      { name: 'X-Probe', value: 'é'.normalize('NFD').slice(0, 1) },
    ];
    await probePort(port, check({ method: 'POST', target: '/a?b=c', host: 'shop.example', headers, body: 'ping' }));
    expect(seen).toMatchObject([
      {
        method: 'POST',
        url: '/a?b=c',
        body: 'ping',
        headers: { host: 'shop.example', 'user-agent': 'us', 'x-probe': 'e' },
      },
    ]);
  });

  it('names the virtual IP when there is no other name', async () => {
    await probePort(port, check(), { virtualAddress: 'fd00::1' });
    await probePort(port, check(), { hostName: 'www.example' });
    expect(seen.map(({ headers }) => headers['host'])).toEqual(['[fd00::1]', 'www.example']);
  });

  it('tells what was said, without cookies', async () => {
    const { raw } = await probePort(port, check({ expect: 'well' }));
    expect(raw).toContain('> GET / HTTP/1.1\n> Host: 10.0.0.1\n< HTTP/1.1 200 OK\n< set-cookie: …');
    expect(raw).toContain('< all is well');
  });

  it('tells a server that hangs, one that talks nonsense and one that hangs up', async () => {
    expect((await probePort(port, check({ target: '/hang', timeoutMs: 200 }))).reason).toBe(
      `no answer from 127.0.0.1 port ${port} in 200 ms after GET /hang`,
    );
    const nonsense = await streamServer((socket) => socket.end('220 smtp\r\n'));
    expect((await probePort(nonsense, check())).reason).toMatch(/Parse Error/);
    const rude = await streamServer((socket) => socket.on('data', () => socket.destroy()));
    expect((await probePort(rude, check())).reason).toMatch(/connection reset|hang up/);
  });
});

describe('a check by HTTPS', () => {
  let certificates: Awaited<ReturnType<typeof makeCertificates>>;
  beforeAll(async () => {
    certificates = await makeCertificates();
  });

  it.each([
    ['good', { verify: true }, null, true, /answered 200/],
    ['good', { verify: true }, 'mail.example', true, /answered 200/],
    ['good', { verify: true }, 'www.example:443', false, /not for www.example/],
    ['good', { verify: true, serverName: 'mail.example' }, 'www.example', true, /answered 200/],
    ['expired', { verify: true }, null, false, /has expired/],
    ['expired', { verify: false }, null, true, /answered 200/],
  ] as const)('with the %s certificate, %j and host %s', async (which, tls, host, ok, reason) => {
    const server = createHttps(certificates[which], (_, response) => response.end('ok')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const result = await probePort(port, { kind: 'https', host, tls: { ...tls, ca: certificates.ca } });
    server.closeAllConnections();
    server.close();
    expect(result.reason).toMatch(reason);
    expect(result.ok).toBe(ok);
  });
});
