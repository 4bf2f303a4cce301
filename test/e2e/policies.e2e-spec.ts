import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, problemOf } from './harness/api-client.js';
import { TestDatabase } from './harness/database.js';
import { insertMachine } from './harness/machine-rows.js';
import { TestManager } from './harness/manager.js';
import { Stores } from './harness/stores.js';

interface Made {
  readonly object: { readonly id: string };
}

const DIRECTOR = '01JXYZ0000000000000000000D';
const NODE = '01JXYZ0000000000000000000N';
let stores: Stores;
let manager: TestManager;
let admin: ApiClient;
let database: TestDatabase;

const idOf = (answer: { readonly status: number; readonly body: unknown }): string => {
  if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
  return (answer.body as Made).object.id;
};
const service = (name: string, port: number, spec: object = {}, more: object = {}): object => ({
  ...{ name, spec: { protocol: 'tcp', address: '192.0.2.80', port, ...spec }, ...more },
});
const specOf = async (id: string): Promise<unknown> =>
  ((await admin.get(`/virtual-services/${id}`)).body as { spec: unknown }).spec;

beforeAll(async () => {
  stores = await Stores.start();
  manager = await TestManager.start(stores);
  admin = await manager.logIn();
  database = await TestDatabase.connect(stores.postgres.url);
  await insertMachine(database, {
    ...{ id: DIRECTOR, name: 'director-1', roles: ['director'] },
    addresses: [{ address: '10.77.0.2', prefixLength: 24 }],
  });
  await insertMachine(database, {
    ...{ id: NODE, name: 'node-1', roles: ['app-server'] },
    addresses: [{ address: '10.77.0.21', prefixLength: 24 }],
  });
  await admin.put('/cluster', { name: 'main', spec: { topology: 'one-nic', quorumIp: '192.0.2.10' } });
  await admin.post('/addresses', { spec: { address: '192.0.2.80' } });
});
afterAll(async () => {
  await database.close();
  await manager.stop();
  await stores.stop();
});

describe('policies', () => {
  it('IW-94 a change of the default one changes the services that follow it, in one operation with a plan', async () => {
    const follower = idOf(await admin.post('/virtual-services', service('follower', 80)));
    const own = idOf(await admin.post('/virtual-services', service('own', 81, { scheduler: 'sh' })));
    const present = (await admin.get('/policies/default')).body as { id: string };
    const path = `/policies/${present.id}`;
    const spec = { scheduler: 'lc', persistence: { timeoutSeconds: 1800 } };
    const rehearsed = await admin.patch(`${path}?dryRun=true`, { spec });
    expect(rehearsed.body).toMatchObject({ operation: null, plan: [{ name: 'director-1' }] });
    expect(await specOf(follower)).toMatchObject({ scheduler: 'wlc', persistence: null });
    expect((await admin.patch(path, { spec })).body).toMatchObject({ operation: { kind: 'policy.update' } });
    expect(await specOf(follower)).toMatchObject({
      ...{ scheduler: 'lc', persistence: { timeoutSeconds: 1800, prefixLength: 32 }, policy: null, overrides: [] },
    });
    expect(await specOf(own)).toMatchObject({
      ...{ scheduler: 'sh', persistence: { timeoutSeconds: 1800 }, overrides: ['scheduler'] },
    });
    await admin.patch(path, { spec: { scheduler: 'wlc', persistence: { timeoutSeconds: 0 } } });
    expect(await specOf(follower)).toMatchObject({ scheduler: 'wlc', persistence: null });
  });

  it('are named by services, which may differ in single fields and come back', async () => {
    const health = { checks: [{ kind: 'http', target: '/healthz' }] };
    const web = idOf(
      await admin.post('/policies', { name: 'web', spec: { scheduler: 'wrr', health, forwardingMethod: 'tunneling' } }),
    );
    const id = idOf(
      await admin.post(
        '/virtual-services',
        service('shop', 82, { policy: 'web' }, { realServers: [{ spec: { nodeId: NODE } }] }),
      ),
    );
    const shown = (await admin.get(`/virtual-services/${id}`)).body as object;
    expect(shown).toMatchObject({
      spec: { policy: 'web', scheduler: 'wrr', health: { checks: [{ kind: 'http', target: '/healthz' }] } },
      realServers: [{ spec: { address: '10.77.0.21', forwardingMethod: 'tunneling' } }],
    });
    await admin.patch(`/virtual-services/${id}`, { spec: { scheduler: 'nq' } });
    await admin.patch(`/policies/${web}`, { spec: { scheduler: 'sed', persistence: { timeoutSeconds: 60 } } });
    expect(await specOf(id)).toMatchObject({ scheduler: 'nq', persistence: { timeoutSeconds: 60 } });
    await admin.patch(`/virtual-services/${id}`, { spec: { overrides: [] } });
    expect(await specOf(id)).toMatchObject({ scheduler: 'sed', overrides: [] });
    expect((await admin.get(`/policies/${web}`)).body).toMatchObject({
      status: { isDefault: false, virtualServices: [{ name: 'shop', overrides: [] }] },
    });
    expect(problemOf(await admin.delete(`/policies/${web}`)).code).toBe('conflict');
  });

  it('refuse what a service that follows could not do, by its name', async () => {
    const present = (await admin.get('/policies/default')).body as { id: string };
    const answer = await admin.patch(`/policies/${present.id}`, {
      spec: { health: { checks: [{ kind: 'dns' }] } },
    });
    expect(problemOf(answer)).toMatchObject({ status: 400, errors: [{ pointer: '/spec/health/checks/0/port' }] });
    expect(problemOf(answer).detail).toMatch(/cannot follow/);
    const flags = await admin.patch(`/policies/${present.id}`, { spec: { schedulerFlags: ['sh-port'] } });
    expect(problemOf(flags).errors).toMatchObject([{ pointer: '/spec/schedulerFlags' }]);
  });

  it('another default takes the services that name none with it', async () => {
    await admin.post('/policies', { name: 'calm', spec: { scheduler: 'rr' } });
    const id = idOf(await admin.post('/virtual-services', service('plain', 83)));
    expect((await admin.put('/policies/default', { policy: 'calm' })).status).toBe(202);
    expect(await specOf(id)).toMatchObject({ scheduler: 'rr', policy: null });
    expect((await admin.put('/policies/default', { policy: 'default' })).status).toBe(202);
    expect(await specOf(id)).toMatchObject({ scheduler: 'wlc' });
    expect(problemOf(await admin.put('/policies/default', { policy: 'nobody' })).errors).toMatchObject([
      { pointer: '/policy' },
    ]);
  });
});

