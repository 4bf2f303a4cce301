import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest';
import { type ApiClient, problemOf } from './harness/api-client.js';
import { TestDatabase } from './harness/database.js';
import { TestManager } from './harness/manager.js';
import { Stores } from './harness/stores.js';

type Json = Record<string, unknown>;
type Case = readonly [what: string, change: Json, pointer: string];

let stores: Stores;
let manager: TestManager;
let admin: ApiClient;
let database: TestDatabase;
let before: Record<string, string>;
let serviceId: string;
let serverId: string;
let userId: string;

const LONG = 'x'.repeat(64);
const NASTY_NAMES = [
  '',
  'a\nb',
  'a"b',
  "a'b",
  '$(reboot)',
  '`id`',
  'a b',
  '-a',
  'a\u0000b',
  'a\u202eb',
  '../x',
  LONG,
  'é',
];
const checks = (...list: object[]): Json => ({ '/spec/health': { checks: list } });
const WRONG_TYPES = [null, 1, true, [], {}, ''];

beforeAll(async () => {
  stores = await Stores.start();
  manager = await TestManager.start(stores);
  admin = await manager.logIn();
  database = await TestDatabase.connect(stores.postgres.url);
  await admin.put('/cluster', { name: 'main', spec: { topology: 'two-nic', quorumIp: '10.77.0.1' } });
  await admin.post('/addresses', { spec: { address: '192.0.2.80' } });
  await admin.post('/addresses', { spec: { address: '2001:db8::80' } });
  const made = await admin.post('/virtual-services', {
    name: 'web',
    spec: { protocol: 'tcp', address: '192.0.2.80', port: 80 },
    realServers: [{ spec: { address: '10.0.0.2' } }],
  });
  const { object } = made.body as { object: { id: string; realServers: { id: string }[] } };
  serviceId = object.id;
  serverId = object.realServers[0]?.id ?? '';
  const user = await admin.post('/users', { name: 'ada', password: 'a long password', spec: { role: 'viewer' } });
  userId = (user.body as { id: string }).id;
});
afterAll(async () => {
  await database.close();
  await manager.stop();
  await stores.stop();
});
beforeEach(async () => (before = await database.digests()));
afterEach(async () => expect(await database.digests()).toEqual(before));

/** Puts `value` at a pointer of a copy; a value of undefined removes the field. */
function withField(body: Json, pointer: string, value: unknown): Json {
  const copy = structuredClone(body);
  const path = pointer.slice(1).split('/');
  const last = path.pop() ?? '';
  const parent = path.reduce<Json>((at, key) => at[key] as Json, copy);
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else parent[last] = value;
  return copy;
}

async function expectRefusal(
  method: 'post' | 'put' | 'patch',
  path: string,
  body: Json,
  pointer: string,
): Promise<void> {
  const headers = method === 'post' ? {} : { 'if-match': '*' };
  const answer = await admin.call(method, path, headers).send(body);
  const problem = problemOf(answer);
  expect([400, 409, 422]).toContain(problem.status);
  expect(problem.errors?.map((fault) => fault.pointer)).toContain(pointer);
}

async function refusesAll(
  method: 'post' | 'put' | 'patch',
  path: string,
  sound: Json,
  cases: readonly Case[],
): Promise<void> {
  for (const [, change, pointer] of cases) {
    const [[at, value] = ['', undefined]] = Object.entries(change);
    await expectRefusal(method, path, withField(sound, at, value), pointer);
  }
}

const each = (at: string, values: readonly unknown[], pointer = at): Case[] =>
  values.map((value) => [JSON.stringify(value), { [at]: value }, pointer]);

