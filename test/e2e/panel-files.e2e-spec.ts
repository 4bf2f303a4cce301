import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import supertest, { type Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestManager } from './harness/manager.js';
import { problemOf } from './harness/api-client.js';
import { Stores } from './harness/stores.js';

const BUILT = fileURLToPath(new URL('../../dist/panel', import.meta.url));
const ROUTER = new URL('../../apps/panel/src/app/router.tsx', import.meta.url);
const MEBIBYTE = 1024 * 1024;

let stores: Stores;
let manager: TestManager;
let files: readonly string[];
let pages: readonly string[];

beforeAll(async () => {
  stores = await Stores.start();
  manager = await TestManager.start(stores);
  const entries = await readdir(BUILT, { recursive: true, withFileTypes: true });
  files = entries
    .filter((entry) => entry.isFile() && !/\.(gz|br)$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(BUILT.length));
  const routes = (await readFile(ROUTER, 'utf8')).matchAll(/^\s+(?:path: )?'(\/[^']*)',$/gm);
  pages = [...routes].map(([, path]) => (path ?? '').replaceAll(/\$\w+/g, '01J9Z3N8Q4W7Y2T5R6V0X1B3C5'));
});
afterAll(async () => {
  await manager.stop();
  await stores.stop();
});

const get = (path: string): Promise<Response> => supertest(manager.server).get(path);

/** What a browser is forbidden on behalf of every answer of ours. */
function expectSafe({ headers }: Response, path: string): void {
  const policy = String(headers['content-security-policy']).split(';');
  expect(policy, path).toContain("default-src 'none'");
  expect(policy, path).toContain("script-src 'self'");
  expect(policy, path).toContain("style-src 'self'");
  expect(policy, path).toContain("connect-src 'self'");
  expect(policy, path).toContain("frame-ancestors 'none'");
  expect(policy, path).toContain("base-uri 'none'");
  expect(policy.join(), path).not.toMatch(/unsafe|\*|https?:/);
  expect(headers, path).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect(headers['x-powered-by'], path).toBeUndefined();
  expect(headers['set-cookie'], path).toBeUndefined();
}

describe('the panel', () => {
  it('serves every page of its router as the same document, under the strict policy', async () => {
    expect(pages.length).toBeGreaterThan(12);
    for (const path of ['/', ...pages, '/not/a/page']) {
      const answer = await get(`/panel${path}`);
      expect([answer.status, answer.headers['content-type']], path).toEqual([200, 'text/html; charset=utf-8']);
      expect(answer.headers['cache-control'], path).toBe('no-cache');
      expectSafe(answer, path);
    }
  });

  it('serves every built file with its type, under the strict policy', async () => {
    expect(files.length).toBeGreaterThan(20);
    for (const path of files) {
      const answer = await get(`/panel${path}`);
      expect(answer.status, path).toBe(200);
      expect(answer.headers['content-type'], path).not.toContain('octet-stream');
      expectSafe(answer, path);
    }
  });

  it('sends scripts in the smallest form that the browser takes', async () => {
    const script = files.find((path) => path.endsWith('.js')) ?? '';
    for (const [asked, used] of [
      ['gzip, deflate, br, zstd', 'br'],
      ['gzip, deflate', 'gzip'],
      ['', undefined],
    ] as const) {
      const answer = await supertest(manager.server).get(`/panel${script}`).set('accept-encoding', asked);
      expect([answer.status, answer.headers['content-encoding'], answer.headers['vary']]).toEqual([
        ...[200, used, 'accept-encoding'],
      ]);
    }
  });

  it('has nothing inline: no script, no style, no handler, nothing from elsewhere', async () => {
    const { text } = await get('/panel/');
    expect(text).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i);
    for (const [, attributes, inner] of text.matchAll(/<script([^>]*)>([^<]*)</g)) {
      expect(attributes).toMatch(/src="\/panel\/assets\//);
      expect(inner?.trim()).toBe('');
    }
    for (const [, link] of text.matchAll(/(?:src|href)="([^"]+)"/g)) expect(link).toMatch(/^\/(panel\/)?assets\//);
  });

  it('never builds HTML out of data', async () => {
    const source = fileURLToPath(new URL('../../apps/panel/src', import.meta.url));
    for (const entry of await readdir(source, { recursive: true })) {
      if (!/\.tsx?$/.test(entry)) continue;
      const text = await readFile(`${source}/${entry}`, 'utf8');
      expect(text, entry).not.toMatch(
        /dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/,
      );
    }
  });

  it('reads no file that is not its own', async () => {
    for (const path of [
      '/../package.json',
      '/..%2fpackage.json',
      '/assets/..%2f..%2fpackage.json',
      '/%00',
      '/assets/x.js',
    ]) {
      const answer = await get(`/panel${path}`);
      expect(answer.text, path).not.toContain('"dependencies"');
      expect(answer.status, path).toBeLessThan(500);
    }
    expect((await get('/panel/assets/x.js')).status).toBe(404);
  });

  it('takes no uploads: other methods are refused, and no body above a mebibyte is read', async () => {
    for (const method of ['post', 'put', 'patch', 'delete'] as const) {
      const call = supertest(manager.server)[method]('/panel/');
      const answer = await call.set('content-type', 'application/json').send('{}');
      expect(answer.status, method).toBeGreaterThanOrEqual(400);
      expect(answer.status, method).toBeLessThan(500);
      expectSafe(answer, method);
    }
    const large = JSON.stringify({ username: 'x'.repeat(MEBIBYTE), password: 'x' });
    const refused = await supertest(manager.server)
      .post('/api/v1/sessions')
      .set('content-type', 'application/json')
      .send(large);
    expect(problemOf(refused)).toMatchObject({ status: 413, code: 'payload-too-large' });
    expectSafe(refused, '/api/v1/sessions');
    const form = await supertest(manager.server)
      .post('/api/v1/sessions')
      .set('content-type', 'multipart/form-data; boundary=x')
      .send('--x--');
    expect(problemOf(form)).toMatchObject({ status: 415, code: 'unsupported-media-type' });
  });
});
