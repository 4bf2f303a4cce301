import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCOPES } from '../../apps/manager/src/auth/scopes.js';
import type { ApiClient } from './harness/api-client.js';
import { type ApiRoute, apiRoutes } from './harness/api-routes.js';
import { TestManager } from './harness/manager.js';
import { Stores } from './harness/stores.js';

const ABSENT = '01J9Z3N8Q4W7Y2T5R6V0X1B3C5';
const ONE_TIME = 'good for one log-in';

/** Whose scopes guard what, said here once more and by hand: a route that is guarded by another scope than this fails. */
const NOUNS: Readonly<Record<string, string>> = {
  ...{ users: 'users', tokens: 'tokens', operations: 'operations', audit: 'audit', cluster: 'cluster' },
  ...{
    'change-control': 'cluster',
    addresses: 'addresses',
    nodes: 'nodes',
    'node-tests': 'nodes',
    'join-keys': 'nodes',
    'join-requests': 'nodes',
    'join-tokens': 'nodes',
    maintenances: 'nodes',
  },
  ...{ health: 'health' },
  ...{ commands: 'commands', events: 'events', alarms: 'alarms', statistics: 'statistics', webhooks: 'webhooks' },
  ...{ 'virtual-services': 'services', connections: 'services', schedulers: 'services', capabilities: 'services' },
  ...{
    'check-trials': 'services',
    'service-templates': 'services',
    imports: 'services',
    revisions: 'services',
    drains: 'services',
  },
  ...{ 'change-sets': 'services', 'kernel-settings': 'services', policies: 'services' },
  ...{ 'director-settings': 'services', 'nodes/{id}/director-settings': 'services' },
};
/** Sent by POST because of what is in it; it changes nothing. */
const ONLY_LOOKS = ['POST /api/v1/join-keys/decode'];
const WITH_DRAIN =
  /^(PATCH .*\/real-servers\/\{serverId\}|POST \/api\/v1\/drains|PATCH \/api\/v1\/drains\/|POST .*\/(release|cancel))/;
/** Everybody's own affairs. */
const OWN = /^\/api\/v1\/(sessions|users\/me)(\/|$)/;
const ROLES = ['admin', 'operator', 'viewer'] as const;
type Role = (typeof ROLES)[number];
const ADMIN_ONLY = ['users:read', 'users:write', 'audit:read', 'cluster:write', 'webhooks:read', 'webhooks:write'];
const WITH_ONE_TIME_PASSWORD = [
  ...['GET /api/v1/users/me', 'POST /api/v1/users/me/password'],
  ...['GET /api/v1/sessions/current', 'DELETE /api/v1/sessions/current'],
];

function scopesBySight({ method, path }: ApiRoute): string[] {
  if (OWN.test(path)) return [];
  const tail = path.slice('/api/v1/'.length);
  const noun = NOUNS[tail] ?? NOUNS[tail.split('/')[0] ?? ''];
  if (noun === undefined) throw new Error(`${method} ${path}: which scope guards it? Add it to this spec.`);
  if (method === 'GET' || ONLY_LOOKS.includes(`${method} ${path}`)) return [`${noun}:read`];
  const drains = noun === 'services' && WITH_DRAIN.test(`${method} ${path}`) ? ['services:drain'] : [];
  return [`${noun}:write`, ...drains];
}

function holds(role: Role, scope: string): boolean {
  if (role === 'admin') return true;
  if (ADMIN_ONLY.includes(scope)) return false;
  return role === 'operator' || scope.endsWith(':read') || scope.startsWith('tokens:');
}

interface Answer {
  readonly status: number;
  readonly code: string | undefined;
  readonly type: string | undefined;
}

let stores: Stores;
let manager: TestManager;
let admin: ApiClient;
let routes: readonly ApiRoute[];
let origin: string;
/** Ids of objects that are there, by the first word of the path. */
const present = new Map<string, string>();
const clients = new Map<Role, ApiClient>();

beforeAll(async () => {
  routes = (await apiRoutes()).filter(({ isPublic }) => !isPublic);
  stores = await Stores.start();
  manager = await TestManager.start(stores);
  const { port } = manager.server.address() as { port: number };
  origin = `http://127.0.0.1:${port}`;
  admin = await manager.logIn();
  clients.set('admin', admin);
  for (const role of ['operator', 'viewer'] as const) {
    await admin.post('/users', { name: role, password: ONE_TIME, spec: { role } });
    clients.set(role, await manager.firstLogIn(role, ONE_TIME, 'a password of their own'));
  }
  await admin.put('/cluster', { name: 'main', spec: { topology: 'one-nic', quorumIp: '192.0.2.10' } });
  const spec = { protocol: 'tcp', address: '192.0.2.80', port: 80 };
  await admin.post('/virtual-services', { name: 'web', createAddress: true, spec });
  await admin.post('/webhooks', { name: 'chat', spec: { url: 'https://192.0.2.99/hook', enabled: false } });
  await admin.post('/change-sets', { name: 'draft' });
  for (const noun of Object.keys(NOUNS).filter((one) => routes.some(({ path }) => path === `/api/v1/${one}/{id}`))) {
    const { items = [] } = (await admin.get(`/${noun}?limit=1`)).body as { items?: { id: string }[] };
    if (items[0] !== undefined) present.set(noun, items[0].id);
  }
});
afterAll(async () => {
  await manager.stop();
  await stores.stop();
});

