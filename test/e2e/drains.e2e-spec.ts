import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ApiClient, problemOf } from './harness/api-client.js';
import { TestDatabase } from './harness/database.js';
import { eventually } from './harness/hand-machine.js';
import { insertMachine } from './harness/machine-rows.js';
import { TestManager } from './harness/manager.js';
import { hear, hearLoad, type SeenServer } from './harness/reports.js';
import { Stores } from './harness/stores.js';

const DIRECTOR = '01J9Z3N8Q4W7Y2T5R6V0X1B3C5';
const NODES = ['01J9Z3N8Q4W7Y2T5R6V0X1B3C6', '01J9Z3N8Q4W7Y2T5R6V0X1B3C7', '01J9Z3N8Q4W7Y2T5R6V0X1B3C8'] as const;
const addressOf = (n: number): string => `10.77.0.2${n}`;

interface DrainBody {
  readonly id: string;
  readonly state: string;
  readonly batch: number;
  readonly operationId: string;
  readonly servers: readonly {
    readonly name: string;
    readonly state: string;
    readonly mode: string;
    readonly batch: number;
    readonly activeConnections: number;
    readonly pinnedClients: number;
    readonly emptyInSeconds: number | null;
  }[];
}
interface ServerBody {
  readonly id: string;
  readonly spec: { readonly address: string; readonly adminState: string; readonly drainMode: string };
}

let stores: Stores;
let manager: TestManager;
let admin: ApiClient;
let database: TestDatabase;
let serviceId = '';
let speaking: NodeJS.Timeout | undefined;
let seen: Record<string, SeenServer> = {};

const speak = (): void => {
  speaking = setInterval(() => void hear(manager.app, DIRECTOR, seen).catch(() => undefined), 200);
};
const servers = async (): Promise<ServerBody[]> =>
  ((await admin.get(`/virtual-services/${serviceId}/real-servers`)).body as { items?: ServerBody[] }).items ?? [];
