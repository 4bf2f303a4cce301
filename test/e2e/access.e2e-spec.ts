import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import supertest, { type Response } from 'supertest';
import { type ApiClient, problemOf } from './harness/api-client.js';
import { TestManager } from './harness/manager.js';
import { Stores } from './harness/stores.js';

const ONE_TIME = 'good for one log-in';
const PASSWORD = 'a long password';

let stores: Stores;
let manager: TestManager;
let admin: ApiClient;

beforeAll(async () => {
  stores = await Stores.start();
  manager = await TestManager.start(stores, { DIRECTORATE_SESSION_IDLE_MINUTES: '30' });
  admin = await manager.logIn();
});
afterAll(async () => {
  await manager.stop();
  await stores.stop();
});

async function makeUser(name: string, role = 'operator'): Promise<string> {
  const made = await admin.post('/users', { name, password: ONE_TIME, spec: { role } });
  expect(made.status).toBe(201);
  const first = await manager.firstLogIn(name, ONE_TIME, PASSWORD);
  expect((await first.call('delete', '/sessions/current')).status).toBe(204);
  return (made.body as { id: string }).id;
}

const logIn = (username: string, more: object = {}): Promise<Response> =>
  manager.stranger().post('/sessions', { username, password: PASSWORD, ...more });

interface Browser {
  readonly cookie: string;
  readonly csrf: string;
  readonly setCookie: string;
}

/** What a browser keeps of a log-in. */
async function open(username: string): Promise<Browser> {
  const answer = await logIn(username, { cookie: true });
  expect(answer.status).toBe(201);
  const { token, csrfToken } = answer.body as { token: string | null; csrfToken: string };
  expect(token).toBeNull();
  const [setCookie = ''] = answer.headers['set-cookie'] as unknown as string[];
  return { setCookie, cookie: setCookie.split(';')[0] ?? '', csrf: csrfToken };
}

const send = (
  method: 'get' | 'post' | 'delete',
  path: string,
  { cookie }: Browser,
  headers: Record<string, string> = {},
): supertest.Test => supertest(manager.server)[method](`/api/v1${path}`).set('cookie', cookie).set(headers);

describe('sessions of browsers', () => {
  it('live in a cookie that no script reads and no other site sends', async () => {
    await makeUser('browser');
    const browser = await open('browser');
    expect(browser.setCookie).toMatch(/; HttpOnly/);
    expect(browser.setCookie).toMatch(/; SameSite=Strict/);
    const shown = await send('get', '/sessions/current', browser);
    expect(shown.body).toMatchObject({ kind: 'cookie', csrfToken: browser.csrf, isCurrent: true });
  });

  it('change nothing without their proof, or for another site', async () => {
    await makeUser('forged');
    const browser = await open('forged');
    const body = {
      name: 'mine',
      spec: { scopes: ['nodes:read'], expiresAt: new Date(Date.now() + 1e7).toISOString() },
    };
    const bare = await send('post', '/tokens', browser).send(body);
    expect(problemOf(bare)).toMatchObject({ status: 403, code: 'forgery-suspected' });
    const proof = { 'x-csrf-token': browser.csrf };
    const crossed = await send('post', '/tokens', browser, { ...proof, 'sec-fetch-site': 'cross-site' }).send(body);
    expect(problemOf(crossed).code).toBe('forgery-suspected');
    const done = await send('post', '/tokens', browser, { ...proof, 'sec-fetch-site': 'same-origin' }).send(body);
    expect(done.status).toBe(201);
  });

  it('are no bearer tokens, and bearer tokens are no cookies', async () => {
    await makeUser('mixed');
    const browser = await open('mixed');
    const secret = browser.cookie.split('=')[1] ?? '';
    expect((await admin.with(secret).get('/users/me')).status).toBe(401);
    const bearer = ((await logIn('mixed')).body as { token: string }).token;
    expect((await send('get', '/users/me', { ...browser, cookie: `directorate=${bearer}` })).status).toBe(401);
  });

  it('end by logging out, and take the cookie away', async () => {
    await makeUser('leaver');
    const browser = await open('leaver');
    const out = await send('delete', '/sessions/current', browser, { 'x-csrf-token': browser.csrf });
    expect(out.status).toBe(204);
    expect(String(out.headers['set-cookie'])).toMatch(/directorate=;.*1970/);
    expect((await send('get', '/users/me', browser)).status).toBe(401);
  });
});

