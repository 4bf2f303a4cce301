import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, problemOf } from './harness/api-client.js';
import { TestDatabase } from './harness/database.js';
import { insertMachine } from './harness/machine-rows.js';
import { TestManager } from './harness/manager.js';
import { Stores } from './harness/stores.js';

const DIRECTOR = '01J9Z3N8Q4W7Y2T5R6V0X1B3C5';
const NODE = '01J9Z3N8Q4W7Y2T5R6V0X1B3C6';

interface RevisionBody {
  readonly number: number;
  readonly title: string;
  readonly state: string;
  readonly operationId: string | null;
}
interface Configuration extends RevisionBody {
  readonly objects: readonly { type: string; id: string; name: string; body: Record<string, unknown> }[];
}
interface Answer {
  readonly operation: { readonly id: string } | null;
  readonly object: { readonly id: string; readonly objects: string[]; readonly leftOut: string[] };
  readonly plan: readonly { steps: readonly { command: string; reason: string }[] }[] | null;
}

let stores: Stores;
let manager: TestManager;
let admin: ApiClient;
let database: TestDatabase;

const revisions = async (): Promise<RevisionBody[]> =>
  ((await admin.get('/revisions')).body as { items: RevisionBody[] }).items;
const newest = async (): Promise<RevisionBody> => {
  const [first] = await revisions();
  if (first === undefined) throw new Error('There is no revision');
  return first;
};
const objectsAt = async (number: number): Promise<Configuration['objects']> =>
  ((await admin.get(`/revisions/${number}`)).body as Configuration).objects;
const make = async (name: string, port: number, servers: object[] = []): Promise<string> => {
  const spec = { protocol: 'tcp', address: '192.0.2.80', port };
  const answer = await admin.post('/virtual-services', { name, spec, realServers: servers });
  expect(answer.status).toBe(202);
  return (answer.body as Answer).object.id;
};

beforeAll(async () => {
  stores = await Stores.start();
  manager = await TestManager.start(stores);
  admin = await manager.logIn();
  database = await TestDatabase.connect(stores.postgres.url);
  await insertMachine(database, {
    ...{ id: DIRECTOR, name: 'director-1', roles: ['director'] },
    addresses: [{ address: '10.77.0.11', prefixLength: 24 }],
  });
  await insertMachine(database, {
    ...{ id: NODE, name: 'node-1', roles: ['app-server'] },
    addresses: [{ address: '10.77.0.21', prefixLength: 24 }],
  });
  await admin.put('/cluster', { name: 'main', spec: { topology: 'two-nic', quorumIp: '10.77.0.1' } });
  await admin.post('/addresses', { spec: { address: '192.0.2.80' } });
});
afterAll(async () => {
  await database.close();
  await manager.stop();
  await stores.stop();
});

