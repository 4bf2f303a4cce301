import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IdempotencyService } from '../../apps/manager/src/idempotency/idempotency.service.js';
import { formatJoinKey } from '#libs/join-key';
import { type ApiClient, problemOf } from './harness/api-client.js';
import { TestDatabase } from './harness/database.js';
import { eventually } from './harness/hand-machine.js';
import { insertMachine } from './harness/machine-rows.js';
import { TestManager } from './harness/manager.js';
import { QueryCount } from './harness/query-count.js';
import { Stores } from './harness/stores.js';

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly requestBody?: { readonly content: Record<string, object> };
  readonly responses: Record<string, { readonly headers?: object }>;
}
interface Route extends Operation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
}

const NODE = '01J9Z3N8Q4W7Y2T5R6V0X1B3C5';
const NOBODY = '01J9Z3N8Q4W7Y2T5R6V0X1B3C9';
const STALE = { 'if-match': '"999999"' };

let stores: Stores;
let manager: TestManager;
let admin: ApiClient;
let database: TestDatabase;
let routes: Route[];
/** Each route that takes If-Match: where an object of it is, and a body that is right. */
let guarded: Record<string, readonly [path: string, body?: object]>;

const has = (route: Route, name: string): boolean => route.parameters?.some((one) => one.name === name) ?? false;
const nameOf = ({ method, path }: Route): string => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`;
/** The path with ids that nothing has. */
const anywhere = ({ path }: Route): string =>
  path
    .replace('/api/v1', '')
    .replaceAll(/\{number\}/g, '1')
    .replaceAll(/\{name\}/g, 'nobody')
    .replaceAll(/\{\w+\}/g, NOBODY);
const idOf = async (path: string, body: object): Promise<string> => {
  const answer = await admin.post(path, body);
  const { object, id } = answer.body as { object?: { id: string }; id?: string };
  const made = object?.id ?? id;
  if (made === undefined) throw new Error(`POST ${path} made nothing: ${JSON.stringify(answer.body)}`);
  return made;
};

beforeAll(async () => {
  const text = await readFile(new URL('../../docs/api/openapi.json', import.meta.url), 'utf8');
  const { paths } = JSON.parse(text) as { paths: Record<string, Record<Route['method'], Operation>> };
  routes = Object.entries(paths)
    .filter(([path]) => path.startsWith('/api/v1'))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, one]) => ({ ...one, path, method: method as Route['method'] })),
    );
  stores = await Stores.start();
  manager = await TestManager.start(stores, { DIRECTORATE_API_PORT: '7443' });
  admin = await manager.logIn();
  database = await TestDatabase.connect(stores.postgres.url);
  await insertMachine(database, {
    ...{ id: NODE, name: 'director-1', roles: ['director'] },
    addresses: [{ address: '10.77.0.11', prefixLength: 24 }],
  });
  await admin.put('/cluster', { name: 'main', spec: { topology: 'two-nic', quorumIp: '10.77.0.1' } });
  const address = await idOf('/addresses', { spec: { address: '192.0.2.80' } });
  const service = await idOf('/virtual-services', {
    name: 'shop',
    spec: { protocol: 'tcp', address: '192.0.2.80', port: 80 },
    realServers: [{ spec: { address: '10.77.0.21' } }],
  });
  const shown = (await admin.get(`/virtual-services/${service}`)).body as { realServers: { id: string }[] };
  const server = `/virtual-services/${service}/real-servers/${shown.realServers[0]?.id ?? ''}`;
  const policy = await idOf('/policies', { name: 'web', spec: {} });
  const user = await idOf('/users', { name: 'anna', password: 'a password of hers', spec: { role: 'viewer' } });
  const token = await idOf('/tokens', {
    name: 'deploy',
    spec: { scopes: ['services:read'], expiresAt: new Date(Date.now() + 86_400_000).toISOString() },
  });
  const webhook = await idOf('/webhooks', { name: 'chat', spec: { url: 'https://hooks.example/x' } });
  const files = { source: 'ipvsadm-save', text: '-A -t 192.0.2.90:80 -s wlc\n' };
  const imported = await idOf('/imports', files);
  const changeSet = await idOf('/change-sets', { title: 'Later' });
  const edit = { action: 'update', resource: 'policy', id: policy, body: { tags: ['b'] } };
  const edited = await admin.post(`/change-sets/${changeSet}/items`, edit);
  const item = (edited.body as { items: { id: string }[] }).items[0]?.id ?? '';
  const { realServers } = shown;
  const drain = await idOf('/drains', {
    subject: { virtualServiceId: service, realServerId: realServers[0]?.id ?? '' },
    ignoreCapacity: true,
  });
  const invitation = (await admin.post('/join-tokens', {})).body as { token: string };
  const joinKey = formatJoinKey({
    ...{ version: 1, nodeId: NOBODY, hostname: 'node-9', addresses: ['10.77.0.29'], port: 7480, clusterId: null },
    ...{ fingerprint: 'ab'.repeat(32), secret: 'A'.repeat(43) },
    expiresAt: new Date(Date.now() + 600_000).toISOString(),
  });
  const joinRequest = await idOf('/join-requests', { token: invitation.token, joinKey });
  await eventually('the drain to begin', 15_000, async () => {
    const now = (await admin.get(`/drains/${drain}`)).body as { state: string };
    return now.state !== 'waiting';
  });
  await admin.post(`/nodes/${NODE}/maintenance`, {});
  guarded = {
    'PATCH /users/{id}': [`/users/${user}`, { spec: { displayName: 'Anna' } }],
    'DELETE /users/{id}': [`/users/${user}`],
    'DELETE /users/{id}/second-factor': [`/users/${user}/second-factor`],
    'PUT /users/{id}/grants': [`/users/${user}/grants`, { items: [] }],
    'DELETE /tokens/{id}': [`/tokens/${token}`],
    'PUT /cluster': ['/cluster', { name: 'main', spec: { topology: 'two-nic', quorumIp: '10.77.0.1' } }],
    'PATCH /addresses/{id}': [`/addresses/${address}`, { tags: ['a'] }],
    'DELETE /addresses/{id}': [`/addresses/${address}`],
    'PATCH /virtual-services/{id}': [`/virtual-services/${service}`, { tags: ['a'] }],
    'DELETE /virtual-services/{id}': [`/virtual-services/${service}`],
    'PUT /virtual-services/{id}/nodes/{nodeId}': [`/virtual-services/${service}/nodes/${NODE}`, { enabled: false }],
    'PUT /virtual-services/{id}/real-servers': [`/virtual-services/${service}/real-servers`, { realServers: [] }],
    'PATCH /virtual-services/{id}/real-servers/{serverId}': [server, { spec: { weight: 2 } }],
    'DELETE /virtual-services/{id}/real-servers/{serverId}': [server],
    'DELETE /imports/{id}': [`/imports/${imported}`],
    'PATCH /director-settings': ['/director-settings', { spec: { timeouts: { tcpSeconds: 700 } } }],
    'PATCH /nodes/{id}/director-settings': [`/nodes/${NODE}/director-settings`, { spec: {} }],
    'PUT /policies/default': ['/policies/default', { policy: 'web' }],
    'PATCH /policies/{id}': [`/policies/${policy}`, { tags: ['a'] }],
    'DELETE /policies/{id}': [`/policies/${policy}`],
    'PATCH /drains/{id}': [`/drains/${drain}`, { mode: 'firm' }],
    'DELETE /change-sets/{id}': [`/change-sets/${changeSet}`],
    'DELETE /change-sets/{id}/items/{itemId}': [`/change-sets/${changeSet}/items/${item}`],
    'PATCH /change-control': ['/change-control', { spec: {} }],
    'DELETE /join-requests/{id}': [`/join-requests/${joinRequest}`],
    'PATCH /nodes/{id}': [`/nodes/${NODE}`, { spec: { maintenance: true } }],
    'DELETE /nodes/{id}': [`/nodes/${NODE}`],
    'PATCH /nodes/{id}/maintenance': [`/nodes/${NODE}/maintenance`, { reason: 'a test' }],
    'DELETE /nodes/{id}/maintenance': [`/nodes/${NODE}/maintenance`],
    'PATCH /webhooks/{id}': [`/webhooks/${webhook}`, { tags: ['a'] }],
    'DELETE /webhooks/{id}': [`/webhooks/${webhook}`],
  };
});
afterAll(async () => {
  await database.close();
  await manager.stop();
  await stores.stop();
});

describe('every route that changes an object', () => {
  /** A session has no revision that anybody could have seen: it ends once. */
  const WITHOUT = /^DELETE \/sessions\//;

  it('needs If-Match', () => {
    const changing = routes.filter(({ method }) => method === 'put' || method === 'patch' || method === 'delete');
    const lacking = changing.filter((route) => !has(route, 'If-Match')).map(nameOf);
    expect(lacking.filter((name) => !WITHOUT.test(name))).toEqual([]);
    expect(
      routes
        .filter((route) => has(route, 'If-Match'))
        .map(nameOf)
        .sort(),
    ).toEqual(Object.keys(guarded).sort());
  });

  it('answers 428 without it, 412 with an old one, and changes nothing', async () => {
    const before = await database.digests();
    for (const [name, [path, body]] of Object.entries(guarded)) {
      const method = name.split(' ')[0]?.toLowerCase() as 'put' | 'patch' | 'delete';
      const send = async (headers: Record<string, string>) =>
        body === undefined ? admin.call(method, path, headers) : admin.call(method, path, headers).send(body);
      const [missing, old] = [await send({}), await send(STALE)];
      expect([name, missing.status, problemOf(missing).code]).toEqual([name, 428, 'precondition-required']);
      expect([name, old.status, problemOf(old).code]).toEqual([name, 412, 'precondition-failed']);
    }
    expect(await database.digests()).toEqual(before);
  });

  it('rehearses with dryRun=true where it takes that', async () => {
    const before = await database.digests();
    for (const route of routes.filter((one) => has(one, 'If-Match') && has(one, 'dryRun'))) {
      const name = nameOf(route);
      const [path, body] = guarded[name] ?? [''];
      const test = admin.call(route.method, `${path}?dryRun=true`, { 'if-match': '*' });
      const answer = await (body === undefined ? test : test.send(body));
      // Some are refused for what they are: the address is in use, the node balances.
      expect([name, [200, 204, 409].includes(answer.status)]).toEqual([name, true]);
    }
    expect(await database.digests()).toEqual(before);
  });
});

describe('every POST', () => {
  it('takes an Idempotency-Key, but log-ins and the end of a second factor', () => {
    const lacking = routes.filter((route) => route.method === 'post' && !has(route, 'Idempotency-Key')).map(nameOf);
    expect(lacking.sort()).toEqual(['POST /join-requests', 'POST /sessions', 'POST /users/me/second-factor/removal']);
  });

  it('answers 422 when the key belongs to another request, 409 while the first is at work', async () => {
    const service = manager.app.get(IdempotencyService, { strict: false });
    const { id: actorId } = (await admin.get('/users/me')).body as { id: string };
    for (const route of routes.filter((one) => has(one, 'Idempotency-Key'))) {
      const [path, name] = [anywhere(route), nameOf(route)];
      const [key, other] = [randomUUID(), randomUUID()];
      const first = { actorId, method: 'POST', url: `/api/v1${path}`, body: {} };
      await service.claim({ ...first, key });
      await service.claim({ ...first, key: other, body: { other: true } });
      const [running, mismatched] = [
        await admin.post(path, {}, { 'idempotency-key': key }),
        await admin.post(path, {}, { 'idempotency-key': other }),
      ];
      expect([name, running.status, problemOf(running).code]).toEqual([name, 409, 'idempotency-in-progress']);
      expect([name, mismatched.status, problemOf(mismatched).code]).toEqual([name, 422, 'idempotency-mismatch']);
    }
  });
});

describe('every body', () => {
  it('with a field that nobody knows is refused, naming it', async () => {
    for (const route of routes.filter(({ requestBody }) => requestBody !== undefined)) {
      const test = admin.call(route.method, anywhere(route), { 'if-match': '*' });
      const answer = await test.send({ fieldThatNobodyKnows: 1 });
      const name = nameOf(route);
      expect([name, answer.status, problemOf(answer).code]).toEqual([name, 400, 'invalid-input']);
      const pointers = problemOf(answer).errors?.map(({ pointer }) => pointer) ?? [];
      expect([name, pointers]).toEqual([name, expect.arrayContaining(['/fieldThatNobodyKnows'])]);
    }
  });
});

describe('every read', () => {
  /** Reads without ids; connections are asked of a director, and there is none. */
  const plain = (): Route[] =>
    routes.filter(
      ({ method, path, parameters = [] }) =>
        method === 'get' &&
        !path.includes('{') &&
        !/\/(stream|connections)$/.test(path) &&
        !parameters.some((one) => one.required),
    );

  it('says how many requests are left, as the document has it', async () => {
    for (const route of plain()) {
      expect(Object.keys(route.responses['200']?.headers ?? {}), nameOf(route)).toContain('RateLimit-Remaining');
      const { headers } = await admin.get(anywhere(route));
      expect(Number(headers['ratelimit-remaining']), nameOf(route)).toBeGreaterThan(0);
      expect(Number(headers['ratelimit-reset']), nameOf(route)).toBeGreaterThan(0);
    }
  });

  it('takes fields, and names those that there are when it knows one not', async () => {
    for (const route of plain().filter((one) => has(one, 'fields'))) {
      const [path, name] = [anywhere(route), nameOf(route)];
      const read = await admin.get(path);
      expect([name, read.status]).toEqual([name, 200]);
      const whole = read.body as Record<string, unknown>;
      const objects = Array.isArray(whole['items']) ? (whole['items'] as object[]) : [whole];
      const [first] = objects;
      if (first === undefined) continue;
      const field = Object.keys(first)[0] ?? '';
      const chosen = (await admin.get(`${path}?fields=${field}`)).body as Record<string, unknown>;
      const left = Array.isArray(chosen['items']) ? (chosen['items'] as object[]) : [chosen];
      expect([name, left.map((one) => Object.keys(one))]).toEqual([name, left.map(() => [field])]);
      const refused = await admin.get(`${path}?fields=nobodyKnowsThis`);
      expect([name, refused.status]).toEqual([name, 400]);
      expect(problemOf(refused).errors?.[0]).toMatchObject({
        pointer: '/query/fields',
        message: expect.stringContaining(field) as string,
      });
    }
  });

  it('of named objects is filtered by tags, and by what it is called', async () => {
    const lists = plain().filter((route) => has(route, 'tags-any'));
    expect(lists.length).toBeGreaterThan(8);
    for (const route of lists) {
      const path = anywhere(route);
      for (const query of ['q=shop', 'tags=a', 'tags-any=a,b', 'not-tags=a']) {
        const answer = await admin.get(`${path}?${query}`);
        // What has no tags says so.
        const isRefused =
          answer.status === 400 && problemOf(answer).errors?.[0]?.message === 'these objects have no tags';
        expect([path, query, answer.status === 200 || isRefused]).toEqual([path, query, true]);
      }
    }
  });

  it('asks the database a few times, however much there is to show', async () => {
    await database.rows(
      `INSERT INTO virtual_service SELECT (jsonb_populate_record(s, jsonb_build_object(
         'id', '01J9Z3N8Q4W7Y2T5R6V0X1SV' || lpad(n::text, 2, '0'), 'name', 'more-' || n, 'port', 8000 + n))).*
       FROM virtual_service s, generate_series(1, 20) n WHERE s.name = 'shop'`,
    );
    await database.rows(
      `INSERT INTO real_server SELECT (jsonb_populate_record(r, jsonb_build_object(
         'id', '01J9Z3N8Q4W7Y2T5R6V0X1R' || lpad(n::text, 3, '0'), 'address', '10.77.9.' || n))).*
       FROM real_server r, generate_series(1, 50) n`,
    );
    const [service] = ((await admin.get('/virtual-services?q=shop')).body as { items: { id: string }[] }).items;
    const [server] = await database.rows<{ id: string }>('SELECT min(id) AS id FROM real_server');
    const shop = `/virtual-services/${service?.id ?? ''}`;
    // One statement says who asks.
    const most = {
      [shop]: 4,
      '/virtual-services/by-name/shop': 4,
      '/virtual-services?limit=50': 4,
      [`${shop}/why`]: 4,
      [`${shop}/real-servers?limit=50`]: 4,
      [`${shop}/real-servers/${server?.id ?? ''}`]: 3,
      '/nodes?limit=50': 3,
      [`/nodes/${NODE}`]: 3,
      '/addresses?limit=50': 3,
      '/health': 5,
      '/cluster': 3,
      '/operations?limit=50': 3,
      '/events?limit=50': 2,
      '/alarms?limit=50': 2,
      '/audit?limit=50': 2,
      '/users/me': 2,
    };
    const queries = new QueryCount(manager.server);
    try {
      for (const [path, limit] of Object.entries(most)) {
        const statements = await queries.during(async () => {
          expect([path, (await admin.get(path)).status]).toEqual([path, 200]);
        });
        expect(statements.length, path).toBeGreaterThan(0);
        expect(statements.slice(limit), `${path} asks more than ${limit} times`).toEqual([]);
      }
    } finally {
      queries.stop();
    }
  });
});
