import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiClient } from './harness/api-client.js';
import { type ApiRoute, apiRoutes } from './harness/api-routes.js';
import { TestManager } from './harness/manager.js';
import { Stores } from './harness/stores.js';

type Method = 'post' | 'put' | 'patch' | 'delete' | 'get';
interface Shot {
  readonly method: Method;
  readonly path: string;
  readonly body: unknown;
}

const RUNS = 10_000;
/** The same requests in every run; printed, so that a failure can be repeated. */
const SEED = 20_261_121;
const AT_ONCE = 8;
let stores: Stores;
let manager: TestManager;
let admin: ApiClient;
let ids: string[];
let routes: readonly ApiRoute[];

beforeAll(async () => {
  // Ending the own session would end the storm.
  routes = (await apiRoutes()).filter(({ method, path }) => `${method} ${path}` !== 'DELETE /api/v1/sessions/current');
  stores = await Stores.start();
  manager = await TestManager.start(stores);
  admin = await manager.logIn();
  await admin.put('/cluster', { name: 'main', spec: { topology: 'one-nic', quorumIp: '192.0.2.10' } });
  await admin.post('/addresses', { spec: { address: '192.0.2.80' } });
  const made = await admin.post('/virtual-services', {
    name: 'web',
    spec: { protocol: 'tcp', address: '192.0.2.80', port: 80 },
    realServers: [{ spec: { address: '10.0.0.2' } }],
  });
  const { object, operation } = made.body as { object: { id: string }; operation: { id: string } };
  ids = [object.id, operation.id, '01J9Z3N8Q4W7Y2T5R6V0X1B3C5'];
});
afterAll(async () => {
  await manager.stop();
  await stores.stop();
});

const SOUND: Record<string, object> = {
  '/virtual-services': {
    name: 'fuzz',
    tags: ['a'],
    spec: {
      protocol: 'tcp',
      address: '192.0.2.80',
      port: 81,
      scheduler: 'rr',
      persistence: { timeoutSeconds: 9 },
      health: { checks: [{ kind: 'http', host: 'x', statuses: [{ from: 200, to: 299 }] }], onFailure: 'remove' },
      pool: { quorum: { weight: 1 }, panicPercent: 10 },
      directorIds: null,
    },
    realServers: [{ spec: { address: '10.0.0.9', weight: 1, drainMode: 'firm' } }],
  },
  '/addresses': { tags: [], spec: { address: '192.0.2.99', prefixLength: 24, description: 'x' } },
  '/users': { name: 'fuzz', password: 'a long password', spec: { role: 'viewer', displayName: 'x' } },
  '/tokens': { name: 'fuzz', spec: { scopes: ['nodes:read'], expiresAt: '2027-01-01T00:00:00Z' } },
  '/check-trials': {
    spec: { protocol: 'tcp', address: '192.0.2.80', port: 81, health: { checks: [{ kind: 'http', target: '/up' }] } },
    realServers: [{ spec: { address: '10.0.0.9', forwardingMethod: 'masquerading', port: 8080 } }],
  },
  '/cluster': { name: 'main', spec: { topology: 'one-nic', quorumIp: '192.0.2.10' } },
};

