import { randomUUID } from 'node:crypto';
import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient, problemOf } from './harness/api-client.js';
import { TestManager } from './harness/manager.js';
import { Stores } from './harness/stores.js';

let stores: Stores;
let manager: TestManager;
let admin: ApiClient;
const raw = () => supertest(manager.server);

beforeAll(async () => {
  stores = await Stores.start();
  manager = await TestManager.start(stores);
  admin = await manager.logIn();
});
afterAll(async () => {
  await manager.stop();
  await stores.stop();
});

describe('problems', () => {
  it('are RFC 9457 with a page, a code, a hint and the caller’s trace', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const answer = await admin.get('/users/nobody', { traceparent, 'x-request-id': 'abc-1' });
    expect(problemOf(answer)).toMatchObject({
      type: '/problems/not-found',
      title: 'There is no such object',
      status: 404,
      code: 'not-found',
      instance: '/api/v1/users/nobody',
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    });
    expect(answer.headers['traceparent']).toMatch(/^00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01$/);
    expect(answer.headers['x-request-id']).toBe('abc-1');
    const page = await raw().get(problemOf(answer).type);
    expect([page.status, page.type]).toEqual([200, 'text/html']);
    expect(page.text).toContain('How to mend it');
  });

  it('never echo a request id or trace that could not be one', async () => {
    const answer = await admin.get('/users/me', { 'x-request-id': 'a b', traceparent: '00-zz-zz-01' });
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers['traceparent']).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
  });

  it('point to unknown fields, at any depth', async () => {
    const body = { name: 'x', colour: 'red', spec: { role: 'viewer', 'a/b~c': 1 }, password: 'a long password' };
    expect(problemOf(await admin.post('/users', body)).errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ pointer: '/colour', message: 'is not a known field' }),
        expect.objectContaining({ pointer: '/spec/a~1b~0c', message: 'is not a known field' }),
      ]),
    );
    expect(problemOf(await admin.get('/users?colour=red')).errors).toMatchObject([{ pointer: '/query/colour' }]);
  });
});

describe('bodies', () => {
  const send = (body: string, type = 'application/json') =>
    admin.call('post', '/users').set('content-type', type).send(body);

  it.each([
    ['{"name":', 'malformed-json', 400],
    ['', 'malformed-json', 400],
    ['[]', 'invalid-input', 400],
    ['"text"', 'invalid-input', 400],
    ['null', 'invalid-input', 400],
    ['{"__proto__":{"role":"admin"}}', 'malformed-json', 400],
  ])('%s is refused as %s', async (body, code, status) => {
    expect(problemOf(await send(body))).toMatchObject({ code, status });
  });

  it('over one mebibyte are refused as 413', async () => {
    const answer = await send(JSON.stringify({ name: 'x'.repeat(1024 * 1024) }));
    expect(problemOf(answer)).toMatchObject({ code: 'payload-too-large', status: 413 });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])(
    'of %s are refused as 415',
    async (type) => {
      expect(problemOf(await send('name=x', type))).toMatchObject({ code: 'unsupported-media-type', status: 415 });
    },
  );
});

describe('methods and media types', () => {
  it('405 names what is allowed; OPTIONS and HEAD work', async () => {
    const wrong = await admin.call('put', '/users').send({});
    expect(problemOf(wrong)).toMatchObject({ code: 'method-not-allowed', status: 405 });
    expect(wrong.headers['allow']).toBe('GET, HEAD, OPTIONS, POST');
    const options = await admin.call('options', '/users/01J9Z3N8Q4W7Y2T5R6V0X1B3C5');
    expect([options.status, options.headers['allow']]).toEqual([204, 'DELETE, GET, HEAD, OPTIONS, PATCH']);
    const head = await admin.call('head', '/users');
    expect([head.status, head.text]).toEqual([200, undefined]);
  });

  it('406 when JSON is not accepted', async () => {
    expect((await admin.get('/users', { accept: 'text/html' })).status).toBe(406);
    expect((await admin.get('/users', { accept: 'application/json;q=0' })).status).toBe(406);
    expect((await admin.get('/users', { accept: 'text/html, application/*;q=0.1' })).status).toBe(200);
  });
});