describe('revisions', () => {
  it('begin with what was there, and grow by one with each applied change', async () => {
    const before = await newest();
    await make('first', 80, [{ spec: { nodeId: NODE } }]);
    const after = await newest();
    expect(after).toMatchObject({ number: before.number + 1, title: 'Create the virtual service first' });
    expect((await revisions()).at(-1)).toMatchObject({ number: 0, title: 'Before the first change' });
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    const token = { name: 'not-configuration', spec: { scopes: ['services:read'], expiresAt } };
    expect((await admin.post('/tokens', token)).status).toBe(201);
    expect((await newest()).number).toBe(after.number);
  });

  it('a dry run and a change that changes nothing make none', async () => {
    const id = await make('still', 81);
    const { number } = await newest();
    await admin.patch(`/virtual-services/${id}?dryRun=true`, { spec: { scheduler: 'rr' } });
    await admin.patch(`/virtual-services/${id}`, { name: 'still' });
    expect((await newest()).number).toBe(number);
  });

  it('show the whole configuration as it was, and what differs field by field', async () => {
    const id = await make('shown', 82, [{ spec: { address: '10.88.0.1', weight: 1 } }]);
    const first = (await newest()).number;
    await admin.patch(`/virtual-services/${id}`, { spec: { scheduler: 'wrr' } });
    const second = (await newest()).number;
    expect((await objectsAt(first)).find((object) => object.id === id)?.body).toMatchObject({ scheduler: 'wlc' });
    expect((await objectsAt(second)).find((object) => object.id === id)?.body).toMatchObject({ scheduler: 'wrr' });
    const compared = await admin.get(`/revisions/${first}/compare?with=${second}`);
    expect(compared.body).toEqual({
      ...{ from: first, to: second },
      objects: [
        {
          ...{ type: 'virtual-service', id, name: 'shown', change: 'changed' },
          fields: expect.arrayContaining([{ field: 'scheduler', before: 'wlc', after: 'wrr' }]) as unknown,
        },
      ],
    });
    const added = await admin.get(`/revisions/${first - 1}/compare?with=${first}`);
    const changes = (added.body as { objects: { type: string; change: string }[] }).objects;
    expect(changes.map(({ type, change }) => `${type} ${change}`)).toEqual([
      'real-server added',
      'virtual-service added',
    ]);
    expect(problemOf(await admin.get('/revisions/99999/compare?with=0')).code).toBe('not-found');
    expect(problemOf(await admin.get('/revisions/1e3')).code).toBe('not-found');
  });

  it('restore brings everything back with its ids, in one operation, after a plan', async () => {
    const id = await make('restored', 83, [{ spec: { nodeId: NODE, weight: 4 } }]);
    const { number } = await newest();
    const good = await objectsAt(number);
    await admin.patch(`/virtual-services/${id}`, { name: 'renamed' });
    await admin.delete(`/virtual-services/${id}`);
    const extra = await make('restored', 84);
    const before = await database.digests();
    const dry = (await admin.post(`/revisions/${number}/restore?dryRun=true`, {}, {})).body as Answer;
    expect(dry.plan?.flatMap(({ steps }) => steps).map(({ command }) => command)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^ipvsadm -A -t 192\.0\.2\.80:83/),
        expect.stringMatching(/^ipvsadm -D -t 192\.0\.2\.80:84/),
      ]),
    );
    expect(await database.digests()).toEqual(before);
    const answer = await admin.post(`/revisions/${number}/restore`, {});
    expect(answer.status).toBe(202);
    const present = await newest();
    expect(present).toMatchObject({
      title: `Restore revision ${number}`,
      operationId: (answer.body as Answer).operation?.id,
    });
    expect(await objectsAt(present.number)).toEqual(good);
    expect((await admin.get(`/virtual-services/${extra}`)).status).toBe(404);
    const back = await admin.get(`/virtual-services/${id}`);
    expect(back.body).toMatchObject({ id, name: 'restored', realServers: [{ spec: { nodeId: NODE, weight: 4 } }] });
    // An ETag that a client has seen before the deletion does not come back.
    expect(Number(String(back.headers['etag']).slice(1, -1))).toBeGreaterThan(2);
    const commands = await database.rows('SELECT machine_id FROM command WHERE operation_id = $1', [
      (answer.body as Answer).operation?.id,
    ]);
    expect(commands).toHaveLength(1);
  });

  it('restore swaps names without a conflict', async () => {
    const one = await make('swap-a', 85);
    const other = await make('swap-b', 86);
    const { number } = await newest();
    await admin.patch(`/virtual-services/${one}`, { name: 'swap-c' });
    await admin.patch(`/virtual-services/${other}`, { name: 'swap-a' });
    await admin.patch(`/virtual-services/${one}`, { name: 'swap-b' });
    expect((await admin.post(`/revisions/${number}/restore`, {})).status).toBe(202);
    expect((await admin.get(`/virtual-services/${one}`)).body).toMatchObject({ name: 'swap-a' });
    expect((await admin.get(`/virtual-services/${other}`)).body).toMatchObject({ name: 'swap-b' });
  });

  it('undo takes one back, and names what stands in its way', async () => {
    const id = await make('undone', 87);
    await admin.patch(`/virtual-services/${id}`, { spec: { scheduler: 'rr' } });
    const bad = (await newest()).number;
    const other = await make('meanwhile', 88);
    const answer = await admin.post(`/revisions/${bad}/undo`, {});
    expect(answer.status).toBe(202);
    expect((await admin.get(`/virtual-services/${id}`)).body).toMatchObject({ spec: { scheduler: 'wlc' } });
    expect((await admin.get(`/virtual-services/${other}`)).status).toBe(200);
    expect((await revisions()).find(({ number }) => number === bad)).toMatchObject({ state: 'undone' });
    expect(problemOf(await admin.post(`/revisions/${bad}/undo`, {})).code).toBe('conflict');

    await admin.patch(`/virtual-services/${id}`, { spec: { scheduler: 'sed' } });
    const older = (await newest()).number;
    await admin.patch(`/virtual-services/${id}`, { spec: { scheduler: 'nq' } });
    const refused = problemOf(await admin.post(`/revisions/${older}/undo`, {}));
    expect(refused).toMatchObject({
      code: 'conflict',
      detail: expect.stringContaining('virtual service undone') as string,
    });
  });

  it('keeps as many as are wanted, and always the present one', async () => {
    await database.rows('UPDATE change_control SET kept_revisions = 2');
    const id = await make('kept', 89);
    await admin.patch(`/virtual-services/${id}`, { spec: { scheduler: 'rr' } });
    const kept = await revisions();
    expect(kept).toHaveLength(2);
    const [present] = kept;
    expect((await objectsAt(present?.number ?? 0)).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['kept', 'first', '192.0.2.80']),
    );
    const rows = await database.rows('SELECT 1 FROM configuration_object WHERE to_revision <= $1', [kept[1]?.number]);
    expect(rows).toEqual([]);
    expect(problemOf(await admin.post('/revisions/1/restore', {})).code).toBe('not-found');
    await database.rows('UPDATE change_control SET kept_revisions = 500');
  });
});