/** The path with the ids of what is not there, or, for looking, of what is. */
function fill(path: string, isReal: boolean): string {
  const noun = path.split('/')[3] ?? '';
  const id = (isReal ? present.get(noun) : undefined) ?? ABSENT;
  return path
    .replace('{id}', id)
    .replace('{number}', isReal ? '1' : '999999')
    .replace('{name}', 'web')
    .replaceAll(/\{\w+\}/g, ABSENT);
}

async function ask(route: ApiRoute, token: string | null): Promise<Answer> {
  const { method } = route;
  const isReal = method === 'GET';
  const hasBody = !isReal && method !== 'DELETE';
  const query = route.path === '/api/v1/statistics' ? '?subject=cluster' : '';
  const leave = new AbortController();
  const answer = await fetch(`${origin}${fill(route.path, isReal)}${query}`, {
    ...{ method, signal: leave.signal },
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(isReal ? {} : { 'if-match': '*' }),
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
    },
    ...(hasBody ? { body: '{}' } : {}),
  });
  const kind = answer.headers.get('content-type') ?? '';
  if (!kind.startsWith('application/problem+json')) {
    expect(answer.status, `${method} ${route.path} without a problem`).toBeLessThan(400);
    leave.abort();
    return { status: answer.status, code: undefined, type: undefined };
  }
  return { ...((await answer.json()) as { code: string; type: string }), status: answer.status };
}

const REFUSED: Answer = { status: 403, code: 'forbidden', type: '/problems/forbidden' };

/** What a route may answer to somebody who may use it: its own business, described in its document. */
function expectOwnAnswer(route: ApiRoute, { status, code }: Answer, who: string): void {
  const what = `${who}: ${route.method} ${route.path} → ${status} ${code ?? ''}`;
  expect([401, 403], what).not.toContain(status);
  expect(status, what).toBeLessThan(500);
  expect(route.statuses, what).toContain(status);
}

async function tokenWith(name: string, scopes: readonly string[]): Promise<string> {
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  const made = await admin.post('/tokens', { name, spec: { scopes, expiresAt } });
  expect(made.status).toBe(201);
  return (made.body as { secret: string }).secret;
}

interface Pair {
  /** Of a token that has one of the scopes and no other. */
  readonly only: string;
  /** Of a token that has every scope but these. */
  readonly without: string;
}
/** By the scopes of a route, with blanks between. */
const tokens = new Map<string, Pair>();

async function makeTokens(): Promise<void> {
  for (const wanted of new Set(routes.map(({ scopes }) => scopes.join(' ')))) {
    if (tokens.has(wanted)) continue;
    const scopes = wanted === '' ? ['health:read'] : wanted.split(' ').slice(0, 1);
    const rest = SCOPES.filter((scope) => !wanted.split(' ').includes(scope));
    const name = wanted.replaceAll(/[: ]/g, '-');
    const [only, without] = [await tokenWith(`only-${name}x`, scopes), await tokenWith(`without-${name}x`, rest)];
    tokens.set(wanted, { only, without });
  }
}