describe('lists', () => {
  interface Page {
    readonly items: { readonly name: string }[];
    readonly page: { readonly next: string | null; readonly prev: string | null };
  }
  const list = async (query: string): Promise<Page> => (await admin.get(`/users?${query}`)).body as Page;
  const names = ({ items }: Page): string[] => items.map(({ name }) => name);

  beforeAll(async () => {
    for (let index = 0; index < 7; index += 1) {
      const tags = [index % 2 === 0 ? 'even' : 'odd', `n:${index}`];
      await admin.post('/users', {
        name: `page-${index}`,
        password: 'a long password',
        tags,
        spec: { role: 'viewer' },
      });
    }
  });

  it('are walked forth and back without loss or repetition', async () => {
    const seen: string[] = [];
    let page = await list('limit=3&q=page-');
    for (;;) {
      seen.push(...names(page));
      if (page.page.next === null) break;
      page = await list(`limit=3&q=page-&cursor=${page.page.next}`);
    }
    expect(seen).toEqual(['page-0', 'page-1', 'page-2', 'page-3', 'page-4', 'page-5', 'page-6']);
    const back = await list(`limit=3&q=page-&cursor=${page.page.prev ?? ''}`);
    expect(names(back)).toEqual(['page-3', 'page-4', 'page-5']);
    const first = await list(`limit=3&q=page-&cursor=${back.page.prev ?? ''}`);
    expect(names(first)).toEqual(['page-0', 'page-1', 'page-2']);
    expect(first.page.prev).toBeNull();
  });

  it('are sorted and filtered by attribute and tags', async () => {
    expect(names(await list('sort=name:desc&q=page-&limit=2'))).toEqual(['page-6', 'page-5']);
    expect(names(await list('tags=even,n:2'))).toEqual(['page-2']);
    expect(names(await list('tags-any=n:1,n:2'))).toEqual(['page-1', 'page-2']);
    expect(names(await list('not-tags=even&q=page-'))).toEqual(['page-1', 'page-3', 'page-5']);
    expect(names(await list('q=%25'))).toEqual([]);
    const link = (await admin.get('/users?limit=1&q=page-')).headers['link'];
    expect(link).toMatch(/^<\/api\/v1\/users\?limit=1&q=page-&cursor=[\w-]+>; rel="next"$/);
  });

  it.each([
    'limit=0',
    'limit=501',
    'limit=x',
    'limit=1.5',
    'sort=password',
    'sort=name:up',
    'cursor=xx',
    'cursor=%00',
    'tags=a%20b',
    'q=%0a',
  ])('refuse ?%s with a pointer', async (query) => {
    const problem = problemOf(await admin.get(`/users?${query}`));
    expect(problem.errors).toMatchObject([{ pointer: `/query/${query.split('=')[0] ?? ''}` }]);
  });
});

describe('Idempotency-Key', () => {
  const user = (name: string) => ({ name, password: 'a long password', spec: { role: 'viewer' } });

  it('gives the first answer again, and refuses another request', async () => {
    const first = await admin.post('/users', user('idem'), { 'idempotency-key': 'k1' });
    const again = await admin.post('/users', user('idem'), { 'idempotency-key': 'k1' });
    expect([again.status, again.headers['idempotency-replayed']]).toEqual([201, 'true']);
    expect(again.body).toEqual(first.body);
    expect(again.headers['location']).toBe(first.headers['location']);
    expect(problemOf(await admin.post('/users', user('other'), { 'idempotency-key': 'k1' }))).toMatchObject({
      code: 'idempotency-mismatch',
      status: 422,
    });
  });

  it('has one effect for many at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => admin.post('/users', user('race'), { 'idempotency-key': 'k2' })),
    );
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThan(0);
    expect(((await admin.get('/users?name=race')).body as { items: object[] }).items).toHaveLength(1);
  });

  it('is free again after a refusal', async () => {
    expect((await admin.post('/users', { name: 'x' }, { 'idempotency-key': 'k3' })).status).toBe(400);
    expect((await admin.post('/users', user('third'), { 'idempotency-key': 'k3' })).status).toBe(201);
  });
});

