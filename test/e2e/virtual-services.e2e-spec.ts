import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, problemOf } from './harness/api-client.js';
import { TestManager } from './harness/manager.js';
import { Stores } from './harness/stores.js';

interface ServiceBody {
  readonly id: string;
  readonly revision: number;
  readonly realServers: readonly {
    readonly id: string;
    readonly spec: { readonly address: string; readonly weight: number };
  }[];
}

let stores: Stores;
let manager: TestManager;
let admin: ApiClient;

const service = (name: string, spec: object, more: object = {}) => ({
  name,
  spec: { protocol: 'tcp', address: '192.0.2.80', port: 80, ...spec },
  ...more,
});
const server = (spec: object) => ({ spec });
const create = async (body: object): Promise<ServiceBody> => {
  const answer = await admin.post('/virtual-services', body);
  if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
  return (answer.body as { object: ServiceBody }).object;
};
const get = async (id: string): Promise<ServiceBody> =>
  (await admin.get(`/virtual-services/${id}`)).body as ServiceBody;

beforeAll(async () => {
  stores = await Stores.start();
  manager = await TestManager.start(stores);
  admin = await manager.logIn();
  await admin.put('/cluster', { name: 'main', spec: { topology: 'one-nic', quorumIp: '192.0.2.10' } });
  for (const address of ['192.0.2.80', '192.0.2.81', '2001:db8::80'])
    await admin.post('/addresses', { spec: { address } });
});
afterAll(async () => {
  await manager.stop();
  await stores.stop();
});

describe('a virtual service', () => {
  it('IW-95…102 is created with all defaults shown, and an operation to follow', async () => {
    const answer = await admin.post(
      '/virtual-services',
      service('web', {}, { tags: ['stage:production'], realServers: [server({ address: '10.0.0.2' })] }),
    );
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({
      operation: { kind: 'virtual-service.create', subject: { type: 'virtual-service', name: 'web' } },
      object: {
        name: 'web',
        key: 'tcp 192.0.2.80:80',
        tags: ['stage:production'],
        spec: {
          kind: 'address',
          family: 'ipv4',
          scheduler: 'wlc',
          schedulerFlags: [],
          persistence: null,
          onePacket: false,
          health: {
            checks: [{ kind: 'tcp', name: 'check', port: null, rise: 2, fall: 3, path: 'real-server' }],
            ...{ combine: 'all', onFailure: 'auto', passive: null },
          },
          pool: { quorum: null, sorryServers: [], panicPercent: 1 },
          ...{ policy: null, overrides: [], directorIds: null },
          enabled: true,
        },
        status: { state: 'unknown', fresh: false, servers: { total: 1, up: 0 } },
        realServers: [{ name: '10.0.0.2:80', spec: { port: 80, forwardingMethod: 'direct-routing', weight: 1 } }],
      },
    });
    const location = String(answer.headers['location']).replace('/api/v1', '');
    expect((await admin.get(location)).body).toMatchObject({ kind: 'virtual-service.create' });
    expect((await admin.get('/virtual-services/by-name/web')).body).toMatchObject({ name: 'web' });
    expect((await admin.get('/addresses?address=192.0.2.80')).body).toMatchObject({
      items: [{ status: { state: 'in-use', virtualServices: [{ name: 'web' }] } }],
    });
  });

  it('IW-94 changes its policy, persistence and checks; what is not named stays', async () => {
    const { id } = await create(service('policy', { port: 81 }));
    const answer = await admin.patch(`/virtual-services/${id}`, {
      spec: { scheduler: 'mh', schedulerFlags: ['mh-port'], persistence: { timeoutSeconds: 60 } },
    });
    expect(answer.body).toMatchObject({
      object: {
        spec: {
          ...{ scheduler: 'mh', persistence: { timeoutSeconds: 60, prefixLength: 32 } },
          ...{ health: { checks: [{ kind: 'tcp' }] }, overrides: ['scheduler', 'persistence'] },
        },
      },
    });
    const off = await admin.patch(`/virtual-services/${id}`, {
      spec: { persistence: null, health: { checks: [] } },
    });
    expect(off.body).toMatchObject({
      object: { spec: { scheduler: 'mh', persistence: null, health: { checks: [] } } },
    });
    const same = await admin.patch(`/virtual-services/${id}`, { spec: { port: 81, scheduler: 'mh' } });
    expect(same.headers['x-changed']).toBe('false');
  });

  it('IW-103…105 is deleted with its servers', async () => {
    const { id } = await create(service('short', { port: 82 }, { realServers: [server({ address: '10.0.0.2' })] }));
    expect((await admin.delete(`/virtual-services/${id}`)).status).toBe(202);
    expect((await admin.get(`/virtual-services/${id}`)).status).toBe(404);
  });

  it('can be IPv6, UDP with one packet each, SCTP, every port, or a firewall mark', async () => {
    await create(service('v6', { address: '2001:DB8::0080' }, { realServers: [server({ address: 'fd00::2' })] }));
    await create(service('dns', { protocol: 'udp', port: 53, onePacket: true }));
    await create(service('sigtran', { protocol: 'sctp', port: 2905 }));
    await create(
      service('all', {
        address: '192.0.2.81',
        port: 0,
        persistence: {},
        health: { checks: [{ kind: 'tcp', port: 80 }] },
      }),
    );
    const mark = await create({
      name: 'marked',
      spec: { kind: 'firewall-mark', family: 'ipv6', mark: 4_294_967_295 },
      realServers: [server({ address: 'fd00::3' })],
    });
    expect(mark).toMatchObject({ key: 'fwmark 4294967295 ipv6', spec: { mark: 4_294_967_295, address: null } });
  });

  it('creates its address in the same transaction when asked to', async () => {
    const refused = await admin.post('/virtual-services', service('inline', { address: '192.0.2.99' }));
    expect(problemOf(refused).errors).toMatchObject([{ pointer: '/spec/address' }]);
    await create(service('inline', { address: '192.0.2.99' }, { createAddress: true }));
    expect((await admin.get('/addresses?address=192.0.2.99')).body).toMatchObject({
      items: [{ status: { state: 'in-use' } }],
    });
    const broken = service('inline-2', { address: '192.0.2.98', onePacket: true }, { createAddress: true });
    expect((await admin.post('/virtual-services', broken)).status).toBe(400);
    expect((await admin.get('/addresses?address=192.0.2.98')).body).toMatchObject({ items: [] });
  });
});