describe('all sessions', () => {
  interface Listed {
    readonly items: { readonly id: string; readonly userName: string; readonly isCurrent: boolean }[];
  }

  it('are listed to their owner, and end when the owner or an admin says so', async () => {
    await makeUser('many');
    const first = admin.with(((await logIn('many')).body as { token: string }).token);
    const second = admin.with(((await logIn('many')).body as { token: string }).token);
    const { items } = (await first.get('/sessions')).body as Listed;
    expect(items.map(({ isCurrent, userName }) => [userName, isCurrent])).toEqual([
      ['many', false],
      ['many', true],
    ]);
    expect((await first.call('delete', `/sessions/${String(items[0]?.id)}`)).status).toBe(204);
    expect((await second.get('/users/me')).status).toBe(401);
    expect(problemOf(await first.get('/sessions?all=true')).code).toBe('forbidden');
    const all = (await admin.get('/sessions?all=true')).body as Listed;
    const own = all.items.find(({ userName }) => userName === 'many');
    expect((await admin.call('delete', `/sessions/${String(own?.id)}`)).status).toBe(204);
    expect((await first.get('/users/me')).status).toBe(401);
  });

  it('cannot be ended by others', async () => {
    await makeUser('quiet');
    await makeUser('nosy');
    const quiet = admin.with(((await logIn('quiet')).body as { token: string }).token);
    const { id } = (await quiet.get('/sessions/current')).body as { id: string };
    const nosy = admin.with(((await logIn('nosy')).body as { token: string }).token);
    expect((await nosy.call('delete', `/sessions/${id}`)).status).toBe(404);
    expect((await quiet.get('/users/me')).status).toBe(200);
  });

  it('end when nobody uses them', async () => {
    await makeUser('idle');
    const client = admin.with(((await logIn('idle')).body as { token: string }).token);
    const { id } = (await client.get('/sessions/current')).body as { id: string };
    await manager.query(`UPDATE session SET last_used_at = now() - interval '31 minutes' WHERE id = '${id}'`);
    expect((await client.get('/users/me')).status).toBe(401);
  });
});

describe('a second factor', () => {
  const codeOf = (secret: string, stepsAhead = 0): string =>
    generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 * stepsAhead });

  async function enrol(name: string): Promise<{ client: ApiClient; secret: string; recoveryCodes: string[] }> {
    await makeUser(name);
    const client = admin.with(((await logIn(name)).body as { token: string }).token);
    const begun = await client.post('/users/me/second-factor', { password: PASSWORD });
    const { secret, uri } = begun.body as { secret: string; uri: string };
    expect(uri).toContain(secret);
    const confirmed = await client.post('/users/me/second-factor/confirmation', { code: codeOf(secret) });
    expect(confirmed.status).toBe(200);
    return { client, secret, recoveryCodes: (confirmed.body as { recoveryCodes: string[] }).recoveryCodes };
  }

  it('is asked for at log-in, and no code is good twice', async () => {
    const { secret } = await enrol('totp');
    expect(problemOf(await logIn('totp'))).toMatchObject({ status: 401, code: 'second-factor-required' });
    expect(problemOf(await logIn('totp', { code: codeOf(secret) })).code).toBe('unauthenticated');
    const next = codeOf(secret, 1);
    expect((await logIn('totp', { code: next })).status).toBe(201);
    expect((await logIn('totp', { code: next })).status).toBe(401);
  });

  it('is not asked for before it is confirmed, and not confirmed by a wrong code', async () => {
    await makeUser('hesitant');
    const client = admin.with(((await logIn('hesitant')).body as { token: string }).token);
    expect((await client.post('/users/me/second-factor', { password: 'wrong' })).status).toBe(400);
    await client.post('/users/me/second-factor', { password: PASSWORD });
    const wrong = await client.post('/users/me/second-factor/confirmation', { code: '000000' });
    expect(problemOf(wrong)).toMatchObject({ errors: [{ pointer: '/code' }] });
    expect((await logIn('hesitant')).status).toBe(201);
  });

  it('can be replaced by each recovery code once', async () => {
    const { recoveryCodes } = await enrol('lost-phone');
    expect(recoveryCodes).toHaveLength(10);
    expect((await logIn('lost-phone', { code: recoveryCodes[3] })).status).toBe(201);
    expect((await logIn('lost-phone', { code: recoveryCodes[3] })).status).toBe(401);
    expect((await logIn('lost-phone', { code: recoveryCodes[4] })).status).toBe(201);
  });

  it('counts wrong codes like wrong passwords', async () => {
    await enrol('guessed');
    for (let failure = 0; failure < 5; failure += 1)
      expect((await logIn('guessed', { code: '000000' })).status).toBe(401);
    expect((await logIn('guessed', { code: '000000' })).status).toBe(429);
  });

  it('is ended by its owner with the password, or by an admin, and the secret is never stored in plain', async () => {
    const { client, secret } = await enrol('done');
    const { id } = (await client.get('/users/me')).body as { id: string };
    const [row] = await manager.query(`SELECT totp_secret FROM app_user WHERE id = '${id}'`);
    expect(JSON.stringify(row)).not.toContain(secret);
    expect((await client.post('/users/me/second-factor/removal', { password: 'wrong' })).status).toBe(400);
    expect((await admin.call('delete', `/users/${id}/second-factor`, { 'if-match': '*' })).status).toBe(204);
    expect((await logIn('done')).status).toBe(201);
    expect((await admin.get(`/users/${id}`)).body).toMatchObject({ status: { hasSecondFactor: false } });
  });
});

