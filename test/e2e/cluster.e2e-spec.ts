import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, problemOf } from './harness/api-client.js';
import { TestManager } from './harness/manager.js';
import { Stores } from './harness/stores.js';

interface Named {
  readonly id: string;
  readonly spec: { readonly address: string };
  readonly status: { readonly state: string };
}

let stores: Stores;
let manager: TestManager;
let admin: ApiClient;

const addressList = async (): Promise<Named[]> => ((await admin.get('/addresses')).body as { items: Named[] }).items;
const setUp = (topology: string, quorumIp: string, name = 'main') => ({ name, spec: { topology, quorumIp } });

beforeAll(async () => {
  stores = await Stores.start();
  manager = await TestManager.start(stores);
  admin = await manager.logIn();
});
afterAll(async () => {
  await manager.stop();
  await stores.stop();
});

describe('before the set-up', () => {
  it('IW-67 lists the manager’s addresses as candidates, with the topologies that each is good for', async () => {
    const { items } = (await admin.get('/cluster/quorum-ip-candidates')).body as { items: object[] };
    expect(items).toMatchObject([
      { address: '192.0.2.10', topologies: ['one-nic'], refusal: null },
      { address: '10.77.0.1', topologies: ['one-nic', 'two-nic'], isPrivate: true },
      { address: '2001:db8::10', family: 'ipv6' },
      { address: 'fd77::1', isPrivate: true },
    ]);
  });

  it('IW-70 shows the free space of the storage', async () => {
    const answer = await admin.get('/cluster');
    expect(answer.body).toMatchObject({ id: manager.clusterId, name: null, status: { isSetUp: false, epoch: 1 } });
    expect((answer.body as { status: { storage: { freeBytes: number } } }).status.storage.freeBytes).toBeGreaterThan(0);
  });

  it.each([
    ['IW-34 a public quorum IP with two NICs', setUp('two-nic', '192.0.2.10'), '/spec/quorumIp', /private/],
    [
      'an address that the manager does not have',
      setUp('one-nic', '192.0.2.99'),
      '/spec/quorumIp',
      /192\.0\.2\.10, 10\.77/,
    ],
    ['no address', setUp('one-nic', 'localhost'), '/spec/quorumIp', /IPv4 or IPv6/],
    ['an unknown topology', setUp('three-nic', '10.77.0.1'), '/spec/topology', /one-nic, two-nic/],
    ['a name with a newline', setUp('one-nic', '10.77.0.1', 'a\nb'), '/name', /letters/],
    ['a name with a quote', setUp('one-nic', '10.77.0.1', 'a"b'), '/name', /letters/],
    ['a name that is a command', setUp('one-nic', '10.77.0.1', '$(id)'), '/name', /letters/],
    ['an unknown field', { ...setUp('one-nic', '10.77.0.1'), colour: 1 }, '/colour', /not a known field/],
    ['no spec', { name: 'main' }, '/spec', /./],
  ])('refuses %s', async (_what, body, pointer, message) => {
    const problem = problemOf(await admin.put('/cluster', body));
    expect(problem).toMatchObject({ status: 400, code: 'invalid-input' });
    expect(problem.errors?.[0]).toMatchObject({ pointer, message: expect.stringMatching(message) as string });
    expect((await admin.get('/cluster')).body).toMatchObject({ name: null, spec: { quorumIp: null } });
  });
});