describe('real servers', () => {
  it('are added, changed and removed one by one; the service’s revision grows with each', async () => {
    const { id, revision } = await create(service('one-by-one', { port: 90 }));
    const path = `/virtual-services/${id}/real-servers`;
    const added = await admin.post(path, server({ address: '10.0.0.5', weight: 7 }));
    expect(added.status).toBe(202);
    const serverPath = `${path}/${(added.body as { object: { id: string } }).object.id}`;
    const patched = await admin.patch(serverPath, { spec: { adminState: 'drain' }, tags: ['rack:2'] });
    expect(patched.body).toMatchObject({ object: { spec: { adminState: 'drain', weight: 7 }, tags: ['rack:2'] } });
    expect(problemOf(await admin.post(path, server({ address: '10.0.0.5' })))).toMatchObject({
      code: 'server-exists',
      status: 409,
    });
    expect((await admin.delete(serverPath)).status).toBe(202);
    expect((await admin.get(serverPath)).status).toBe(404);
    expect((await get(id)).revision).toBe(revision + 3);
  });

  it('are replaced as a whole list that keeps the ids of what stays', async () => {
    const made = await create(
      service(
        'bulk',
        { port: 91 },
        { realServers: [server({ address: '10.0.0.1' }), server({ address: '10.0.0.2' })] },
      ),
    );
    const path = `/virtual-services/${made.id}/real-servers`;
    const list = [server({ address: '10.0.0.2', weight: 5 }), server({ address: '10.0.0.3' })];
    expect((await admin.put(path, { realServers: list })).status).toBe(202);
    const { realServers } = await get(made.id);
    expect(realServers.map(({ spec }) => [spec.address, spec.weight])).toEqual([
      ['10.0.0.2', 5],
      ['10.0.0.3', 1],
    ]);
    expect(realServers[0]?.id).toBe(made.realServers[1]?.id);
    const stale = await admin.put(path, { realServers: [] }, { 'if-match': '"1"' });
    expect(problemOf(stale).code).toBe('precondition-failed');
    expect((await admin.put(path, { realServers: [] })).status).toBe(202);
    expect((await get(made.id)).realServers).toEqual([]);
  });

  it('differ in port only with masquerading', async () => {
    const made = await create(
      service(
        'nat',
        { port: 92 },
        { realServers: [server({ address: '10.0.0.2', port: 8080, forwardingMethod: 'masquerading' })] },
      ),
    );
    const serverPath = `/virtual-services/${made.id}/real-servers/${made.realServers[0]?.id ?? ''}`;
    const problem = problemOf(await admin.patch(serverPath, { spec: { forwardingMethod: 'direct-routing' } }));
    expect(problem.errors).toMatchObject([{ pointer: '/spec/port' }]);
  });

  it('are drained, and nothing else, with the scope services:drain', async () => {
    const made = await create(service('drained', { port: 93 }, { realServers: [server({ address: '10.0.0.2' })] }));
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
    const token = await admin.post('/tokens', {
      name: 'drainer',
      spec: { scopes: ['services:read', 'services:drain'], expiresAt },
    });
    const drainer = admin.with((token.body as { secret: string }).secret);
    const path = `/virtual-services/${made.id}/real-servers/${made.realServers[0]?.id ?? ''}`;
    expect((await drainer.patch(path, { spec: { adminState: 'drain' } })).status).toBe(202);
    expect(problemOf(await drainer.patch(path, { spec: { weight: 0 } })).code).toBe('forbidden');
    expect(problemOf(await drainer.delete(path)).code).toBe('forbidden');
  });
});
