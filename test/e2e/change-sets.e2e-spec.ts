import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, problemOf } from './harness/api-client.js';
import { TestDatabase } from './harness/database.js';
import { insertMachine } from './harness/machine-rows.js';
import { TestManager } from './harness/manager.js';
import { Stores } from './harness/stores.js';

interface SetBody {
  readonly id: string;
  readonly state: string;
  readonly items: readonly { id: string; objectId: string; revision: number | null; body: object | null }[];
}
interface Answer {
  readonly operation: { readonly id: string; readonly kind: string } | null;
  readonly object: { readonly id: string; readonly state: string };
  readonly plan: readonly { steps: readonly { command: string; reason: string }[] }[] | null;
  readonly impact: { readonly services: readonly { name: string }[] } | null;
}

let stores: Stores;
let manager: TestManager;
let admin: ApiClient;
let database: TestDatabase;

const service = (name: string, port: number) => ({ name, spec: { protocol: 'tcp', address: '192.0.2.80', port } });
const make = async (name: string, port: number): Promise<string> =>
  ((await admin.post('/virtual-services', service(name, port))).body as Answer).object.id;
const open = async (title: string): Promise<string> =>
  ((await admin.post('/change-sets', { title })).body as SetBody).id;
const add = async (set: string, item: object): Promise<SetBody> => {
  const answer = await admin.post(`/change-sets/${set}/items`, item);
  expect([answer.status, answer.body]).toMatchObject([201, {}]);
  return answer.body as SetBody;
};
const newestRevision = async (): Promise<number> =>
  ((await admin.get('/revisions?limit=1')).body as { items: { number: number }[] }).items[0]?.number ?? -1;

beforeAll(async () => {
  stores = await Stores.start();
  manager = await TestManager.start(stores);
  admin = await manager.logIn();
  database = await TestDatabase.connect(stores.postgres.url);
  await insertMachine(database, {
    ...{ id: '01J9Z3N8Q4W7Y2T5R6V0X1B3C5', name: 'director-1', roles: ['director'] },
    addresses: [{ address: '10.77.0.11', prefixLength: 24 }],
  });
  await admin.put('/cluster', { name: 'main', spec: { topology: 'two-nic', quorumIp: '10.77.0.1' } });
  await admin.post('/addresses', { spec: { address: '192.0.2.80' } });
});
afterAll(async () => {
  await database.close();
  await manager.stop();
  await stores.stop();
});