describe('tokens that are bound to networks', () => {
  it('work from there only', async () => {
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
    const make = async (name: string, allowedNetworks: string[]): Promise<ApiClient> => {
      const made = await admin.post('/tokens', { name, spec: { scopes: ['nodes:read'], expiresAt, allowedNetworks } });
      return admin.with((made.body as { secret: string }).secret);
    };
    expect((await (await make('here', ['127.0.0.0/8', '::1'])).get('/nodes')).status).toBe(200);
    const elsewhere = await (await make('elsewhere', ['192.0.2.0/24'])).get('/nodes');
    expect(problemOf(elsewhere)).toMatchObject({ status: 403, code: 'forbidden' });
    const crooked = await admin.post('/tokens', {
      ...{ name: 'crooked', spec: { scopes: ['nodes:read'], expiresAt, allowedNetworks: ['10.0.0.1/8'] } },
    });
    expect(problemOf(crooked).errors?.[0]?.pointer).toBe('/spec/allowedNetworks');
  });
});

describe('grants', () => {
  const service = (name: string, port: number): object => ({
    ...{ name, createAddress: true },
    spec: { protocol: 'tcp', address: '192.0.2.80', port, scheduler: 'rr' },
  });

  it('let a viewer change one service and no other, also by a token of theirs', async () => {
    const make = async (name: string, port: number): Promise<string> =>
      ((await admin.post('/virtual-services', service(name, port))).body as { object: { id: string } }).object.id;
    const [own, other] = [await make('own', 8001), await make('other', 8002)];
    const userId = await makeUser('tenant', 'viewer');
    const tenant = admin.with(((await logIn('tenant')).body as { token: string }).token);
    const patch = { spec: { scheduler: 'wlc' } };
    expect((await tenant.patch(`/virtual-services/${own}`, patch)).status).toBe(403);
    const items = [{ resource: 'virtual-service', id: own, scopes: ['services:write'] }];
    expect((await admin.put(`/users/${userId}/grants`, { items })).body).toEqual({ items });
    const seen = String((await admin.get(`/users/${userId}/grants`)).headers['etag']);
    expect(seen).toBe((await admin.get(`/users/${userId}`)).headers['etag']);
    expect((await tenant.get('/users/me/grants')).body).toEqual({ items });
    expect((await tenant.patch(`/virtual-services/${own}`, patch)).status).toBe(202);
    expect((await tenant.patch(`/virtual-services/${other}`, patch)).status).toBe(403);
    expect((await tenant.post('/virtual-services', service('third', 8003))).status).toBe(403);

    const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
    const tokenOf = async (name: string, scopes: string[]): Promise<ApiClient> => {
      const made = await tenant.post('/tokens', { name, spec: { scopes, expiresAt } });
      return admin.with((made.body as { secret: string }).secret);
    };
    const writer = await tokenOf('writer', ['services:read', 'services:write']);
    expect((await writer.patch(`/virtual-services/${own}`, { spec: { scheduler: 'lc' } })).status).toBe(202);
    expect((await writer.patch(`/virtual-services/${other}`, { spec: { scheduler: 'lc' } })).status).toBe(403);
    const reader = await tokenOf('reader', ['services:read']);
    expect((await reader.patch(`/virtual-services/${own}`, { spec: { scheduler: 'rr' } })).status).toBe(403);

    const cleared = await admin.put(`/users/${userId}/grants`, { items: [] }, { 'if-match': seen });
    expect([cleared.status, cleared.headers['etag'] === seen]).toEqual([200, false]);
    const late = await admin.put(`/users/${userId}/grants`, { items }, { 'if-match': seen });
    expect(problemOf(late).code).toBe('precondition-failed');
    expect((await tenant.patch(`/virtual-services/${own}`, patch)).status).toBe(403);
    expect((await writer.patch(`/virtual-services/${own}`, patch)).status).toBe(403);
  });

  it('of a service cover its real servers and their drains, and no others', async () => {
    const make = async (name: string, port: number): Promise<{ id: string; servers: string[] }> => {
      const realServers = [{ spec: { address: '192.0.2.31' } }, { spec: { address: '192.0.2.32' } }];
      const made = await admin.post('/virtual-services', { ...service(name, port), realServers });
      const { object } = made.body as { object: { id: string; realServers: { id: string }[] } };
      return { id: object.id, servers: object.realServers.map(({ id }) => id) };
    };
    const [own, other] = [await make('own-pool', 8004), await make('other-pool', 8005)];
    const drained = ({ id: virtualServiceId }: { id: string }, realServerId: string | undefined): object => ({
      subject: { virtualServiceId, realServerId },
    });
    const grantedTo = async (name: string, scope: string): Promise<ApiClient> => {
      const userId = await makeUser(name, 'viewer');
      await admin.put(`/users/${userId}/grants`, {
        items: [{ resource: 'virtual-service', id: own.id, scopes: [scope] }],
      });
      return admin.with(((await logIn(name)).body as { token: string }).token);
    };
    const [writer, drainer] = [
      await grantedTo('pool-writer', 'services:write'),
      await grantedTo('pool-drainer', 'services:drain'),
    ];
    const weight = (pool: typeof own): string => `/virtual-services/${pool.id}/real-servers/${pool.servers[0] ?? ''}`;
    expect((await writer.patch(weight(own), { spec: { weight: 5 } })).status).toBe(202);
    expect((await writer.patch(weight(other), { spec: { weight: 5 } })).status).toBe(403);
    expect((await drainer.patch(weight(own), { spec: { weight: 6 } })).status).toBe(403);

    for (const forbidden of [
      drained(other, other.servers[0]),
      { subject: { nodeId: own.id } },
      { subject: { nodeIds: [own.id] } },
      { subject: null },
      [],
    ]) {
      expect((await drainer.post('/drains', forbidden)).status, JSON.stringify(forbidden)).toBe(403);
    }
    expect((await drainer.post('/drains', drained(own, other.servers[0]))).status).toBe(404);
    const whole = { ...drained(own, undefined), thenDelete: true };
    expect(problemOf(await drainer.post('/drains', whole)).code).toBe('forbidden');
    expect((await writer.post('/drains?dryRun=true', whole)).status).toBe(200);
    const begun = await drainer.post('/drains', drained(own, own.servers[0]));
    expect(begun.status).toBe(202);
    const drain = `/drains/${(begun.body as { object: { id: string } }).object.id}`;
    expect((await drainer.patch(drain, { mode: 'firm' }, { 'if-match': '*' })).status).toBe(200);
    expect((await drainer.post(`${drain}/cancel`, {})).status).toBe(200);
    const foreign = await admin.post('/drains', drained(other, other.servers[0]));
    const { id: foreignId } = (foreign.body as { object: { id: string } }).object;
    expect((await drainer.post(`/drains/${foreignId}/cancel`, {})).status).toBe(403);
    expect((await drainer.post('/drains/01JXYZ00000000000000000000/cancel', {})).status).toBe(403);
  });

  it('are refused for what is not there, or cannot be granted', async () => {
    const userId = await makeUser('nobody-yet', 'viewer');
    const nowhere = { resource: 'node', id: '01JXYZ00000000000000000000', scopes: ['nodes:write'] };
    const missing = await admin.put(`/users/${userId}/grants`, { items: [nowhere] });
    expect(problemOf(missing).errors).toMatchObject([{ pointer: '/items/0/id' }]);
    const unfit = await admin.put(`/users/${userId}/grants`, { items: [{ ...nowhere, scopes: ['users:write'] }] });
    expect(problemOf(unfit).errors).toMatchObject([{ pointer: '/items/0/scopes/0' }]);
  });
});
