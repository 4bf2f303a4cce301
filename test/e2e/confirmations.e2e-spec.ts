import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ApiClient, problemOf } from './harness/api-client.js';
import { TestDatabase } from './harness/database.js';
import { eventually } from './harness/hand-machine.js';
import { insertMachine } from './harness/machine-rows.js';
import { TestManager } from './harness/manager.js';
import { hear, type SeenServer } from './harness/reports.js';
import { Stores } from './harness/stores.js';

const DIRECTOR = '01J9Z3N8Q4W7Y2T5R6V0X1B3C5';

interface Answer {
  readonly object: { readonly id: string };
  readonly revision: number | null;
}
interface RevisionBody {
  readonly number: number;
  readonly state: string;
  readonly reason: string | null;
  readonly title: string;
}

let stores: Stores;
let manager: TestManager;
let admin: ApiClient;
let database: TestDatabase;
let serviceId = '';
let speaking: NodeJS.Timeout | undefined;
let seen: Record<string, SeenServer> = {};

const schedulerNow = async (): Promise<string> =>
  ((await admin.get(`/virtual-services/${serviceId}`)).body as { spec: { scheduler: string } }).spec.scheduler;
const revision = async (number: number): Promise<RevisionBody> =>
  (await admin.get(`/revisions/${number}`)).body as RevisionBody;
const change = async (scheduler: string, query = '?confirmWithinSeconds=30'): Promise<number> => {
  const answer = await admin.patch(`/virtual-services/${serviceId}${query}`, { spec: { scheduler } });
  expect(answer.status).toBe(202);
  return (answer.body as Answer).revision ?? -1;
};
const expire = (): Promise<unknown> =>
  database.rows(`UPDATE configuration_revision SET confirm_by = now() - interval '1 s' WHERE state = 'unconfirmed'`);
const ended = (number: number): Promise<number> =>
  eventually(`revision ${number} to end`, 20_000, async () => (await revision(number)).state !== 'unconfirmed');

beforeAll(async () => {
  stores = await Stores.start();
  manager = await TestManager.start(stores);
  admin = await manager.logIn();
  database = await TestDatabase.connect(stores.postgres.url);
  await insertMachine(database, {
    ...{ id: DIRECTOR, name: 'director-1', roles: ['director'] },
    addresses: [{ address: '10.77.0.11', prefixLength: 24 }],
  });
  await admin.put('/cluster', { name: 'main', spec: { topology: 'two-nic', quorumIp: '10.77.0.1' } });
  await admin.post('/addresses', { spec: { address: '192.0.2.80' } });
  const spec = { protocol: 'tcp', address: '192.0.2.80', port: 80, scheduler: 'wlc' };
  const realServers = [{ spec: { address: '10.88.0.1' } }, { spec: { address: '10.88.0.2' } }];
  const made = await admin.post('/virtual-services', { name: 'shop', spec, realServers });
  serviceId = (made.body as Answer).object.id;
});
beforeEach(async () => {
  seen = {};
  await hear(manager.app, DIRECTOR, seen);
  speaking = setInterval(() => void hear(manager.app, DIRECTOR, seen).catch(() => undefined), 500);
});
afterEach(() => clearInterval(speaking));
afterAll(async () => {
  await database.close();
  await manager.stop();
  await stores.stop();
});

