import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ApiClient, problemOf } from './harness/api-client.js';
import { TestDatabase } from './harness/database.js';
import { eventually } from './harness/hand-machine.js';
import { insertMachine } from './harness/machine-rows.js';
import { TestManager } from './harness/manager.js';
import { hear, type SeenServer } from './harness/reports.js';
import { Stores } from './harness/stores.js';

const DIRECTOR = '01J9Z3N8Q4W7Y2T5R6V0X1B3C5';
const NODE = '01J9Z3N8Q4W7Y2T5R6V0X1B3C6';
const OTHER = '01J9Z3N8Q4W7Y2T5R6V0X1B3C7';
const ADDRESS = '10.77.0.21';
const PATH = `/nodes/${NODE}/maintenance`;

interface MaintenanceBody {
  readonly nodeName: string;
  readonly endsAt: string | null;
  readonly overdueAt: string | null;
  readonly readiness: { readonly stage: string; readonly reason: string; readonly activeConnections: number };
}

let stores: Stores;
let manager: TestManager;
let admin: ApiClient;
let database: TestDatabase;
let seen: Record<string, SeenServer> = {};
let speaking: NodeJS.Timeout | undefined;
/** Nodes that report too. */
let awake: string[] = [];

const now = async (): Promise<MaintenanceBody | null> => {
  const answer = await admin.get(PATH);
  return answer.status === 200 ? (answer.body as MaintenanceBody) : null;
};
const start = async (body: object): Promise<void> => {
  const answer = await admin.post(PATH, body);
  expect([answer.status, answer.body]).toMatchObject([202, {}]);
};
const until = (what: string, probe: (maintenance: MaintenanceBody | null) => boolean): Promise<number> =>
  eventually(what, 10_000, async () => probe(await now()));
const eventTypes = async (): Promise<string[]> =>
  ((await admin.get('/events')).body as { items: { type: string }[] }).items.map(({ type }) => type);

beforeAll(async () => {
  stores = await Stores.start();
  manager = await TestManager.start(stores);
  admin = await manager.logIn();
  database = await TestDatabase.connect(stores.postgres.url);
  const at = (address: string): { address: string; prefixLength: number }[] => [{ address, prefixLength: 24 }];
  await insertMachine(database, { id: DIRECTOR, name: 'director-1', roles: ['director'], addresses: at('10.77.0.11') });
  await insertMachine(database, { id: NODE, name: 'node-1', roles: ['app-server'], addresses: at(ADDRESS) });
  await insertMachine(database, { id: OTHER, name: 'node-2', roles: ['app-server'], addresses: at('10.77.0.22') });
  await admin.put('/cluster', { name: 'main', spec: { topology: 'two-nic', quorumIp: '10.77.0.1' } });
  const spec = { protocol: 'tcp', address: '192.0.2.80', port: 80 };
  const realServers = [{ spec: { address: ADDRESS } }, { spec: { address: '10.77.0.22' } }];
  const made = await admin.post('/virtual-services', { name: 'shop', createAddress: true, spec, realServers });
  expect(made.status).toBe(202);
});
afterAll(async () => {
  await database.close();
  await manager.stop();
  await stores.stop();
});
beforeEach(() => {
  seen = { [ADDRESS]: { active: 3 } };
  awake = [NODE];
  const hearAll = async (): Promise<void> => {
    await hear(manager.app, DIRECTOR, seen);
    for (const id of awake) await hear(manager.app, id);
  };
  speaking = setInterval(() => void hearAll().catch(() => undefined), 200);
});
afterEach(async () => {
  clearInterval(speaking);
  if ((await now()) !== null) await admin.delete(PATH);
});