describe('change sets', () => {
  it('apply many edits as one operation, one document and one revision, after a plan of all', async () => {
    const id = await make('edited', 80);
    const gone = await make('gone', 81);
    const set = await open('Everything at once');
    await add(set, { action: 'create', resource: 'address', body: { spec: { address: '192.0.2.81' } } });
    const created = await add(set, {
      ...{ action: 'create', resource: 'virtual-service' },
      body: { name: 'new', spec: { protocol: 'tcp', address: '192.0.2.81', port: 80 } },
    });
    const newId = created.items.at(-1)?.objectId ?? '';
    const withServer = await add(set, {
      ...{ action: 'create', resource: 'real-server', virtualServiceId: newId },
      body: { spec: { address: '10.88.0.1' } },
    });
    const serverId = withServer.items.at(-1)?.objectId ?? '';
    await add(set, { action: 'update', resource: 'real-server', id: serverId, body: { spec: { weight: 9 } } });
    await add(set, { action: 'update', resource: 'virtual-service', id, body: { spec: { scheduler: 'rr' } } });
    await add(set, { action: 'delete', resource: 'virtual-service', id: gone });
    const before = await newestRevision();
    const digests = await database.digests();
    const dry = (await admin.post(`/change-sets/${set}/apply?dryRun=true`, {}, {})).body as Answer;
    const commands = dry.plan?.flatMap(({ steps }) => steps).map(({ command }) => command);
    expect(commands).toEqual([
      'ipvsadm -E -t 192.0.2.80:80 -s rr',
      'ipvsadm -A -t 192.0.2.81:80 -s wlc',
      expect.stringContaining('-w 9'),
      'ipvsadm -D -t 192.0.2.80:81',
      'carry 192.0.2.81/32 (virtual IP)',
    ]);
    expect(dry.impact?.services.map(({ name }) => name).sort()).toEqual(['edited', 'gone', 'new']);
    expect(await database.digests()).toEqual(digests);

    const answer = await admin.post(`/change-sets/${set}/apply`, {});
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({ operation: { kind: 'change-set.apply' }, object: { state: 'applied' } });
    expect(await newestRevision()).toBe(before + 1);
    expect((await admin.get(`/virtual-services/${newId}`)).body).toMatchObject({
      name: 'new',
      realServers: [{ id: serverId, spec: { weight: 9 } }],
    });
    const operationId = (answer.body as Answer).operation?.id;
    const documents = await database.rows('SELECT 1 FROM machine_state WHERE operation_id = $1', [operationId]);
    expect(documents).toHaveLength(1);
    const audited = await database.rows<{ action: string }>(
      'SELECT action FROM audit_entry WHERE operation_id = $1 ORDER BY position',
      [operationId],
    );
    expect(audited.map(({ action }) => action)).toEqual([
      ...['address.create', 'virtual-service.create', 'real-server.create', 'real-server.update'],
      ...['virtual-service.update', 'virtual-service.delete'],
    ]);
    expect(problemOf(await admin.post(`/change-sets/${set}/apply`, {})).code).toBe('conflict');
  });

  it('take policies and settings of directors too, and a restore brings them back', async () => {
    const { items } = (await admin.get('/policies')).body as { items: { id: string; name: string }[] };
    const policy = items.find(({ name }) => name === 'default')?.id;
    const settings = ((await admin.get('/director-settings')).body as { id: string }).id;
    const set = await open('Policies and settings');
    await add(set, { action: 'update', resource: 'policy', id: policy, body: { spec: { scheduler: 'mh' } } });
    const timeouts = { spec: { timeouts: { udpSeconds: 77 } } };
    await add(set, { action: 'update', resource: 'director-settings', id: settings, body: timeouts });
    await add(set, { action: 'create', resource: 'policy', body: { name: 'extra', spec: { scheduler: 'rr' } } });
    const before = await newestRevision();
    expect((await admin.post(`/change-sets/${set}/apply`, {})).status).toBe(202);
    expect((await admin.get(`/policies/${policy}`)).body).toMatchObject({ spec: { scheduler: 'mh' } });
    expect((await admin.get('/director-settings')).body).toMatchObject(timeouts);
    expect((await admin.post(`/revisions/${before}/restore`, {})).status).toBe(202);
    expect((await admin.get(`/policies/${policy}`)).body).toMatchObject({ spec: { scheduler: 'wlc' } });
    expect((await admin.get('/director-settings')).body).not.toMatchObject(timeouts);
    const deletion = { action: 'delete', resource: 'director-settings', id: settings };
    const other = await open('Refused');
    expect(problemOf(await admin.post(`/change-sets/${other}/items`, deletion)).errors?.[0]?.pointer).toBe('/action');
  });

  it('apply all or nothing', async () => {
    const set = await open('Half of it is wrong');
    await add(set, { action: 'create', resource: 'virtual-service', body: service('half', 82) });
    await add(set, { action: 'create', resource: 'virtual-service', body: service('half', 83) });
    const refused = problemOf(await admin.post(`/change-sets/${set}/apply`, {}));
    expect(refused).toMatchObject({
      code: 'name-taken',
      detail: expect.stringContaining('Item 2') as string,
      errors: [{ pointer: '/items/1/body/name' }],
    });
    const names = ((await admin.get('/virtual-services')).body as { items: { name: string }[] }).items;
    expect(names.some(({ name }) => name === 'half')).toBe(false);
    expect((await admin.get(`/change-sets/${set}`)).body).toMatchObject({ state: 'open' });
  });

  it('refuse a base that has changed since, naming the object', async () => {
    const id = await make('moving', 84);
    const set = await open('Too late');
    await add(set, { action: 'update', resource: 'virtual-service', id, body: { spec: { scheduler: 'rr' } } });
    await admin.patch(`/virtual-services/${id}`, { spec: { scheduler: 'sed' } });
    const refused = problemOf(await admin.post(`/change-sets/${set}/apply`, {}));
    expect(refused).toMatchObject({
      ...{ status: 412, code: 'precondition-failed', errors: [{ pointer: '/items/0' }] },
      detail: expect.stringContaining('virtual service moving') as string,
    });
    await admin.delete(`/virtual-services/${id}`);
    expect(problemOf(await admin.post(`/change-sets/${set}/apply`, {})).detail).toContain('is gone');
  });

  it('refuse what their items may not be', async () => {
    const set = await open('Refusals');
    const items = `/change-sets/${set}/items`;
    const update = { action: 'update', resource: 'virtual-service' };
    const bad = problemOf(
      await admin.post(items, { ...update, id: await make('base', 85), body: { spec: { weight: 1 } } }),
    );
    expect(bad).toMatchObject({ code: 'invalid-input', errors: [{ pointer: '/body/spec/weight' }] });
    expect(problemOf(await admin.post(items, update)).errors?.[0]?.pointer).toBe('/id');
    expect(problemOf(await admin.post(items, { ...update, id: '01J9Z3N8Q4W7Y2T5R6V0X1B3C9' })).code).toBe('not-found');
    expect(
      problemOf(await admin.post(items, { action: 'create', resource: 'real-server', body: { spec: {} } })),
    ).toMatchObject({
      errors: [{ pointer: '/virtualServiceId' }],
    });
    expect(problemOf(await admin.post(`/change-sets/${set}/apply`, {})).detail).toContain('has no items');
  });

  it('keep the bodies sealed, and can be discarded', async () => {
    const set = await open('Secret');
    await add(set, { action: 'create', resource: 'virtual-service', body: service('sealed-name', 86) });
    const rows = await database.rows<{ sealed_body: string }>(
      'SELECT sealed_body FROM change_set_item WHERE sealed_body IS NOT NULL',
    );
    expect(rows.some(({ sealed_body: text }) => text.includes('sealed-name'))).toBe(false);
    expect((await admin.get(`/change-sets/${set}`)).body).toMatchObject({ items: [{ body: { name: 'sealed-name' } }] });
    expect((await admin.delete(`/change-sets/${set}`)).status).toBe(204);
    expect((await admin.get(`/change-sets/${set}`)).status).toBe(404);
  });

  it('a token without the scope for addresses adds none', async () => {
    const made = await admin.post('/tokens', {
      name: 'services-only',
      spec: { scopes: ['services:write'], expiresAt: new Date(Date.now() + 60_000).toISOString() },
    });
    const token = admin.with((made.body as { secret: string }).secret);
    const set = await open('Scopes');
    const body = { spec: { address: '192.0.2.99' } };
    const refused = await token.post(`/change-sets/${set}/items`, { action: 'create', resource: 'address', body });
    expect(problemOf(refused).code).toBe('forbidden');
  });
});