describe('every route of the API', () => {
  it('is guarded by the scope of its noun', () => {
    expect(routes.length).toBeGreaterThan(100);
    for (const route of routes) {
      expect([...route.scopes].sort(), `${route.method} ${route.path}`).toEqual(scopesBySight(route).sort());
    }
  });

  it('answers 401 to strangers, whatever they ask', async () => {
    for (const route of routes) {
      const refused = { status: 401, code: 'unauthenticated', type: '/problems/unauthenticated' };
      expect(await ask(route, null), `${route.method} ${route.path}`).toMatchObject(refused);
    }
  });

  it.each(ROLES)('answers role %s what it may, and refuses the rest with its problem', async (role) => {
    let refusals = 0;
    for (const route of routes) {
      const endsOwn = route.method === 'DELETE' && route.path === '/api/v1/sessions/current';
      const client = endsOwn
        ? await manager.logIn(role, role === 'admin' ? undefined : 'a password of their own')
        : clients.get(role);
      const answer = await ask(route, client?.token ?? null);
      const may = route.scopes.length === 0 || route.scopes.some((scope) => holds(role, scope));
      if (may) expectOwnAnswer(route, answer, role);
      else expect(answer, `${role}: ${route.method} ${route.path}`).toMatchObject(REFUSED);
      refusals += may || route.method === 'GET' ? 0 : 1;
    }
    const audited = await manager.query(
      `SELECT 1 FROM audit_entry WHERE result = 'forbidden' AND actor->>'userName' = '${role}'`,
    );
    expect(audited).toHaveLength(refusals);
  });

  it('refuses a token that has every scope but the right one, and serves one that has only that', async () => {
    await makeTokens();
    for (const route of routes) {
      const { only = '', without = '' } = tokens.get(route.scopes.join(' ')) ?? {};
      expectOwnAnswer(route, await ask(route, only), `a token with ${route.scopes.join(' or ')} only`);
      if (route.scopes.length === 0) continue;
      const what = `a token without ${route.scopes.join(' or ')}: ${route.method} ${route.path}`;
      expect(await ask(route, without), what).toMatchObject(REFUSED);
    }
  });

  it('is closed to who has a one-time password, but for looking at oneself, replacing it and leaving', async () => {
    await admin.post('/users', { name: 'fresh', password: ONE_TIME, spec: { role: 'admin' } });
    const fresh = await manager.logIn('fresh', ONE_TIME);
    const leaving = await manager.logIn('fresh', ONE_TIME);
    for (const route of routes) {
      const name = `${route.method} ${route.path}`;
      const answer = await ask(route, name === 'DELETE /api/v1/sessions/current' ? leaving.token : fresh.token);
      if (WITH_ONE_TIME_PASSWORD.includes(name)) expectOwnAnswer(route, answer, 'a one-time password');
      else {
        const type = '/problems/password-change-required';
        expect(answer, name).toMatchObject({ status: 403, code: 'password-change-required', type });
      }
    }
  });
});

/** What these look for is in their query, in a director, or in a session. */
const NEEDS_MORE = ['/api/v1/connections', '/api/v1/sessions/current'];
const PANEL = fileURLToPath(new URL('../../apps/panel/src', import.meta.url));

interface PanelCall {
  readonly file: string;
  /** Null: the address stands for itself, in a link, a stream or a constant; then every method of it counts. */
  readonly method: string | null;
  readonly path: string;
}

/** Every address of the API that the panel's sources name. */
async function panelCalls(): Promise<readonly PanelCall[]> {
  const calls: PanelCall[] = [];
  for (const file of await readdir(PANEL, { recursive: true })) {
    if (!/\.tsx?$/.test(file) || /\.spec\./.test(file)) continue;
    const source = await readFile(`${PANEL}/${file}`, 'utf8');
    const named = /(?:\bapi\s*\.\s*(GET|POST|PUT|PATCH|DELETE)\(\s*)?['"`](\/api\/v1[^'"`\s?]*)/g;
    for (const [, method = null, path = ''] of source.matchAll(named)) calls.push({ file, method, path });
  }
  return calls;
}

/** The routes that a call can mean; parameters are told by their places. */
function routesOfCall({ method, path }: PanelCall): readonly ApiRoute[] {
  const plain = (text: string): string => text.replaceAll(/\$?\{[^}]*\}/g, '{}');
  return routes.filter((route) => plain(route.path) === plain(path) && (method === null || route.method === method));
}

describe('every call that the panel makes', () => {
  it('is a route of the public API, works with a token of the right scope, and is refused without', async () => {
    await makeTokens();
    const calls = await panelCalls();
    const tried = new Set<ApiRoute>();
    for (const call of calls) {
      if (call.path === '/api/v1/sessions' && call.method === 'POST') continue;
      const meant = routesOfCall(call);
      expect(meant, `${call.file} calls ${call.method ?? ''} ${call.path}, which is no route`).not.toHaveLength(0);
      for (const route of meant) {
        if (tried.has(route)) continue;
        tried.add(route);
        const name = `${call.file}: ${route.method} ${route.path}`;
        const { only = '', without = '' } = tokens.get(route.scopes.join(' ')) ?? {};
        const answer = await ask(route, only);
        const isPlain = route.method === 'GET' && !route.path.includes('{') && !NEEDS_MORE.includes(route.path);
        if (isPlain) expect(answer.status, name).toBe(200);
        else expectOwnAnswer(route, answer, name);
        if (route.scopes.length > 0) expect(await ask(route, without), name).toMatchObject(REFUSED);
      }
    }
    expect(tried.size).toBeGreaterThan(60);
  });
});