describe('virtual services', () => {
  const sound: Json = { name: 'new', spec: { protocol: 'tcp', address: '192.0.2.80', port: 443, persistence: {} } };

  it('refuse names that are no names', () =>
    refusesAll('post', '/virtual-services', sound, each('/name', [...NASTY_NAMES, null, 7, undefined])));

  it('refuse duplicates of name and of key', async () => {
    await expectRefusal('post', '/virtual-services', withField(sound, '/name', 'web'), '/name');
    await expectRefusal('post', '/virtual-services', withField(sound, '/spec/port', 80), '/spec/port');
  });

  it('refuse ports that are no ports, and port 0 without persistence', async () => {
    await refusesAll(
      'post',
      '/virtual-services',
      sound,
      each('/spec/port', [-1, 65_536, 1.5, '80', null, undefined, [80], 1e9]),
    );
    const { persistence: _, ...spec } = sound['spec'] as Json;
    await expectRefusal('post', '/virtual-services', { ...sound, spec: { ...spec, port: 0 } }, '/spec/port');
  });

  it('refuse addresses that are no virtual IP: the quorum IP, unknown ones, and what is no address', () =>
    refusesAll(
      'post',
      '/virtual-services',
      sound,
      each('/spec/address', ['10.77.0.1', '192.0.2.99', 'web', '192.0.2.80/32', '192.0.2.80\n', '$(id)', null, 5]),
    ));

  it('refuse words that are not in the vocabulary', async () => {
    await refusesAll(
      'post',
      '/virtual-services',
      sound,
      each('/spec/protocol', ['icmp', 'TCP', 'tcp -f 1', ...WRONG_TYPES]),
    );
    await refusesAll(
      'post',
      '/virtual-services',
      sound,
      each('/spec/scheduler', ['WLC', 'wlc\n-C', 'random', ...WRONG_TYPES]),
    );
    await refusesAll(
      'post',
      '/virtual-services',
      sound,
      each('/spec/schedulerFlags', [['sh-port'], ['x'], 'sh-port', [null], ['mh-port', 'mh-port']]),
    );
    await refusesAll('post', '/virtual-services', sound, each('/spec/kind', ['mark', ...WRONG_TYPES]));
    await refusesAll('post', '/virtual-services', sound, each('/spec/enabled', ['true', 1, null]));
  });

  it('refuse values out of range, with the pointer of the field', () =>
    refusesAll('post', '/virtual-services', sound, [
      ['', { '/spec/persistence': { timeoutSeconds: -1 } }, '/spec/persistence/timeoutSeconds'],
      ['', { '/spec/persistence': { timeoutSeconds: 3_000_000 } }, '/spec/persistence/timeoutSeconds'],
      ['', { '/spec/persistence': { prefixLength: 33 } }, '/spec/persistence/prefixLength'],
      ['', { '/spec/persistence': [] }, '/spec/persistence'],
      ['', { '/spec/persistence': 'on' }, '/spec/persistence'],
      ['', { '/spec/onePacket': true }, '/spec/onePacket'],
      ['', { '/spec/onePacket': 'yes' }, '/spec/onePacket'],
      ...each('/spec/health', [null, [], 'tcp']),
      ['', { '/spec/health': { checks: {} } }, '/spec/health/checks'],
      ['', checks(...Array.from({ length: 9 }, () => ({ kind: 'icmp' }))), '/spec/health/checks'],
      ['', { '/spec/health': { combine: 'some' } }, '/spec/health/combine'],
      ['', checks({ kind: 'gopher' }), '/spec/health/checks/0/kind'],
      ['', checks({}), '/spec/health/checks/0/kind'],
      ['', checks({ kind: 'tcp', intervalMs: 99 }), '/spec/health/checks/0/intervalMs'],
      ['', checks({ kind: 'tcp', port: 0 }), '/spec/health/checks/0/port'],
      ['', checks({ kind: 'tcp', colour: 1 }), '/spec/health/checks/0/colour'],
      ['', checks({ kind: 'tcp', sourceAddress: '10.0.0' }), '/spec/health/checks/0/sourceAddress'],
      ['', checks({ kind: 'http', expect: '(' }), '/spec/health/checks/0/expect'],
      ['', checks({ kind: 'https', tls: { key: 'secret' } }), '/spec/health/checks/0/tls/key'],
      ['', checks({ kind: 'radius', username: 'x', password: 'y' }), '/spec/health/checks/0/secret'],
      ['', checks({ kind: 'smpp', systemId: 'x', password: 'too long for smpp' }), '/spec/health/checks/0/password'],
      ['', checks({ kind: 'tcp' }, { kind: 'icmp' }), '/spec/health/checks/1/name'],
      ['', { '/spec/pool': { panicPercent: 101 } }, '/spec/pool/panicPercent'],
      ['', { '/spec/pool': { quorum: { weight: 1, hysteresis: 1 } } }, '/spec/pool/quorum/hysteresis'],
      ['', { '/spec/pool': { sorryServers: [{ address: '10.0.0.9' }] } }, '/spec/pool/sorryServers/0/port'],
      ['', { '/spec/policy': 'nobody' }, '/spec/policy'],
      ...each('/spec/overrides', ['pool', ['colour']]),
      ...each('/spec/directorIds', [[], 'all', ['x']]),
      ['', { '/spec/directorIds': ['01JXYZ00000000000000000000'] }, '/spec/directorIds/0'],
      ['', { '/spec/mark': 1 }, '/spec/mark'],
      ['', { '/spec/colour': 1 }, '/spec/colour'],
      ['', { '/spec': null }, '/spec'],
      ['', { '/spec': [] }, '/spec'],
      ['', { '/tags': ['a b'] }, '/tags'],
      ['', { '/tags': Array.from({ length: 51 }, (_, n) => `t${n}`) }, '/tags'],
      ['', { '/tags': 'a' }, '/tags'],
      ['', { '/createAddress': 'yes' }, '/createAddress'],
      ['', { '/realServers': {} }, '/realServers'],
      ['', { '/realServers': [1] }, '/realServers'],
      ['', { '/realServers': [{ spec: { address: '10.0.0.2', weight: -1 } }] }, '/realServers/0/spec/weight'],
      ['', { '/realServers': [{ spec: { address: '10.0.0.2' } }, { spec: {} }] }, '/realServers/1/spec/address'],
      [
        '',
        { '/realServers': [{ spec: { address: '10.0.0.2' } }, { spec: { address: '10.0.0.2' } }] },
        '/realServers/1',
      ],
      ['', { '/realServers': [{ spec: { address: 'fd00::2' } }] }, '/realServers/0/spec/address'],
    ]));

  it('by mark refuse marks out of range and what belongs to an address', () =>
    refusesAll(
      'post',
      '/virtual-services',
      { name: 'mark', spec: { kind: 'firewall-mark', family: 'ipv4', mark: 1 } },
      [
        ...each('/spec/mark', [0, -1, 4_294_967_296, '1', null, undefined]),
        ...each('/spec/family', ['ipv5', undefined, 4]),
        ['', { '/spec/port': 80 }, '/spec/port'],
        ['', { '/spec/address': '192.0.2.80' }, '/spec/address'],
        ['', checks({ kind: 'tcp' }), '/spec/health/checks/0/port'],
      ],
    ));

  it('refuse to become another service', () =>
    refusesAll('patch', `/virtual-services/${serviceId}`, { spec: {} }, [
      ['', { '/spec/port': 81 }, '/spec/port'],
      ['', { '/spec/protocol': 'udp' }, '/spec/protocol'],
      ['', { '/spec/address': '2001:db8::80' }, '/spec/address'],
      ['', { '/spec/scheduler': null }, '/spec/scheduler'],
      ['', { '/spec/onePacket': true }, '/spec/onePacket'],
      ['', { '/name': null }, '/name'],
      ['', { '/colour': 1 }, '/colour'],
    ]));
});

