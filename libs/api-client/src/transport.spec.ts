import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseEndpoint } from './endpoint.js';
import { createTransport } from './transport.js';

const run = promisify(execFile);

const listen = (server: Server, where: { path: string } | { port: number; host: string }): Promise<number> =>
  new Promise((done) => {
    server.listen(where, () => {
      const address = server.address();
      done(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });

const echo: RequestListener = (request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (request.url === '/empty') {
      response.writeHead(204).end();
      return;
    }
    response.writeHead(201, { 'content-type': 'text/plain', etag: '"7"' });
    response.end(
      `${request.method ?? ''} ${request.url ?? ''} ${String(request.headers['x-test'] ?? '')} ${Buffer.concat(chunks).toString()}`,
    );
  });
};

describe(createTransport.name, () => {
  let dir: string;
  const servers: Server[] = [];

  const certificate = async (name: string, subjectAltName: string): Promise<{ key: Buffer; cert: Buffer }> => {
    const [key, cert] = [join(dir, `${name}.key`), join(dir, `${name}.pem`)];
    const made = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'];
    const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=${subjectAltName}`];
    await run('openssl', ['req', '-x509', ...made, ...subject, '-keyout', key, '-out', cert]);
    return { key: await readFile(key), cert: await readFile(cert) };
  };

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'dtest-transport-'));
  });
  afterAll(async () => {
    for (const server of servers) server.close();
    await rm(dir, { recursive: true });
  });

  it('speaks HTTP over a unix socket', async () => {
    const path = join(dir, 'http.sock');
    const server = createServer(echo);
    servers.push(server);
    await listen(server, { path });
    const fetch = createTransport({ endpoint: parseEndpoint(`unix:${path}`) });
    const request = new Request('http://localhost/a?b=c', {
      method: 'POST',
      body: 'grüße',
      headers: { 'x-test': '1' },
    });
    const answer = await fetch(request);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('etag')).toBe('"7"');
    expect(await answer.text()).toBe('POST /a?b=c 1 grüße');
    expect((await fetch(new Request('http://localhost/empty'))).status).toBe(204);
  });

  it('trusts a manager under the given CA at any address, and nobody else', async () => {
    const manager = await certificate('manager', `DNS:manager.${'0'.repeat(26)}.directorate`);
    const node = await certificate('node', `DNS:x.node.${'0'.repeat(26)}.directorate,IP:127.0.0.1`);
    const ask = async (who: typeof manager, caPem?: string): Promise<number> => {
      const server = createTlsServer(who, echo);
      servers.push(server);
      const url = `https://127.0.0.1:${await listen(server, { port: 0, host: '127.0.0.1' })}`;
      const endpoint = parseEndpoint(url);
      const fetch = createTransport(caPem === undefined ? { endpoint } : { endpoint, caPem });
      return (await fetch(new Request(`${url}/x`))).status;
    };
    expect(await ask(manager, manager.cert.toString())).toBe(201);
    await expect(ask(manager)).rejects.toThrow(/cannot be reached: self-signed certificate/);
    await expect(ask(manager, node.cert.toString())).rejects.toThrow(/cannot be reached/);
    await expect(ask(node, node.cert.toString())).rejects.toThrow(/does not belong to a manager/);
  });

  it('says where it could not reach anybody', async () => {
    const fetch = createTransport({ endpoint: parseEndpoint('unix:/nonexistent.sock') });
    await expect(fetch(new Request('http://localhost/'))).rejects.toThrow(
      /The manager at \/nonexistent\.sock cannot be reached: .*ENOENT/,
    );
  });

  it('gives up on a server that is silent', async () => {
    const path = join(dir, 'silent.sock');
    const server = createServer(() => undefined);
    servers.push(server);
    await listen(server, { path });
    const fetch = createTransport({ endpoint: parseEndpoint(`unix:${path}`), silenceMs: 100 });
    await expect(fetch(new Request('http://localhost/'))).rejects.toThrow(/no answer within 100 ms/);
    server.closeAllConnections();
  });
});
