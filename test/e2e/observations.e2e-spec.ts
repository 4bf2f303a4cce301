import { get as httpGet, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MachineReport, MachineState, ObservedRealServer } from '#libs/contracts';
import { Transactor } from '../../apps/manager/src/common/database/transactor.js';
import { RecordRetention } from '../../apps/manager/src/observations/record-retention.js';
import { type ApiClient, problemOf } from './harness/api-client.js';
import { eventually, HandMachine } from './harness/hand-machine.js';
import { TestManager } from './harness/manager.js';
import { queueTls } from './harness/queue-tls.js';
import { Stores } from './harness/stores.js';

let stores: Stores;
let manager: TestManager;
let admin: ApiClient;
let director: HandMachine;
let node: HandMachine;
let directorRedis: Redis;
let nodeRedis: Redis;
let state: MachineState | null = null;
let serviceId: string;
const reporting = new Set<() => Promise<void>>();
let timer: NodeJS.Timeout;
let deadServers = new Set<string>();

/** What an agent would report of the document that it has: everything is there, but these servers are dead. */
function directorReport(): Partial<MachineReport> {
  const since = '2026-11-21T10:00:00.000Z';
  return {
    appliedRevision: state?.revision ?? 0,
    schedulers: ['rr', 'wlc'],
    virtualServices: (state?.director?.virtualServices ?? []).map(({ id, key, config, realServers }) => ({
      ...{ id, key, config, presence: 'ours', counters: null, pool: null },
      realServers: realServers.map((server): ObservedRealServer => {
        const isDead = deadServers.has(server.address);
        const weight = isDead || server.adminState !== 'enabled' ? 0 : server.config.weight;
        const health = {
          state: isDead ? 'down' : 'up',
          reason: isDead ? 'connection refused' : 'answers in 1 ms',
        } as const;
        return {
          ...{ id: server.id, address: server.address, port: server.port, config: { ...server.config, weight } },
          health: { ...health, since, consecutive: 3, lastLatencyMs: 1 },
          ...{ activeConnections: 5, inactiveConnections: 2, persistentConnections: 0, counters: null },
          ...{ role: 'pool', checks: [], causes: [], drain: null },
        };
      }),
    })),
  };
}

beforeAll(async () => {
  stores = await Stores.start({ redisTls: queueTls });
  manager = await TestManager.start(stores);
  admin = await manager.logIn();
  director = await HandMachine.join(manager, stores, 'director-1', ['director']);
  node = await HandMachine.join(manager, stores, 'node-1', ['app-server']);
  const { reader } = manager.app.get(Transactor, { strict: false });
  for (const [machine, address] of [
    [director, '10.77.0.11'],
    [node, '10.77.0.21'],
  ] as const) {
    const addresses = JSON.stringify([{ address, prefixLength: 24 }]);
    await reader.query('UPDATE machine SET addresses = $2 WHERE id = $1', [machine.id, addresses]);
  }
  directorRedis = await director.connect();
  nodeRedis = await node.connect();
  await director.work(async ({ commandId, type, payload }) => {
    if (type === 'machine-state.apply') ({ state } = payload as { state: MachineState });
    await director.answer(directorRedis, commandId);
  });
  await node.work(({ commandId }) => node.answer(nodeRedis, commandId));
  reporting.add(() => director.report(directorRedis, director.machineReport(directorReport())));
  reporting.add(() => node.report(nodeRedis, node.machineReport()));
  timer = setInterval(() => {
    for (const report of reporting) report().catch(() => undefined);
  }, 500);
  await admin.put('/cluster', { name: 'main', spec: { topology: 'two-nic', quorumIp: '10.77.0.1' } });
  await admin.post('/addresses', { spec: { address: '192.0.2.80' } });
  const created = await admin.post(
    '/virtual-services',
    {
      name: 'web',
      spec: { protocol: 'tcp', address: '192.0.2.80', port: 80 },
      realServers: [{ spec: { nodeId: node.id } }, { spec: { address: '10.77.0.99' } }],
    },
    { prefer: 'wait=10' },
  );
  expect(created.status).toBe(201);
  serviceId = (created.body as { object: { id: string } }).object.id;
});
afterAll(async () => {
  clearInterval(timer);
  await director.leave();
  await node.leave();
  await manager.stop();
  await stores.stop();
});