describe('real servers', () => {
  const sound: Json = { spec: { address: '10.0.0.3' } };
  const list = (): string => `/virtual-services/${serviceId}/real-servers`;

  it('refuse what the kernel would refuse', () =>
    refusesAll('post', list(), sound, [
      ...each('/spec/weight', [-1, 2_147_483_648, 1.5, '1', null, Number.MAX_SAFE_INTEGER]),
      ...each('/spec/upperThreshold', [-1, 65_536, null]),
      ...each('/spec/port', [65_536, -1, '80', null]),
      ['DR with another port', { '/spec/port': 8080 }, '/spec/port'],
      [
        'TUN with another port',
        { '/spec': { address: '10.0.0.3', port: 81, forwardingMethod: 'tunneling' } },
        '/spec/port',
      ],
      [
        'thresholds upside down',
        { '/spec': { address: '10.0.0.3', upperThreshold: 5, lowerThreshold: 6 } },
        '/spec/lowerThreshold',
      ],
      ['another family', { '/spec/address': 'fd00::3' }, '/spec/address'],
      ['a virtual IP', { '/spec/address': '192.0.2.80' }, '/spec/address'],
      ['one that is there', { '/spec/address': '10.0.0.2' }, '/spec/address'],
      ...each('/spec/address', ['node', '10.0.0.3;id', '10.0.0.3 -w 0', '', null, 3]),
      ...each('/spec/nodeId', ['x', 5, '01J9Z3N8Q4W7Y2T5R6V0X1B3C5']),
      ...each('/spec/forwardingMethod', ['dr', '-g', ...WRONG_TYPES]),
      ...each('/spec/adminState', ['off', ...WRONG_TYPES]),
      ...each('/colour', ['red']),
      ...each('/spec', [null, [], 'x', undefined]),
    ]));

  it('refuse changes of what names them', () =>
    refusesAll('patch', `${list()}/${serverId}`, { spec: {} }, [
      ['', { '/spec/address': '10.0.0.9' }, '/spec/address'],
      ['', { '/spec/weight': 2_147_483_648 }, '/spec/weight'],
      ['', { '/spec/weight': null }, '/spec/weight'],
    ]));

  it('refuse a whole list for one bad entry', () =>
    refusesAll('put', list(), { realServers: [{ spec: { address: '10.0.0.4' } }] }, [
      ['', { '/realServers': undefined }, '/realServers'],
      ['', { '/realServers': null }, '/realServers'],
      [
        '',
        { '/realServers': [{ spec: { address: '10.0.0.4' } }, { spec: { address: '10.0.0.5', port: 1 } }] },
        '/realServers/1/spec/port',
      ],
    ]));
});