const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    '',
    '\u0000',
    '\n',
    '"',
    "'",
    '$(id)',
    '%00',
    '\ud800',
    '../../etc',
    '-1',
    '1e400',
    'null',
    '0x10',
    '::',
    '0.0.0.0',
  ),
  fc.constantFrom<unknown>(null, true, -1, 0, 65_536, 1.5, 2 ** 53, 1e308, [], {}, [[]], [null], { $ne: 1 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Replaces, adds or removes something somewhere in a sound body. */
function mutate(body: object, seeds: readonly number[], value: unknown): unknown {
  const copy = structuredClone(body) as Record<string, unknown>;
  let at: Record<string, unknown> = copy;
  for (const seed of seeds) {
    const keys = Object.keys(at);
    const key = keys[seed % Math.max(1, keys.length)];
    if (key === undefined) break;
    const inner = at[key];
    if (typeof inner === 'object' && inner !== null && seed % 3 !== 0) {
      at = inner as Record<string, unknown>;
      continue;
    }
    if (seed % 7 === 0) Reflect.deleteProperty(at, key);
    else if (seed % 11 === 0) at[`x${key}`] = value;
    else at[key] = value;
    return copy;
  }
  return seeds.length % 2 === 0 ? copy : value;
}

const seeds = fc.array(fc.nat(1000), { minLength: 1, maxLength: 4 });
const segment = fc.oneof(
  fc.nat(2).map((n) => ids[n] ?? ''),
  fc.string({ unit: 'binary', maxLength: 12 }).map((text) => encodeURIComponent(text.replace(/[\ud800-\udfff]/g, ''))),
);

const writes: fc.Arbitrary<Shot> = fc
  .record({
    path: fc.constantFrom(...Object.keys(SOUND)),
    seeds,
    value: nasty,
    method: fc.constantFrom<Method>('post', 'put', 'patch'),
  })
  .map(({ path, seeds, value, method }) => ({
    method: path === '/cluster' ? 'put' : method,
    path,
    body: mutate(SOUND[path] ?? {}, seeds, value),
  }));
const deepWrites: fc.Arbitrary<Shot> = fc
  .record({
    id: segment,
    tail: fc.constantFrom('', '/real-servers'),
    seeds,
    value: nasty,
    method: fc.constantFrom<Method>('post', 'put', 'patch', 'delete'),
  })
  .map(({ id, tail, seeds, value, method }) => ({
    method,
    path: `/virtual-services/${id}${tail}`,
    body: mutate(
      tail === ''
        ? { name: 'x', spec: { scheduler: 'rr', onePacket: false } }
        : { spec: { address: '10.0.0.9', weight: 1 }, realServers: [{ spec: { address: '10.0.0.7' } }] },
      seeds,
      value,
    ),
  }));
const reads: fc.Arbitrary<Shot> = fc
  .record({
    path: fc.constantFrom('/virtual-services', '/addresses', '/users', '/tokens', '/operations', '/audit'),
    key: fc.constantFrom('limit', 'cursor', 'sort', 'q', 'tags', 'name', 'state', 'address', 'port', 'x'),
    value: fc.string({ unit: 'binary', maxLength: 30 }),
  })
  .map(({ path, key, value }) => ({
    method: 'get',
    path: `${path}?${new URLSearchParams({ [key]: value }).toString()}`,
    body: undefined,
  }));

/** Any route of the API, with what its document gives as an example, mutated. */
const anywhere = (): fc.Arbitrary<Shot> =>
  fc
    .record({
      route: fc.constantFrom(...routes),
      segments: fc.array(segment, { minLength: 2, maxLength: 2 }),
      seeds,
      value: nasty,
    })
    .map(({ route: { method, path, example }, segments, seeds: where, value }) => {
      const left = [...segments];
      const isObject = typeof example === 'object' && example !== null;
      return {
        method: method.toLowerCase() as Method,
        path: path.slice('/api/v1'.length).replaceAll(/\{\w+\}/g, () => left.pop() ?? ''),
        body: isObject ? mutate(harmless(example), where, value) : undefined,
      };
    });

/** Examples name the outside world; the storm stays at home. */
const harmless = (body: object): object =>
  JSON.parse(JSON.stringify(body).replaceAll('https://hooks.example.org', 'https://127.0.0.1')) as object;

describe('a storm of mutated requests', () => {
  it(`gives no 5xx in ${RUNS} requests to every route (seed ${SEED}), and each refusal is a problem`, async () => {
    const shots = fc.sample(
      fc.oneof(
        { weight: 4, arbitrary: writes },
        { weight: 2, arbitrary: deepWrites },
        { weight: 2, arbitrary: reads },
        { weight: 4, arbitrary: anywhere() },
      ),
      { numRuns: RUNS, seed: SEED },
    );
    const statuses = new Map<number, number>();
    const { port } = manager.server.address() as { port: number };
    for (let at = 0; at < shots.length; at += AT_ONCE) {
      const group = shots.slice(at, at + AT_ONCE);
      const answers = await Promise.all(group.map((shot) => fire(`http://127.0.0.1:${port}`, shot)));
      for (const [index, { status, type }] of answers.entries()) {
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        const { method, path, body } = group[index] ?? { method: '', path: '', body: undefined };
        const shown = `${method} ${path} ${body === undefined ? '' : JSON.stringify(body).slice(0, 300)} → ${status}`;
        expect(status, shown).toBeLessThan(500);
        if (status >= 400) expect(type, shown).toContain('application/problem+json');
      }
    }
    expect(statuses.get(400)).toBeGreaterThan(RUNS / 10);
    expect((statuses.get(200) ?? 0) + (statuses.get(201) ?? 0) + (statuses.get(202) ?? 0)).toBeGreaterThan(RUNS / 20);
    expect(statuses.get(401) ?? 0).toBeLessThan(RUNS / 20);
    expect((await admin.get('/audit/verification')).body).toMatchObject({ isIntact: true });
    expect((await admin.get('/users/me')).body).toMatchObject({ name: 'admin', spec: { role: 'admin' } });
  }, 240_000);
});

async function fire(
  origin: string,
  { method, path, body }: Shot,
): Promise<{ readonly status: number; readonly type: string }> {
  const leave = new AbortController();
  const answer = await fetch(`${origin}/api/v1${path}`, {
    ...{ method: method.toUpperCase(), signal: leave.signal },
    headers: {
      ...{ authorization: `Bearer ${admin.token ?? ''}`, 'if-match': '*' },
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined || method === 'get' ? {} : { body: JSON.stringify(body) }),
  });
  const type = answer.headers.get('content-type') ?? '';
  // A stream has no end.
  if (type.startsWith('text/event-stream')) leave.abort();
  else await answer.arrayBuffer();
  return { status: answer.status, type };
}