interface StatusBody {
  readonly state: string;
  readonly reason: string;
  readonly since: string | null;
}
const statusOf = async (path: string): Promise<StatusBody> =>
  ((await admin.get(path)).body as { status: StatusBody }).status;
const becomes = (path: string, wanted: string, limitMs = 8000): Promise<number> =>
  eventually(`${path} to be ${wanted}`, limitMs, async () => (await statusOf(path)).state === wanted);
const health = async (): Promise<{ state: string; reason: string; nodes: object; virtualServices: object }> =>
  (await admin.get('/health')).body as { state: string; reason: string; nodes: object; virtualServices: object };
const events = async (query: string): Promise<{ id: string; message: string; type: string }[]> =>
  ((await admin.get(`/events?${query}`)).body as { items: { id: string; message: string; type: string }[] }).items;

describe('a virtual service', () => {
  it('is up while its real servers answer; wanted and kernel stand side by side', async () => {
    await becomes(`/virtual-services/${serviceId}`, 'up');
    expect(await statusOf(`/virtual-services/${serviceId}`)).toMatchObject({ reason: 'All 2 real servers answer.' });
    const { items } = (await admin.get(`/virtual-services/${serviceId}/real-servers`)).body as { items: object[] };
    expect(items).toMatchObject([
      { status: { state: 'up', kernel: { weight: 1 }, activeConnections: 5 } },
      { status: { state: 'up' } },
    ]);
    expect(await statusOf(`/nodes/${node.id}`)).toMatchObject({ state: 'up', connections: 7 });
  });

  it('is degraded when one is dead, and says which and why', async () => {
    deadServers = new Set(['10.77.0.99']);
    await becomes(`/virtual-services/${serviceId}`, 'degraded');
    const { reason } = await statusOf(`/virtual-services/${serviceId}`);
    expect(reason).toBe('1 of 2 real servers answer. 10.77.0.99 port 80: connection refused');
    expect(await health()).toMatchObject({ state: 'degraded', nodes: { up: 2 }, virtualServices: { degraded: 1 } });
  });

  it('is down when none is left; an alarm is raised, and cleared when they are back', async () => {
    deadServers = new Set(['10.77.0.99', '10.77.0.21']);
    await becomes(`/virtual-services/${serviceId}`, 'down');
    const raised = async (): Promise<{ id: string; subject: { id: string }; clearedAt: string | null }[]> => {
      const { items } = (await admin.get('/alarms')).body as {
        items: { id: string; subject: { id: string }; clearedAt: string | null }[];
      };
      return items.filter(({ subject }) => subject.id === serviceId);
    };
    // The watch begins when a manager has had time to hear everybody.
    await eventually('the alarm', 20_000, async () => (await raised()).length === 1);
    const [alarm] = await raised();
    const acknowledged = await admin.post(`/alarms/${alarm?.id ?? ''}/acknowledge`, {});
    expect(acknowledged.body).toMatchObject({ acknowledgedBy: { userName: 'admin' }, clearedAt: null });
    deadServers = new Set();
    await becomes(`/virtual-services/${serviceId}`, 'up');
    await eventually('the alarm to be over', 8000, async () => (await raised()).length === 0);
    const body = (await admin.get(`/alarms/${alarm?.id ?? ''}`)).body as object;
    expect((body as { clearedAt: string }).clearedAt).not.toBeNull();
    expect(problemOf(await admin.post('/alarms/01JXYZ0000000000000000000Q/acknowledge', {})).code).toBe('not-found');
  });

  it('drains a node in maintenance', async () => {
    const changed = await admin.patch(`/nodes/${node.id}`, { spec: { maintenance: true } });
    expect(changed.status).toBe(202);
    const drained = (): string | undefined =>
      state?.director?.virtualServices[0]?.realServers.find(({ nodeId }) => nodeId === node.id)?.adminState;
    await eventually('the director to know', 5000, () => Promise.resolve(drained() === 'drain'));
    await admin.patch(`/nodes/${node.id}`, { spec: { maintenance: false } });
    await eventually('the director to know', 5000, () => Promise.resolve(drained() === 'enabled'));
  });

  it('is unknown when its director has fallen silent: no stale green', async () => {
    const report = [...reporting][0];
    if (report === undefined) throw new Error('nobody reports');
    reporting.delete(report);
    const ms = await becomes(`/virtual-services/${serviceId}`, 'unknown', 15_000);
    expect(ms).toBeGreaterThan(8000);
    expect(await statusOf(`/nodes/${director.id}`)).toMatchObject({ state: 'unknown' });
    expect(await health()).toMatchObject({ state: 'unknown', nodes: { up: 1, unknown: 1 } });
    await eventually('the event', 5000, async () => {
      return (await events('type=service-state-changed')).some(({ message }) => message.startsWith('web is unknown'));
    });
    reporting.add(report);
    await becomes(`/virtual-services/${serviceId}`, 'up');
  });
});