describe('templates', () => {
  it('IW-96 are listed with the lengths of persistence, and fill in what a spec leaves open', async () => {
    const { items, persistencePresets } = (await admin.get('/service-templates')).body as {
      items: { name: string }[];
      persistencePresets: object[];
    };
    expect(items.map(({ name }) => name)).toContain('https');
    expect(persistencePresets).toMatchObject([{ seconds: 0 }, { seconds: 300 }, { seconds: 1800 }, { seconds: 3600 }]);
    const spec = { address: '192.0.2.80' };
    const made = await admin.post('/virtual-services', { name: 'secure', template: 'https', spec });
    expect(made.body).toMatchObject({
      object: {
        key: 'tcp 192.0.2.80:443',
        spec: { persistence: { timeoutSeconds: 300 }, health: { checks: [{ kind: 'https' }] } },
      },
    });
    const other = { address: '192.0.2.80', port: 8443, persistence: null };
    const own = await admin.post('/virtual-services', { name: 'own-port', template: 'https', spec: other });
    expect(own.body).toMatchObject({ object: { spec: { port: 8443, persistence: null } } });
    expect(
      problemOf(await admin.post('/virtual-services', { name: 'x', template: 'gopher', spec })).errors,
    ).toContainEqual(expect.objectContaining({ pointer: '/template' }));
  });

  it('make several services in one operation: DNS by both protocols, and a range of ports', async () => {
    const dns = { name: 'dns', template: 'dns', address: '192.0.2.80', realServers: [{ spec: { nodeId: NODE } }] };
    const made = await admin.post('/virtual-services/from-template', dns);
    expect(made.status).toBe(202);
    expect(made.body).toMatchObject({
      operation: { kind: 'virtual-service.bulk-create' },
      items: [{ name: 'dns-udp' }, { name: 'dns-tcp' }],
    });
    expect((await admin.get('/virtual-services/by-name/dns-udp')).body).toMatchObject({
      spec: { onePacket: true, health: { checks: [{ kind: 'dns', transport: 'udp' }] } },
    });
    const range = { name: 'game', template: 'port-range', address: '192.0.2.80', fromPort: 7000, toPort: 7002 };
    expect((await admin.post('/virtual-services/from-template', range)).body).toMatchObject({
      items: [{ name: 'game-7000' }, { name: 'game-7001' }, { name: 'game-7002' }],
    });
    const wide = await admin.post('/virtual-services/from-template', { ...range, name: 'wide', toPort: 7064 });
    expect(problemOf(wide).errors).toMatchObject([{ pointer: '/toPort' }]);
  });
});