describe('the set-up', () => {
  it('IW-67…72 takes name, topology and quorum IP, and reserves the address', async () => {
    const answer = await admin.put('/cluster', setUp('one-nic', '192.0.2.10'));
    expect(answer.status).toBe(202);
    expect(answer.headers['location']).toMatch(/^\/api\/v1\/operations\//);
    expect(answer.body).toMatchObject({
      operation: { kind: 'cluster.set-up', state: 'succeeded' },
      object: { name: 'main', spec: { topology: 'one-nic', quorumIp: '192.0.2.10' } },
    });
    expect(await addressList()).toMatchObject([{ spec: { address: '192.0.2.10' }, status: { state: 'quorum' } }]);
  });

  it('IW-33 says that one NIC needs one more public IP, until there is one', async () => {
    const advice = async () => ((await admin.get('/cluster')).body as { status: { advice: string[] } }).status.advice;
    expect(await advice()).toEqual([expect.stringMatching(/one more public IP/)]);
    await admin.post('/addresses', { spec: { address: '192.0.2.80' } });
    expect(await advice()).toEqual([]);
  });

  it('moves to another quorum IP later, and frees the first', async () => {
    const stale = await admin.put('/cluster', setUp('two-nic', '10.77.0.1'), { 'if-match': '"0"' });
    expect(problemOf(stale).code).toBe('precondition-failed');
    const answer = await admin.put('/cluster', setUp('two-nic', '10.77.0.1'));
    expect(answer.body).toMatchObject({
      object: {
        status: { endpoints: { addresses: ['10.77.0.1', '192.0.2.10', '2001:db8::10', 'fd77::1'], sequence: 2 } },
      },
    });
    const quorum = (await addressList()).filter(({ status }) => status.state === 'quorum');
    expect(quorum).toMatchObject([{ spec: { address: '10.77.0.1' } }]);
  });

  it('a dry run changes nothing', async () => {
    const dry = await admin.put('/cluster?dryRun=true', setUp('one-nic', '192.0.2.10', 'other'));
    expect(dry.status).toBe(200);
    expect(dry.body).toMatchObject({ operation: null, plan: [], object: { name: 'other' } });
    expect((await admin.get('/cluster')).body).toMatchObject({ name: 'main', spec: { quorumIp: '10.77.0.1' } });
  });

  it('begins a new office each time that a manager serves', async () => {
    await manager.stop();
    manager = await TestManager.start(stores);
    admin = await manager.logIn();
    expect((await admin.get('/cluster')).body).toMatchObject({ name: 'main', status: { epoch: 2 } });
  });
});

describe('addresses', () => {
  it('are written in one canonical form', async () => {
    const made = await admin.post('/addresses', { spec: { address: '2001:DB8:0:0::00F0', description: 'Mail' } });
    expect(made.body).toMatchObject({
      object: { name: '2001:db8::f0', spec: { family: 'ipv6', prefixLength: 128 }, status: { state: 'free' } },
    });
    const found = await admin.get('/addresses?address=2001:db8::00f0');
    expect((found.body as { items: object[] }).items).toHaveLength(1);
  });

  it.each([
    ['the quorum IP', '10.77.0.1', /quorum IP/],
    ['the quorum IP written otherwise', '::ffff:10.77.0.1', /IPv4 address written as IPv6/],
    ['one that exists', '192.0.2.80', /virtual IP already/],
    ['one of the manager', '192.0.2.10', /manager/],
    ['a loopback address', '127.0.0.1', /loopback/],
    ['the unspecified address', '0.0.0.0', /unspecified/],
    ['a multicast address', '224.0.0.18', /multicast/],
    ['a link-local address with a zone', 'fe80::1%eth0', /IPv4 or IPv6/],
    ['a short form', '127.1', /IPv4 or IPv6/],
    ['a network', '10.0.0.0/8', /IPv4 or IPv6/],
    ['a command', '$(reboot)', /IPv4 or IPv6/],
    ['two lines', '10.0.0.1\n10.0.0.2', /IPv4 or IPv6/],
  ])('refuse %s', async (_what, address, message) => {
    const before = (await addressList()).length;
    const problem = problemOf(await admin.post('/addresses', { spec: { address } }));
    expect([400, 409]).toContain(problem.status);
    expect(problem.errors?.[0]).toMatchObject({
      pointer: '/spec/address',
      message: expect.stringMatching(message) as string,
    });
    expect(await addressList()).toHaveLength(before);
  });

  it('can be described, tagged and given another prefix, but not renamed', async () => {
    const { items } = (await admin.get('/addresses?address=192.0.2.80')).body as { items: Named[] };
    const path = `/addresses/${items[0]?.id ?? ''}`;
    const changed = await admin.patch(path, { tags: ['shop'], spec: { description: 'Shop', prefixLength: 24 } });
    expect(changed.body).toMatchObject({ object: { tags: ['shop'], spec: { description: 'Shop', prefixLength: 24 } } });
    expect(problemOf(await admin.patch(path, { spec: { prefixLength: 64 } })).errors).toMatchObject([
      { pointer: '/spec/prefixLength' },
    ]);
    expect(problemOf(await admin.patch(path, { spec: { address: '192.0.2.81' } })).errors).toMatchObject([
      { pointer: '/spec/address' },
    ]);
  });

  it('refuse prefixes that the family does not have', async () => {
    const problem = problemOf(await admin.post('/addresses', { spec: { address: '192.0.2.81', prefixLength: 33 } }));
    expect(problem.errors).toMatchObject([{ pointer: '/spec/prefixLength' }]);
  });

  it('are removed when nothing uses them; the quorum IP is not', async () => {
    const all = await addressList();
    const byAddress = (wanted: string) => all.find(({ spec }) => spec.address === wanted)?.id ?? '';
    expect(problemOf(await admin.delete(`/addresses/${byAddress('10.77.0.1')}`)).code).toBe('address-in-use');
    const removed = await admin.delete(`/addresses/${byAddress('2001:db8::f0')}`, {
      'if-match': '*',
      prefer: 'wait=5',
    });
    expect(removed.status).toBe(200);
    expect(removed.body).toMatchObject({ operation: { state: 'succeeded' }, object: null });
    expect((await admin.get(`/addresses/${byAddress('2001:db8::f0')}`)).status).toBe(404);
  });

  it('are closed to who lacks the scope', async () => {
    await admin.post('/users', { name: 'looker', password: 'a long password', spec: { role: 'viewer' } });
    const viewer = await manager.firstLogIn('looker', 'a long password', 'another long password');
    expect((await viewer.get('/addresses')).status).toBe(200);
    expect(problemOf(await viewer.post('/addresses', { spec: { address: '192.0.2.90' } }))).toMatchObject({
      code: 'forbidden',
    });
    expect(problemOf(await viewer.put('/cluster', setUp('one-nic', '192.0.2.10'))).code).toBe('forbidden');
  });
});