describe('removing', () => {
  it('of the last director or the last real server needs the name', async () => {
    const refused = problemOf(await admin.delete(`/nodes/${director.id}`));
    expect(refused).toMatchObject({ status: 409, code: 'confirmation-required' });
    expect(refused.detail).toContain('no director');
    expect(refused.hint).toContain('confirm=director-1');
    const demoted = problemOf(await admin.patch(`/nodes/${director.id}`, { spec: { roles: ['standby'] } }));
    expect(demoted.code).toBe('confirmation-required');
    expect(problemOf(await admin.delete(`/nodes/${director.id}?confirm=node-1`)).code).toBe('confirmation-required');
  });

  it('shows what the machines would do before it is done', async () => {
    const body = (await admin.delete(`/nodes/${node.id}?dryRun=true`)).body as object;
    expect(body).toMatchObject({
      operation: null,
      plan: [
        {
          name: 'director-1',
          steps: [{ reason: 'quiescent before removal' }, { reason: 'the real server is not wanted' }],
        },
      ],
    });
    expect((await admin.get(`/nodes/${node.id}`)).status).toBe(200);
  });
});

describe('events', () => {
  it('tell what changed, newest first or from a point on, in pages', async () => {
    await eventually('the change', 5000, async () => (await events('type=service-state-changed')).length >= 2);
    const [newest, older] = await events('type=service-state-changed&limit=2');
    expect(Number(newest?.id)).toBeGreaterThan(Number(older?.id));
    const since = await events(`type=service-state-changed&since=${older?.id ?? ''}`);
    expect(since.map(({ id }) => id)).toContain(newest?.id);
    expect(since.map(({ id }) => id)).not.toContain(older?.id);
    const first = (await admin.get('/events?limit=1')).body as { page: { next: string } };
    const second = (await admin.get(`/events?limit=1&cursor=${first.page.next}`)).body as { items: object[] };
    expect(second.items).toHaveLength(1);
    expect(await events('since=2020-01-01T00:00:00Z&limit=500')).not.toEqual([]);
    expect(await events('since=2100-01-01T00:00:00Z')).toEqual([]);
    for (const bad of [
      'since=yesterday',
      'since=2026-13-40T99:00:00Z',
      'type=x',
      'limit=0',
      'cursor=abc',
      'colour=1',
    ]) {
      expect(problemOf(await admin.get(`/events?${bad}`)).status, bad).toBe(400);
    }
  });

  it('arrive live, and after a break from the last one on', async () => {
    const [last] = await events('limit=1');
    const seen: string[] = [];
    const { port } = manager.server.address() as AddressInfo;
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const headers = { authorization: `Bearer ${admin.token ?? ''}`, 'last-event-id': last?.id ?? '0' };
      httpGet({ port, host: '127.0.0.1', path: '/api/v1/events/stream', headers }, resolve).on('error', reject);
    });
    expect(response.headers['content-type']).toContain('text/event-stream');
    response.setEncoding('utf8').on('data', (text: string) => seen.push(text));
    const at = new Date().toISOString();
    await node.report(nodeRedis, {
      ...{ kind: 'event', at, event: 'drift-repaired', severity: 'warning', subject: 'tcp 192.0.2.80:80' },
      ...{ message: 'put back', steps: ['ipvsadm -A -t 192.0.2.80:80 -s wlc'] },
    });
    await eventually('the event', 5000, () => Promise.resolve(seen.join('').includes('tcp 192.0.2.80:80: put back')));
    response.destroy();
    expect(seen.join('')).toMatch(/event: drift-repaired/);
    const [drift] = await events('type=drift-repaired');
    expect(drift).toMatchObject({ severity: 'warning', steps: ['ipvsadm -A -t 192.0.2.80:80 -s wlc'] });
  });

  it('of a machine that reports too many are cut off', async () => {
    const at = new Date().toISOString();
    for (let count = 0; count < 200; count += 1) {
      await node.report(nodeRedis, {
        ...{ kind: 'event', at, event: 'service-changed', severity: 'info', subject: 'x' },
        ...{ message: `number ${String(count)}`, steps: [] },
      });
    }
    await eventually('the alarm', 5000, async () => {
      const { items } = (await admin.get('/alarms')).body as { items: { code: string }[] };
      return items.some(({ code }) => code === 'invalid-reports');
    });
    expect((await events('type=service-changed&limit=500')).length).toBeLessThanOrEqual(120);
  });
});