describe('many services at once', () => {
  it('are changed all or not at all, each with its own result', async () => {
    const tags = ['bulk'];
    const one = idOf(await admin.post('/virtual-services', service('one', 91, { scheduler: 'rr' }, { tags })));
    const two = idOf(await admin.post('/virtual-services', service('two', 92, {}, { tags })));
    const patch = { spec: { scheduler: 'rr' } };
    const changed = await admin.post('/virtual-services/bulk', { tags, patch });
    expect(changed.body).toMatchObject({
      operation: { kind: 'virtual-service.bulk-change' },
      items: [
        { id: one, isChanged: false },
        { id: two, isChanged: true },
      ],
    });
    const bad = await admin.post('/virtual-services/bulk', {
      ids: [one, two],
      patch: { spec: { scheduler: 'lc', onePacket: true } },
    });
    expect(problemOf(bad).errors).toMatchObject([{ pointer: '/patch/spec/onePacket' }]);
    expect(problemOf(bad).detail).toMatch(/^one: /);
    expect(await specOf(two)).toMatchObject({ scheduler: 'rr' });
    expect(problemOf(await admin.post('/virtual-services/bulk', { patch })).errors).toMatchObject([
      { pointer: '/ids' },
    ]);
    const gone = await admin.post('/virtual-services/bulk-delete', { ids: [one, two] });
    expect(gone.status).toBe(202);
    expect((await admin.get(`/virtual-services/${one}`)).status).toBe(404);
  });

  it('IW-101 a node is switched on and off per service', async () => {
    const id = idOf(await admin.post('/virtual-services', service('switched', 94)));
    const path = `/virtual-services/${id}`;
    const put = async (enabled: boolean): Promise<unknown> =>
      (await admin.put(`${path}/nodes/${NODE}`, { enabled }, { 'if-match': '*' })).body;
    expect(await put(true)).toMatchObject({
      object: { realServers: [{ spec: { nodeId: NODE, address: '10.77.0.21', port: 94, adminState: 'enabled' } }] },
    });
    expect(await put(false)).toMatchObject({ object: { realServers: [{ spec: { adminState: 'disabled' } }] } });
    expect(await put(true)).toMatchObject({ object: { realServers: [{ spec: { adminState: 'enabled' } }] } });
  });
});

describe('secrets of checks', () => {
  it('are sealed at rest, never shown, kept when absent, and removed when empty', async () => {
    const secret = 'hush-hush-secret';
    const check = { kind: 'imap', port: 143, username: 'probe', password: secret };
    const id = idOf(await admin.post('/virtual-services', service('mail', 95, { health: { checks: [check] } })));
    const everything = JSON.stringify([
      ...(await database.rows('SELECT health::text AS text FROM virtual_service')),
      ...(await database.rows('SELECT document::text AS text FROM machine_state')),
      ...(await database.rows('SELECT payload::text AS text FROM command')),
      ...(await database.rows('SELECT before::text AS a, after::text AS b FROM audit_entry')),
      (await admin.get(`/virtual-services/${id}`)).body,
    ]);
    expect(everything).not.toContain(secret);
    const stored = async (): Promise<string | null> => {
      const [row] = await database.rows(
        `SELECT health->'checks'->0->>'password' AS password FROM virtual_service WHERE id = '${id}'`,
      );
      return (row as { password: string | null } | undefined)?.password ?? null;
    };
    const sealed = await stored();
    expect(sealed).toMatch(/^sealed:/);
    const { password: _, ...rest } = check;
    const path = `/virtual-services/${id}`;
    const kept = await admin.patch(path, { spec: { health: { checks: [{ ...rest, rise: 5 }] } } });
    expect(kept.body).toMatchObject({ object: { spec: { health: { checks: [{ rise: 5, password: null }] } } } });
    expect(await stored()).toBe(sealed);
    await admin.patch(path, { spec: { health: { checks: [{ ...rest, password: 'another' }] } } });
    expect(await stored()).not.toBe(sealed);
    await admin.patch(path, { spec: { health: { checks: [{ ...rest, password: '' }] } } });
    expect(await stored()).toBeNull();
  });
});