describe('users, tokens and sessions', () => {
  const user: Json = { name: 'new', password: 'a long password', spec: { role: 'viewer' } };

  it('refuse what is no user', () =>
    refusesAll('post', '/users', user, [
      ...each('/name', [...NASTY_NAMES, null, 1, undefined, 'ada']),
      ...each('/password', ['short', 'x'.repeat(257), 'a long\npassword', null, undefined, 1]),
      ...each('/spec/role', ['root', ...WRONG_TYPES, undefined]),
      ...each('/spec/displayName', ['a\nb', 'x'.repeat(101), null, 1]),
      ...each('/spec/enabled', ['yes', null]),
      ...each('/isAdmin', [true]),
    ]));

  it('refuse bad changes of users', () =>
    refusesAll('patch', `/users/${userId}`, {}, [
      ...each('/name', ['eve']),
      ...each('/spec', [null, 1]),
      ...each('/password', ['short', null]),
    ]));

  it('refuse what is no token', () =>
    refusesAll(
      'post',
      '/tokens',
      { name: 'new', spec: { scopes: ['nodes:read'], expiresAt: '2026-12-31T00:00:00Z' } },
      [
        ...each('/name', [...NASTY_NAMES, null]),
        ...each('/spec/scopes', [[], ['all'], 'nodes:read', null, ['nodes:read', 'nodes:read']]),
        ...each('/spec/expiresAt', ['tomorrow', '2026-02-30T00:00:00Z', 1, null, '2999-01-01T00:00:00Z']),
      ],
    ));

  it('refuse what is no log-in', async () => {
    for (const body of [
      {},
      { username: 'admin' },
      { username: 1, password: 'x' },
      { username: 'a\nb', password: 'x' },
    ]) {
      const problem = problemOf(await manager.stranger().post('/sessions', body));
      expect(problem).toMatchObject({ status: 400, code: 'invalid-input' });
    }
  });
});