describe('old records', () => {
  it('are forgotten after 90 days, and unanswered commands never', async () => {
    const { reader } = manager.app.get(Transactor, { strict: false });
    const count = async (): Promise<unknown> =>
      reader.query(
        'SELECT (SELECT count(*)::int FROM event) AS events, (SELECT count(*)::int FROM command) AS commands',
      );
    const before = await count();
    await reader.query(
      `INSERT INTO event (at, type, severity, subject_type, subject_name, message)
       VALUES (now() - interval '91 days', 'node-joined', 'info', 'node', 'old', 'old')`,
    );
    await reader.query(
      `INSERT INTO command (id, machine_id, machine_name, type, payload, operation_id, step, state, created_at, finished_at)
       SELECT left(id, 25) || CASE right(id, 1) WHEN 'X' THEN 'Y' ELSE 'X' END, machine_id, machine_name, type, payload, operation_id, step, state,
              now() - interval '92 days', now() - interval '91 days' FROM command LIMIT 1`,
    );
    await manager.app.get(RecordRetention, { strict: false }).forgetOld();
    expect(await count()).toEqual(before);
  });
});

describe('a new quorum IP', () => {
  it('is told to every member', async () => {
    const moved = await admin.put('/cluster', { name: 'main', spec: { topology: 'one-nic', quorumIp: '192.0.2.10' } });
    expect(moved.status).toBe(202);
    const { items } = (await admin.get(`/commands?nodeId=${node.id}&limit=5`)).body as {
      items: { id: string; spec: { type: string } }[];
    };
    const told = items.find(({ spec }) => spec.type === 'manager.moved');
    const body = (await admin.get(`/commands/${told?.id ?? ''}`)).body as object;
    expect(body).toMatchObject({
      spec: { payload: { endpoints: { addresses: ['192.0.2.10', '10.77.0.1', '2001:db8::10', 'fd77::1'] } } },
    });
  });
});