const server = async (n: number): Promise<ServerBody> => {
  const found = (await servers()).find(({ spec }) => spec.address === addressOf(n));
  if (found === undefined) throw new Error(`No server ${n}`);
  return found;
};
const start = async (body: object): Promise<DrainBody> => {
  const answer = await admin.post('/drains', { deadlineSeconds: 600, ...body });
  expect([answer.status, answer.body]).toMatchObject([202, {}]);
  return (answer.body as { object: DrainBody }).object;
};
const drainNow = async (id: string): Promise<DrainBody> => (await admin.get(`/drains/${id}`)).body as DrainBody;
const until = async (id: string, ...states: string[]): Promise<DrainBody> => {
  let last: DrainBody | undefined;
  await eventually(`drain ${id} to be ${states.join()}`, 30_000, async () => {
    last = await drainNow(id);
    return states.includes(last.state);
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}: ${JSON.stringify(last)}`);
  });
  return last as DrainBody;
};
const subjectOf = async (n: number): Promise<object> => ({
  ...{ virtualServiceId: serviceId, realServerId: (await server(n)).id },
});
const single = async (n: number): Promise<object> => ({ subject: await subjectOf(n) });
const operation = async (id: string): Promise<{ state: string; log: { line: string }[] }> =>
  (await admin.get(`/operations/${id}`)).body as { state: string; log: { line: string }[] };

const alarmed = async (): Promise<boolean> => {
  const { items } = (await admin.get('/alarms')).body as { items: { code: string }[] };
  return items.some(({ code }) => code === 'drain-deadline');
};

beforeAll(async () => {
  stores = await Stores.start();
  manager = await TestManager.start(stores);
  admin = await manager.logIn();
  database = await TestDatabase.connect(stores.postgres.url);
  const at = (address: string): { address: string; prefixLength: number }[] => [{ address, prefixLength: 24 }];
  await insertMachine(database, { id: DIRECTOR, name: 'director-1', roles: ['director'], addresses: at('10.77.0.11') });
  for (const [n, id] of NODES.entries()) {
    await insertMachine(database, { id, name: `node-${n}`, roles: ['app-server'], addresses: at(addressOf(n)) });
  }
  await admin.put('/cluster', { name: 'main', spec: { topology: 'two-nic', quorumIp: '10.77.0.1' } });
  await admin.post('/addresses', { spec: { address: '192.0.2.80' } });
  const spec = { protocol: 'tcp', address: '192.0.2.80', port: 80 };
  const realServers = NODES.map((nodeId) => ({ spec: { nodeId } }));
  const made = await admin.post('/virtual-services', { name: 'shop', spec, realServers });
  serviceId = (made.body as { object: { id: string } }).object.id;
});
beforeEach(async () => {
  seen = {};
  await hear(manager.app, DIRECTOR, seen);
  speak();
});
afterEach(async () => {
  clearInterval(speaking);
  await database.rows(`UPDATE drain SET ended_at = now(), state = 'cancelled' WHERE ended_at IS NULL`);
  for (const { id, spec } of await servers()) {
    if (spec.adminState !== 'enabled') {
      await admin.patch(`/virtual-services/${serviceId}/real-servers/${id}`, { spec: { adminState: 'enabled' } });
    }
  }
});
afterAll(async () => {
  await database.close();
  await manager.stop();
  await stores.stop();
});

describe('a drain', () => {
  it('tells its progress, waits for connections and pinned clients, rests, and brings back', async () => {
    seen = { [addressOf(0)]: { active: 7, pinned: 3 } };
    const { id, operationId } = await start(await single(0));
    await until(id, 'draining');
    expect((await server(0)).spec).toMatchObject({ adminState: 'drain', drainMode: 'graceful' });
    await eventually('its forecast', 5000, async () => (await drainNow(id)).servers[0]?.emptyInSeconds === 90);
    expect((await drainNow(id)).servers[0]).toMatchObject({ activeConnections: 7, pinnedClients: 3 });
    await eventually('its line in the log', 5000, async () =>
      (await operation(operationId)).log.some(({ line }) => line.startsWith('7 connections')),
    );
    seen = { [addressOf(0)]: { active: 0, pinned: 3 } };
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect((await drainNow(id)).state).toBe('draining');
    seen = {};
    await until(id, 'drained');
    expect((await admin.post(`/drains/${id}/release`, {})).status).toBe(200);
    await until(id, 'finished');
    expect((await server(0)).spec.adminState).toBe('enabled');
    const ended = await operation(operationId);
    expect(ended.state).toBe('succeeded');
    const lines = ended.log.map(({ line }) => line).join('\n');
    expect(lines).toContain('7 connections are established, 0 are closing, 3 clients are bound.');
    expect(lines).toContain('is empty.');
  });

  it('becomes firm while it runs, and then does not wait for pinned clients', async () => {
    seen = { [addressOf(0)]: { active: 0, pinned: 3 } };
    const { id } = await start(await single(0));
    await until(id, 'draining');
    expect((await admin.patch(`/drains/${id}`, { mode: 'firm' })).status).toBe(200);
    expect((await server(0)).spec.drainMode).toBe('firm');
    await until(id, 'drained');
  });

  it('rests for as long as it was told', async () => {
    const { id } = await start({ ...(await single(1)), hold: { seconds: 1 } });
    await until(id, 'finished');
    expect((await server(1)).spec.adminState).toBe('enabled');
  });

  it.each([
    ['stop', 'stopped', 'enabled'],
    ['give-up', 'given-up', 'drain'],
  ])('at its deadline: %s', async (onDeadline, state, adminState) => {
    seen = { [addressOf(0)]: { active: 7 } };
    const { id, operationId } = await start({ ...(await single(0)), deadlineSeconds: 1, onDeadline });
    await until(id, state);
    expect((await server(0)).spec.adminState).toBe(adminState);
    expect(await alarmed()).toBe(onDeadline === 'give-up');
    if (onDeadline === 'stop') expect((await operation(operationId)).state).toBe('failed');
    else {
      await admin.post(`/drains/${id}/release`, {});
      await until(id, 'finished');
      expect(await alarmed()).toBe(false);
    }
  });

  it('at its deadline, forced: firm, then immediate, until nothing is left', async () => {
    seen = { [addressOf(0)]: { active: 7 } };
    const { id } = await start({ ...(await single(0)), deadlineSeconds: 1, onDeadline: 'force' });
    await eventually('firm', 5000, async () => (await server(0)).spec.drainMode === 'firm');
    await database.rows(`UPDATE drain_server SET deadline_at = now() WHERE drain_id = $1`, [id]);
    const { servers: drained } = await until(id, 'drained');
    expect(drained[0]).toMatchObject({ mode: 'immediate', state: 'drained' });
    expect((await server(0)).spec.drainMode).toBe('immediate');
  });

  it('cancelled, brings its servers back', async () => {
    seen = { [addressOf(0)]: { active: 7 } };
    const { id, operationId } = await start(await single(0));
    await until(id, 'draining');
    expect((await admin.post(`/drains/${id}/cancel`, {})).status).toBe(200);
    await until(id, 'cancelled');
    expect((await server(0)).spec.adminState).toBe('enabled');
    expect((await operation(operationId)).state).toBe('failed');
    expect(problemOf(await admin.post(`/drains/${id}/release`, {})).code).toBe('conflict');
  });

  it('goes on with the next manager where the one before stopped', async () => {
    seen = { [addressOf(0)]: { active: 7 } };
    const { id } = await start({ ...(await single(0)), hold: { seconds: 1 } });
    await until(id, 'draining');
    clearInterval(speaking);
    await manager.stop();
    manager = await TestManager.start(stores);
    admin = await manager.logIn();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    // Silence of the directors does not make it empty.
    expect((await drainNow(id)).state).toBe('draining');
    seen = {};
    speak();
    await until(id, 'finished');
    expect((await server(0)).spec.adminState).toBe('enabled');
  });
});

describe('a drain of nodes', () => {
  it('takes the group one after the other, the next only when the former is back', async () => {
    const { id } = await start({ subject: { nodeIds: NODES, atOnce: 2 }, hold: { seconds: 0 }, mode: 'firm' });
    let most = 0;
    const rested = new Set<string>();
    await eventually('the group to be through', 30_000, async () => {
      const away = (await servers()).filter(({ spec }) => spec.adminState === 'drain');
      most = Math.max(most, away.length);
      away.forEach(({ id: serverId }) => rested.add(serverId));
      return (await drainNow(id)).state === 'finished';
    });
    expect(most).toBeLessThanOrEqual(2);
    expect((await drainNow(id)).servers.map(({ batch, state }) => `${batch} ${state}`)).toEqual([
      '0 back',
      '0 back',
      '1 back',
    ]);
  });

  it('shows what it would do, and does nothing, in a dry run', async () => {
    const before = await database.digests();
    const answer = await admin.post('/drains?dryRun=true', { subject: { nodeId: NODES[0] } }, {});
    expect(answer.status).toBe(200);
    const { plan, impact } = answer.body as {
      plan: { steps: { command: string; reason: string }[] }[];
      impact: { servers: { losesTraffic: boolean }[] };
    };
    expect(plan[0]?.steps).toEqual([{ command: expect.stringContaining('-w 0') as string, reason: 'weight 1 → 0' }]);
    expect(impact.servers).toMatchObject([{ losesTraffic: true }]);
    expect(await database.digests()).toEqual(before);
  });
});

describe('a drain is refused', () => {
  it('when the rest could not carry it, with the sum, unless that is meant', async () => {
    const full = { spec: { upperThreshold: 2, lowerThreshold: 1 } };
    for (const n of [1, 2]) {
      const { id } = await server(n);
      await admin.patch(`/virtual-services/${serviceId}/real-servers/${id}`, full);
    }
    seen = { [addressOf(0)]: { active: 40 } };
    await hear(manager.app, DIRECTOR, seen);
    const refused = problemOf(await admin.post('/drains', { ...(await single(0)), deadlineSeconds: 5 }));
    expect(refused).toMatchObject({ status: 409, code: 'capacity' });
    expect(refused.detail).toContain('40 connections would move to 2 servers');
    const { id } = await start({ ...(await single(0)), ignoreCapacity: true });
    await until(id, 'draining');
    const free = { spec: { upperThreshold: 0, lowerThreshold: 0 } };
    for (const n of [1, 2]) {
      const { id: serverId } = await server(n);
      await admin.patch(`/virtual-services/${serviceId}/real-servers/${serverId}`, free);
    }
  });

  it('when the nodes that stay are too busy for more', async () => {
    for (const id of NODES) await hearLoad(manager.app, id, 0.8);
    seen = Object.fromEntries(NODES.map((_, n) => [addressOf(n), { active: 20 }]));
    await hear(manager.app, DIRECTOR, seen);
    const refused = problemOf(await admin.post('/drains', await single(0)));
    expect(refused).toMatchObject({ status: 409, code: 'capacity' });
    expect(refused.detail).toContain('the load per processor would go above 1');
    expect(refused.detail).toContain('from 0.8 to 1.2');
    for (const id of NODES) await hearLoad(manager.app, id, 0.2);
    expect((await admin.post('/drains?dryRun=true', await single(0))).status).toBe(200);
  });

  it('when another drain has the server, it is drained already, or a revision waits', async () => {
    seen = { [addressOf(0)]: { active: 7 } };
    const { id } = await start(await single(0));
    const node = { subject: { nodeId: NODES[0] } };
    expect(problemOf(await admin.post('/drains', await single(0))).detail).toContain(id);
    await until(id, 'draining');
    expect(problemOf(await admin.post('/drains', node)).detail).toContain('no enabled real server');
    await admin.post(`/drains/${id}/cancel`, {});
    await until(id, 'cancelled');
    const tags = await admin.patch(`/virtual-services/${serviceId}?confirmWithinSeconds=60`, { tags: ['one'] });
    expect(problemOf(await admin.post('/drains', node)).code).toBe('revision-unconfirmed');
    const { revision } = tags.body as { revision: number };
    await admin.post(`/revisions/${revision}/confirm`, {});
  });

  it.each([
    [{ subject: {} }, '/subject'],
    [{ subject: { nodeId: NODES[0], nodeIds: [NODES[1]] } }, '/subject'],
    [{ subject: { virtualServiceId: NODES[0] } }, '/subject/realServerId'],
    [{ subject: { nodeId: NODES[0] }, hold: { seconds: -1 } }, '/hold'],
    [{ subject: { nodeId: NODES[0] }, onDeadline: 'force' }, '/deadlineSeconds'],
  ])('when its request is not sound: %o', async (body, pointer) => {
    expect(problemOf(await admin.post('/drains', body)).errors?.[0]?.pointer).toBe(pointer);
  });
});

describe('a drain that ends with a deletion', () => {
  it('is only for one real server or one service, at once when it is empty', async () => {
    const node = await admin.post('/drains', { subject: { nodeId: NODES[0] }, thenDelete: true });
    expect(problemOf(node).errors?.[0]?.pointer).toBe('/thenDelete');
    const held = await admin.post('/drains', { subject: await subjectOf(2), thenDelete: true, hold: { seconds: 5 } });
    expect(problemOf(held).errors?.[0]?.pointer).toBe('/thenDelete');
  });

  it('goes on after the manager was started anew, and deletes with a revision of its own', async () => {
    seen = { [addressOf(2)]: { active: 4, pinned: 0 } };
    const { id } = await start({ subject: await subjectOf(2), thenDelete: true });
    await until(id, 'draining');
    clearInterval(speaking);
    await manager.stop();
    manager = await TestManager.start(stores);
    admin = await manager.logIn();
    await hear(manager.app, DIRECTOR, seen);
    speak();
    await until(id, 'draining');
    expect((await servers()).map(({ spec }) => spec.address)).toContain(addressOf(2));
    seen = {};
    const { operationId } = await until(id, 'finished');
    expect((await servers()).map(({ spec }) => spec.address)).not.toContain(addressOf(2));
    expect((await operation(operationId)).log.map(({ line }) => line).join()).toContain('is deleted now');
    const { items } = (await admin.get('/audit?limit=20')).body as { items: { action: string; actor: object }[] };
    expect(items.find(({ action }) => action === 'real-server.delete')?.actor).toMatchObject({ userName: 'admin' });
  });

  describe('of a whole service', () => {
    const deletion = (): object => ({ subject: { virtualServiceId: serviceId }, thenDelete: true });
    const states = async (): Promise<string[]> => (await servers()).map(({ spec }) => spec.adminState).sort();
    const isThere = async (): Promise<boolean> => (await admin.get(`/virtual-services/${serviceId}`)).status === 200;

    it('cancelled, leaves everything as it was before, what was drained by hand too', async () => {
      const [byHand] = await servers();
      const spec = { adminState: 'drain' };
      await admin.patch(`/virtual-services/${serviceId}/real-servers/${byHand?.id ?? ''}`, { spec });
      const before = await states();
      seen = { [addressOf(1)]: { active: 3 } };
      const { id } = await start(deletion());
      await eventually('all to drain', 5000, async () => (await states()).every((state) => state === 'drain'));
      await eventually('who is empty', 5000, async () =>
        (await drainNow(id)).servers.some(({ state }) => state === 'drained'),
      );
      expect((await admin.post(`/drains/${id}/cancel`, {})).status).toBe(200);
      await until(id, 'cancelled');
      expect(await states()).toEqual(before);
    });

    it('is called off when a server is added, and says so', async () => {
      seen = { [addressOf(1)]: { active: 3 } };
      const { id, operationId } = await start(deletion());
      await until(id, 'draining');
      const added = await admin.post(`/virtual-services/${serviceId}/real-servers`, {
        spec: { address: '10.77.0.99' },
      });
      expect(added.status).toBe(202);
      seen = {};
      await until(id, 'cancelled');
      const { log, state } = await operation(operationId);
      expect(state).toBe('failed');
      expect(log.map(({ line }) => line).join()).toContain('10.77.0.99:80 is to serve: the service is not deleted.');
      expect((await states()).every((state) => state === 'enabled')).toBe(true);
    });

    it('is refused beyond the blast radius unless that is meant', async () => {
      await admin.patch('/change-control', { spec: { maxServices: 0 } });
      for (const path of ['/drains', '/drains?dryRun=true']) {
        expect(problemOf(await admin.post(path, deletion()))).toMatchObject({ status: 409, code: 'blast-radius' });
      }
      expect((await admin.post('/drains?dryRun=true&confirmBlastRadius=true', deletion())).status).toBe(200);
      await admin.patch('/change-control', { spec: { maxServices: 10 } });
    });

    it('goes on after the manager was started anew, and ends with the service', async () => {
      seen = { [addressOf(1)]: { active: 4 } };
      const { id, operationId } = await start({ ...deletion(), onDeadline: 'force', ignoreCapacity: false });
      await until(id, 'draining');
      clearInterval(speaking);
      await manager.stop();
      manager = await TestManager.start(stores);
      admin = await manager.logIn();
      await hear(manager.app, DIRECTOR, seen);
      speak();
      await eventually('its progress', 5000, async () =>
        (await operation(operationId)).log.some(({ line }) => line.startsWith('4 connections are established')),
      );
      expect(await isThere()).toBe(true);
      seen = {};
      const ended = await until(id, 'finished');
      expect(await isThere()).toBe(false);
      expect(ended.servers.map(({ state }) => state)).toEqual(ended.servers.map(() => 'gone'));
      const { state, log } = await operation(operationId);
      expect([state, log.at(-1)?.line]).toEqual(['succeeded', 'shop was empty and is deleted now.']);
      const { items } = (await admin.get('/audit?limit=20')).body as { items: { action: string; actor: object }[] };
      expect(items.find(({ action }) => action === 'virtual-service.delete')?.actor).toMatchObject({
        userName: 'admin',
      });
    });
  });
});