describe('a change that must be confirmed', () => {
  it('stays when it is confirmed in time, also twice, and no later', async () => {
    const number = await change('rr');
    expect(await revision(number)).toMatchObject({ state: 'unconfirmed' });
    expect((await admin.post(`/revisions/${number}/confirm`, {})).body).toMatchObject({ state: 'confirmed' });
    expect((await admin.post(`/revisions/${number}/confirm`, {})).status).toBe(200);
    expect(await schedulerNow()).toBe('rr');
    const plain = await change('wlc', '');
    expect(problemOf(await admin.post(`/revisions/${plain}/confirm`, {})).code).toBe('conflict');
  });

  it('lets no other change in meanwhile, but can be undone at once', async () => {
    const number = await change('sed');
    const refused = problemOf(await admin.patch(`/virtual-services/${serviceId}`, { spec: { scheduler: 'nq' } }));
    expect(refused).toMatchObject({
      ...{ status: 409, code: 'revision-unconfirmed' },
      detail: expect.stringContaining(`Revision ${number}`) as string,
    });
    expect(problemOf(await admin.post('/revisions/0/restore', {})).code).toBe('revision-unconfirmed');
    expect((await admin.post(`/revisions/${number}/undo`, {})).status).toBe(202);
    expect(await schedulerNow()).toBe('wlc');
    expect(await revision(number)).toMatchObject({ state: 'undone' });
    await change('wlc', '');
  });

  it('is rolled back by itself when nobody confirms it, and says why everywhere', async () => {
    const number = await change('rr');
    await expire();
    await ended(number);
    expect(await schedulerNow()).toBe('wlc');
    expect(await revision(number)).toMatchObject({ state: 'rolled-back', reason: 'Nobody confirmed it in time.' });
    expect(await revision(number + 1)).toMatchObject({ title: expect.stringContaining('Nobody confirmed') as string });
    const [event] = ((await admin.get('/events?type=revision-rolled-back')).body as { items: { message: string }[] })
      .items;
    expect(event?.message).toContain('Nobody confirmed it in time.');
    const [operation] = (
      (await admin.get('/operations?kind=revision.roll-back')).body as { items: { title: string }[] }
    ).items;
    expect(operation?.title).toContain(`Roll back revision ${number}`);
    const audited = await database.rows<{ after: { reason: string } }>(
      `SELECT after FROM audit_entry WHERE action = 'revision.roll-back' ORDER BY position DESC LIMIT 1`,
    );
    expect(audited[0]?.after.reason).toBe('Nobody confirmed it in time.');
    expect(problemOf(await admin.post(`/revisions/${number}/confirm`, {})).detail).toContain('Nobody confirmed');
  });

  it('is rolled back before its time when its service gets worse and stays so', async () => {
    const number = await change('rr', '?confirmWithinSeconds=3600');
    seen = { '10.88.0.1': { state: 'down' } };
    await ended(number);
    expect((await revision(number)).reason).toContain('shop was up and is degraded');
    expect(await schedulerNow()).toBe('wlc');
  });

  it('is not rolled back for a server that it takes out itself', async () => {
    const listed = await admin.get(`/virtual-services/${serviceId}/real-servers`);
    const [server] = (listed.body as { items: { id: string }[] }).items;
    const path = `/virtual-services/${serviceId}/real-servers/${server?.id ?? ''}`;
    const answer = await admin.patch(`${path}?confirmWithinSeconds=60`, { spec: { adminState: 'disabled' } });
    const number = (answer.body as Answer).revision ?? -1;
    await new Promise((resolve) => setTimeout(resolve, 11_000));
    expect(await revision(number)).toMatchObject({ state: 'unconfirmed' });
    await admin.post(`/revisions/${number}/undo`, {});
  });

  it('survives the manager: the next one keeps the time, and takes it back when that is over', async () => {
    const number = await change('sed', '?confirmWithinSeconds=600');
    clearInterval(speaking);
    await manager.stop();
    manager = await TestManager.start(stores);
    admin = await manager.logIn();
    // Nothing is heard from the director yet: that is no reason to take anything back.
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect(await revision(number)).toMatchObject({ state: 'unconfirmed' });
    await manager.stop();
    await expire();
    manager = await TestManager.start(stores);
    admin = await manager.logIn();
    await ended(number);
    expect(await revision(number)).toMatchObject({ state: 'rolled-back' });
    expect(await schedulerNow()).toBe('wlc');
  });

  it('takes back only what it did when others changed something since', async () => {
    const number = await change('rr');
    await database.rows(`UPDATE virtual_service SET tags = '{later}' WHERE id = $1`, [serviceId]);
    await expire();
    await ended(number);
    expect((await admin.get(`/virtual-services/${serviceId}`)).body).toMatchObject({
      ...{ tags: ['later'], spec: { scheduler: 'wlc' } },
    });
  });

  it('takes a time between 30 seconds and an hour', async () => {
    const patch = await admin.patch(`/virtual-services/${serviceId}?confirmWithinSeconds=29`, { spec: {} });
    expect(problemOf(patch).errors?.[0]?.pointer).toBe('/query/confirmWithinSeconds');
  });
});

describe('the blast radius', () => {
  it('refuses a change of too much with its counts, unless that is meant; new services do not count', async () => {
    await admin.patch('/change-control', { spec: { maxServices: 0, maxServers: 0, maxServerPercent: 10 } });
    const path = `/virtual-services/${serviceId}`;
    const refused = problemOf(await admin.patch(path, { spec: { scheduler: 'rr' } }));
    expect(refused).toMatchObject({ status: 409, code: 'blast-radius' });
    expect(refused.detail).toBe(
      'It touches 1 service (at most 0) and takes traffic from 0 of 2 servers that have it (at most 0, or 10 %).',
    );
    expect(problemOf(await admin.delete(`${path}?dryRun=true`)).detail).toContain('from 2 of 2 servers');
    const spec = { protocol: 'tcp', address: '192.0.2.80', port: 81 };
    expect((await admin.post('/virtual-services', { name: 'new', spec })).status).toBe(202);
    expect((await admin.patch(`${path}?confirmBlastRadius=true`, { spec: { scheduler: 'rr' } })).status).toBe(202);
    await admin.patch('/change-control', { spec: { maxServices: 10, maxServers: 50, maxServerPercent: 25 } });
    expect((await admin.patch(path, { spec: { scheduler: 'wlc' } })).status).toBe(202);
  });
});