describe('maintenance', () => {
  it('says that a reboot is safe only when no connection is left', async () => {
    await start({ durationSeconds: 3600, reason: 'new memory' });
    await until('connections are counted', (m) => m?.readiness.stage === 'emptying');
    expect((await now())?.readiness).toMatchObject({ activeConnections: 3 });
    seen = { [ADDRESS]: { active: 0, pinned: 1 } };
    await until('the bound client is seen', (m) => /1 clients are bound/.test(m?.readiness.reason ?? ''));
    expect((await now())?.readiness.stage).toBe('emptying');
    seen = { [ADDRESS]: {} };
    await until('it is safe', (m) => m?.readiness.stage === 'safe');
    clearInterval(speaking);
    await eventually('a silent director makes it unknown', 20_000, async () => {
      return (await now())?.readiness.stage === 'unknown';
    });
  });

  it('is never safe on the only director', async () => {
    const path = `/nodes/${DIRECTOR}/maintenance`;
    expect((await admin.post(path, {})).status).toBe(202);
    expect((await admin.get(path)).body).toMatchObject({ readiness: { stage: 'never' } });
    expect((await admin.delete(path)).status).toBe(202);
  });

  it('is shown to all, drains what is on the node, and ends when somebody says so', async () => {
    const rehearsal = await admin.post(`${PATH}?dryRun=true`, { durationSeconds: 60 });
    expect(rehearsal.body).toMatchObject({ operation: null, impact: { services: [{ name: 'shop' }] } });
    expect(await now()).toBeNull();
    await start({ durationSeconds: 60, reason: 'cables', atExpiry: 'keep' });
    const listed = (await admin.get('/maintenances')).body as object;
    expect(listed).toMatchObject({ items: [{ nodeName: 'node-1', reason: 'cables', atExpiry: 'keep' }] });
    expect(problemOf(await admin.post(PATH, {}))).toMatchObject({ status: 409, code: 'conflict' });
    const longer = await admin.patch(PATH, { durationSeconds: null });
    expect(longer.body).toMatchObject({ endsAt: null, reason: 'cables' });
    expect((await admin.get(`/nodes/${NODE}`)).body).toMatchObject({ spec: { maintenance: true } });
    expect((await admin.delete(PATH)).status).toBe(202);
    expect(problemOf(await admin.get(PATH))).toMatchObject({ status: 404 });
    expect((await admin.get(`/nodes/${NODE}`)).body).toMatchObject({ spec: { maintenance: false } });
    expect(await eventTypes()).toEqual(expect.arrayContaining(['maintenance-started', 'maintenance-ended']));
  });

  it('forgets its timer when the node is changed back by hand', async () => {
    await start({ durationSeconds: 60, reason: 'cables' });
    await admin.patch(`/nodes/${NODE}`, { spec: { maintenance: false } });
    await admin.patch(`/nodes/${NODE}`, { spec: { maintenance: true } });
    expect(await now()).toMatchObject({ endsAt: null, reason: '' });
  });

  it('returns a node that is well by itself, and one that is not as soon as it is', async () => {
    await start({ durationSeconds: 3600 });
    awake = [];
    await eventually('the node is silent', 20_000, async () => {
      const { status } = (await admin.get(`/nodes/${NODE}`)).body as { status: { state: string } };
      return status.state === 'unknown';
    });
    await database.rows(`UPDATE node_maintenance SET ends_at = now()`);
    await until('it is overdue', (m) => (m?.overdueAt ?? null) !== null);
    const alarms = ((await admin.get('/alarms')).body as { items: { code: string; message: string }[] }).items;
    expect(alarms.find(({ code }) => code === 'maintenance-overdue')?.message).toMatch(/node is unknown/);
    awake = [NODE];
    await until('it came back', (m) => m === null);
    const left = ((await admin.get('/alarms')).body as { items: { code: string }[] }).items;
    expect(left.map(({ code }) => code)).not.toContain('maintenance-overdue');
  });

  it('keeps what shall be kept, and an extension takes its alarm away', async () => {
    await start({ durationSeconds: 10, atExpiry: 'keep' });
    await database.rows(`UPDATE node_maintenance SET ends_at = now()`);
    await until('it is overdue', (m) => (m?.overdueAt ?? null) !== null);
    const longer = await admin.patch(PATH, { durationSeconds: 600 });
    expect(longer.body).toMatchObject({ overdueAt: null });
  });
});

describe('a pasted key', () => {
  it('that is none is refused with what is wrong', async () => {
    const problem = problemOf(await admin.post('/join-keys/decode', { joinKey: 'hello' }));
    expect(problem).toMatchObject({ status: 422, code: 'join-key-malformed' });
  });
});
