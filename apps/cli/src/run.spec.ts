import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from './run.js';

interface Recorded {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}
type Answer = { readonly status: number; readonly body?: unknown; readonly etag?: string };

describe(run.name, () => {
  let dir: string;
  let socket: string;
  let server: Server;
  let requests: Recorded[];
  let answers: Answer[];

  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'dtest-cli-'));
    socket = join(dir, 'http.sock');
    [requests, answers] = [[], []];
    server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        requests.push({ method, url, headers, body: text === '' ? null : (JSON.parse(text) as unknown) });
        const { status, body, etag } = answers.shift() ?? { status: 500 };
        const type = status >= 400 ? 'application/problem+json' : 'application/json';
        response.writeHead(status, { 'content-type': type, ...(etag === undefined ? {} : { etag }) });
        response.end(body === undefined ? undefined : JSON.stringify(body));
      });
    });
    await new Promise<void>((done) => server.listen(socket, done));
  });
  afterEach(() => {
    server.close();
    rmSync(dir, { recursive: true });
  });

  const cli = async (...args: string[]): Promise<{ status: number; out: string; err: string }> => {
    let [out, err] = ['', ''];
    const status = await run(args, {
      environment: {
        DIRECTORATE_URL: `unix:${socket}`,
        DIRECTORATE_TOKEN: 't',
        DIRECTORATE_CLI_CONFIG: join(dir, 'cli.yaml'),
      },
      streams: { out: (text) => void (out += text), err: (text) => void (err += text) },
      prompt: {
        isInteractive: false,
        secret: () => Promise.resolve('a long password'),
        confirm: () => Promise.resolve(false),
      },
      sleep: () => Promise.resolve(),
    });
    return { status, out, err };
  };

  const address = {
    ...{ id: '0'.repeat(26), name: '192.0.2.80', revision: 3, createdAt: '', updatedAt: '', tags: [] },
    spec: { address: '192.0.2.80', family: 'ipv4', prefixLength: 24, purpose: 'virtual-ip', description: '' },
    status: { state: 'free', virtualServices: [] },
  };
  const page = (...items: unknown[]): Answer => ({ status: 200, body: { items, page: { next: null, prev: null } } });

  it('prints a list as a table', async () => {
    answers = [page(address)];
    const { status, out } = await cli('addresses', 'list');
    expect(status).toBe(0);
    expect(out).toBe(
      'ADDRESS         PURPOSE      STATE   SERVICES   DESCRIPTION\n192.0.2.80/24   virtual-ip   free    -          -\n',
    );
    expect(requests[0]?.headers.authorization).toBe('Bearer t');
  });

  it('reads a list to its end', async () => {
    answers = [{ status: 200, body: { items: [address], page: { next: 'abc', prev: null } } }, page(address)];
    const { out } = await cli('-o', 'json', 'addresses', 'list', '-q', '192');
    expect((JSON.parse(out) as { items: unknown[] }).items).toHaveLength(2);
    expect(requests.map(({ url }) => url)).toEqual([
      '/api/v1/addresses?limit=500&q=192',
      '/api/v1/addresses?limit=500&cursor=abc&q=192',
    ]);
  });

  it('removes by name with the ETag that it saw', async () => {
    answers = [
      page(address),
      { status: 200, body: address, etag: '"3"' },
      { status: 202, body: { operation: null, object: null, plan: [] } },
    ];
    expect((await cli('addresses', 'remove', '192.0.2.80', '--dry-run')).status).toBe(0);
    expect(requests[2]).toMatchObject({ method: 'DELETE', url: `/api/v1/addresses/${address.id}?dryRun=true` });
    expect(requests[2]?.headers['if-match']).toBe('"3"');
  });

  it('prints a problem with its fields and its hint', async () => {
    answers = [
      {
        status: 400,
        body: {
          detail: 'One field is not valid.',
          code: 'invalid-input',
          hint: 'Use an address of this cluster.',
          errors: [{ pointer: '/spec/address', message: 'is no address' }],
        },
      },
    ];
    const { status, out, err } = await cli('addresses', 'add', 'nonsense');
    expect({ status, out, err }).toEqual({
      status: 1,
      out: '',
      err: 'One field is not valid.\n  /spec/address: is no address\n→ Use an address of this cluster.\n',
    });
    expect(requests[0]?.body).toEqual({ spec: { address: 'nonsense' } });
    expect(requests[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    [401, 3],
    [403, 3],
    [404, 4],
    [409, 5],
    [412, 5],
    [422, 1],
    [500, 1],
    [503, 7],
  ])('ends status %d with %d', async (httpStatus, exitStatus) => {
    answers = [{ status: httpStatus, body: { detail: 'No.' } }];
    expect((await cli('cluster', 'show')).status).toBe(exitStatus);
  });

  it('ends with 4 when there is no object of that name', async () => {
    answers = [page()];
    const { status, err } = await cli('addresses', 'show', '192.0.2.9');
    expect({ status, err }).toEqual({ status: 4, err: 'There is no address 192.0.2.9.\n' });
  });

  it('ends with 7 when nobody listens', async () => {
    const { status, err } = await cli('--url', 'unix:/nonexistent', 'cluster', 'show');
    expect(status).toBe(7);
    expect(err).toMatch(/cannot be reached.*\n→ Is the manager running/);
  });

  it.each([
    ['nonsense'],
    ['addresses', 'add'],
    ['addresses', 'list', '--limit', '0'],
    ['-o', 'xml', 'cluster', 'show'],
  ])('ends with 2 for %s %s', async (...args) => {
    const { status, err } = await cli(...args);
    expect(status).toBe(2);
    expect(err).not.toBe('');
    expect(requests).toEqual([]);
  });

  it('keeps the token of a log-in, and uses it', async () => {
    const user = { name: 'admin' };
    answers = [{ status: 201, body: { token: 'ds_secret', expiresAt: 'tomorrow', user, mustChangePassword: true } }];
    const { status, out, err } = await cli('login');
    expect(status).toBe(0);
    expect(out).toBe('');
    expect(err).toContain('one-time password');
    expect(err).not.toContain('ds_secret');
    expect(requests[0]?.body).toEqual({ username: 'admin', password: 'a long password' });
    expect(requests[0]?.headers.authorization).toBeUndefined();
  });

  it('shows help without an error', async () => {
    const { status, out } = await cli('--help');
    expect(status).toBe(0);
    expect(out).toContain('Exit status:');
  });
});