describe('pages', () => {
  it('/livez and /readyz need no log-in', async () => {
    expect((await raw().get('/livez')).body).toEqual({ status: 'live' });
    const ready = await raw().get('/readyz');
    expect([ready.status, ready.body]).toMatchObject([
      200,
      { status: 'ready', role: 'active', database: 'ok', queue: 'ok' },
    ]);
  });

  it('/ leads to the panel, whose files are named by their content and kept for ever', async () => {
    expect((await raw().get('/')).headers['location']).toBe('/panel/');
    const start = await raw().get('/panel/');
    const script = /src="(\/panel\/assets\/[^"]+\.js)"/.exec(start.text)?.[1];
    const answer = await raw().get(String(script)).set('accept-encoding', 'gzip');
    expect([answer.status, answer.headers['content-encoding']]).toEqual([200, 'gzip']);
    expect(answer.headers['cache-control']).toContain('immutable');
    expect((await raw().get('/panel/nodes')).text).toBe(start.text);
    expect(problemOf(await raw().get('/panel/assets/old.js')).code).toBe('not-found');
  });

  it.each(['/panel/', '/api/docs', '/api/docs/swagger-ui.css', '/api/docs/swagger-ui-bundle.js', '/problems'])(
    '%s is served under a strict policy',
    async (path) => {
      const answer = await raw().get(path);
      expect(answer.status).toBe(200);
      const policy = String(answer.headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      if (answer.type === 'text/html') expect(answer.text).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|style=/);
    },
  );

  it('what does not exist is a problem there too', async () => {
    expect(problemOf(await raw().get('/problems/nonsense')).code).toBe('not-found');
    expect(problemOf(await raw().get('/nothing')).code).toBe('not-found');
  });
});

describe('limits', () => {
  it('say how much is left, and refuse with 429 and Retry-After', async () => {
    const small = await TestManager.start(stores, { DIRECTORATE_REQUESTS_PER_MINUTE: '300' });
    try {
      const logIn = () =>
        small.stranger().post('/sessions', { username: 'admin', password: 'a password for tests only' });
      const token = ((await logIn()).body as { token: string }).token;
      const client = admin.with(token);
      const answers = [];
      for (let index = 0; index < 301; index += 1)
        answers.push(await new ApiClient(small.server, client.token).get('/users/me'));
      expect(answers[0]?.headers).toMatchObject({ 'ratelimit-limit': '300', 'ratelimit-remaining': '299' });
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(300);
      expect(problemOf(answers[300]!)).toMatchObject({ status: 429, code: 'too-many-requests' });
      expect(Number(answers[300]?.headers['retry-after'])).toBeGreaterThan(0);
      expect([(await logIn()).status, (await logIn()).status, (await logIn()).status]).toEqual([201, 201, 429]);
    } finally {
      await small.stop();
    }
  });

  it('count tokens that are none by address, but neither ended sessions of a panel nor whoever is known', async () => {
    const small = await TestManager.start(stores, { DIRECTORATE_REQUESTS_PER_MINUTE: '300' });
    try {
      const ask = (headers: Record<string, string>) => supertest(small.server).get('/api/v1/users/me').set(headers);
      const guess = () => ask({ authorization: `Bearer dt_${randomUUID().replaceAll('-', '')}` });
      const ended = () => ask({ cookie: `directorate=ds_${'x'.repeat(43)}` });
      const known = await small.logIn();
      for (let round = 0; round < 6; round += 1) expect((await ended()).status).toBe(401);
      expect([(await guess()).status, (await guess()).status, (await guess()).status]).toEqual([401, 401, 401]);
      const refused = await guess();
      expect([refused.status, refused.type]).toEqual([429, 'application/problem+json']);
      expect(refused.body).toMatchObject({ code: 'too-many-requests' });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect((await ended()).status).toBe(401);
      expect((await known.get('/users/me')).status).toBe(200);
    } finally {
      await small.stop();
    }
  });
});