describe('trials of checks', () => {
  const server = (number: number): Json => ({ spec: { address: `10.0.1.${number}` } });
  const servers = (count: number): Json[] => Array.from({ length: count }, (_, index) => server(index + 1));
  const sound: Json = {
    spec: { protocol: 'tcp', address: '192.0.2.90', port: 80, health: { checks: [{ kind: 'http', target: '/up' }] } },
    realServers: [server(1)],
  };
  const many = ['one', 'two', 'three', 'four'].map((name) => ({ kind: 'tcp', name }));

  it('refuse what no service could be', () =>
    refusesAll('post', '/check-trials', sound, [
      ...each('/spec', WRONG_TYPES.slice(0, 3), '/spec'),
      ...each('/spec/port', [-1, 65_536, '80', null, undefined]),
      ...each('/spec/address', ['x', '192.0.2.80; id', '10.0.0.0/8', null, '']),
      ...each('/spec/protocol', ['icmp', null, '']),
      ...each('/spec/health/checks/0/target', ['up', '/a b', '/a\r\nHost: evil', null, 7]),
      ...each('/spec/health/checks/0/timeoutMs', [0, -1, 1e9, '1']),
      ...each('/spec/health/checks/0/kind', ['exec', null, 1]),
      ...each('/spec/health/checks', [[]]),
      ...each('/template', ['x', null, 1]),
      ...each('/directorId', ['x', '../1', null, 1, serviceId]),
      ...each('/extra', [true]),
    ]));

  it('refuse servers that are none, that nobody may add, or too many of them', async () => {
    await refusesAll('post', '/check-trials', sound, [
      ...each('/realServers', [[], null, {}, 'all', servers(65), undefined]),
      ...each('/realServers', [servers(17)]),
      ...each('/realServers/0/spec/address', [
        '127.0.0.1',
        '169.254.169.254',
        '224.0.0.1',
        '0.0.0.0',
        '192.0.2.80',
        '$(id)',
      ]),
      ...each('/realServers/0/spec/nodeId', ['01J9Z3N8Q4W7Y2T5R6V0X1B3C5', 'x']),
      ...each('/realServers/0/spec/port', [81, -1, '80']),
      ...each('/realServers/0/spec/weight', [-1]),
    ]);
    const probes = withField(sound, '/spec/health/checks', many);
    const nodes = Array.from({ length: 33 }, () => ({ spec: { address: '10.0.0.2' } }));
    await expectRefusal('post', '/check-trials', { ...probes, realServers: nodes }, '/realServers/1');
  });

  it('are refused clearly where there is no director', async () => {
    const problem = problemOf(await admin.post('/check-trials', sound));
    expect(problem).toMatchObject({
      status: 409,
      code: 'conflict',
      hint: expect.stringContaining('director') as string,
    });
  });
});

describe('what is not there', () => {
  it.each([
    '/virtual-services/x',
    '/virtual-services/01J9Z3N8Q4W7Y2T5R6V0X1B3C5',
    '/users/%00',
    '/operations/..%2f',
    `/tokens/${LONG}`,
    '/addresses/%F0%9F%98%80',
  ])('%s is 404', async (path) => expect((await admin.get(path)).status).toBe(404));

  it('is no way around: names in paths are not patterns', async () => {
    for (const name of ['%25', '_', "'; DROP TABLE cluster --", 'a\u0000']) {
      const answer = await admin.get(`/virtual-services/by-name/${encodeURIComponent(name)}`);
      expect(answer.status).toBe(404);
    }
  });
});
