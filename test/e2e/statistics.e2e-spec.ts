import type { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StatisticsFrame, StatisticsReport, StatisticsSubject } from '#libs/contracts';
import { StatisticsRollUp } from '../../apps/manager/src/statistics/roll-up.js';
import { type ApiClient, problemOf } from './harness/api-client.js';
import { TestDatabase } from './harness/database.js';
import { eventually, HandMachine } from './harness/hand-machine.js';
import { TestManager } from './harness/manager.js';
import { queueTls } from './harness/queue-tls.js';
import { Stores } from './harness/stores.js';

type Row = StatisticsFrame['rows'][number];
interface Columns {
  readonly from: string;
  readonly to: string;
  readonly stepSeconds: number;
  readonly values: Record<string, (number | null)[]>;
}

let stores: Stores;
let manager: TestManager;
let admin: ApiClient;
let database: TestDatabase;
let director: HandMachine;
let node: HandMachine;
let redis: Redis;
let serviceId: string;
let serverIds: string[];
const RUN = 4711;
const EPOCH = Date.parse('2026-01-01T00:00:00Z');

const subjects = (change: Partial<StatisticsSubject> = {}): StatisticsSubject[] => [
  { service: serviceId, server: null, epoch: EPOCH, fromZero: false, ...change },
  { service: serviceId, server: serverIds[0]!, epoch: EPOCH, fromZero: false, ...change },
];
/** A service and its server with so many connections since ever: ten packets and a thousand bytes each. */
const rowsOf = (connections: number, active = 4): Row[] =>
  [0, 1].map((subject): Row => {
    const [packets, bytes] = [connections * 10, connections * 1000];
    return [subject, 1, connections, packets, packets, bytes, bytes * 2, active, 1, 0];
  });
const frame = (at: number, connections: number, change: Partial<StatisticsFrame> = {}): StatisticsFrame => ({
  ...{ at: new Date(at).toISOString(), ageMs: Math.max(0, Date.now() - at), seconds: 1 },
  ...{ gauges: [4, 1, 0], rows: rowsOf(connections) },
  ...change,
});
async function send(frames: StatisticsFrame[], change: Partial<StatisticsReport> = {}): Promise<void> {
  const at = new Date().toISOString();
  const leftOut = { rows: 0, seconds: 0 };
  await director.report(redis, { kind: 'statistics', at, run: RUN, subjects: subjects(), frames, leftOut, ...change });
}
const ask = async (subject: string, query: Record<string, string>): Promise<Columns> => {
  const answer = await admin.get(`/statistics?${new URLSearchParams({ subject, ...query }).toString()}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as Columns;
};
const total = (column: (number | null)[] | undefined): number =>
  (column ?? []).reduce<number>((a, b) => a + (b ?? 0), 0);
const stored = async (): Promise<number> => {
  const [row] = await database.rows<{ count: string }>('SELECT count(*) FROM statistics_second');
  return Number(row!.count);
};
const arrives = (rows: number): Promise<number> =>
  eventually(`${rows} samples`, 8000, async () => (await stored()) >= rows);

beforeAll(async () => {
  stores = await Stores.start({ redisTls: queueTls });
  manager = await TestManager.start(stores);
  admin = await manager.logIn();
  database = await TestDatabase.connect(stores.postgres.url);
  director = await HandMachine.join(manager, stores, 'director-1', ['director']);
  node = await HandMachine.join(manager, stores, 'node-1', ['app-server']);
  redis = await director.connect();
  await director.work(({ commandId }) => director.answer(redis, commandId));
  await admin.put('/cluster', { name: 'main', spec: { topology: 'one-nic', quorumIp: '192.0.2.10' } });
  await admin.post('/addresses', { spec: { address: '192.0.2.80' } });
  const created = await admin.post('/virtual-services', {
    name: 'web',
    spec: { protocol: 'tcp', address: '192.0.2.80', port: 80 },
    realServers: [{ spec: { address: '10.77.0.98' } }, { spec: { address: '10.77.0.99' } }],
  });
  const { object } = created.body as { object: { id: string; realServers: { id: string }[] } };
  serviceId = object.id;
  serverIds = object.realServers.map(({ id }) => id);
});
afterAll(async () => {
  await director.leave();
  await node.leave();
  await database.close();
  await manager.stop();
  await stores.stop();
});

describe('statistics of a director', () => {
  /** The whole second in which the first reading was. */
  let begin: number;
  const range = (from: number, to: number): Record<string, string> => ({
    from: new Date(begin + from * 1000).toISOString(),
    to: new Date(begin + to * 1000).toISOString(),
  });

  it('become columns: differences of counters, null where nobody was heard', async () => {
    begin = Math.floor(Date.now() / 1000) * 1000 - 30_000;
    await send([0, 1, 2, 3].map((second) => frame(begin + second * 1000, 1000 + second * second * 10)));
    await arrives(12);
    const metrics = 'connections,bytesOutPerSecond,activeConnections';
    const columns = await ask(`virtual-service:${serviceId}`, { ...range(-1, 5), step: '1s', metrics });
    expect(columns.stepSeconds).toBe(1);
    expect(columns.values).toEqual({
      connections: [null, 0, 10, 30, 50, null],
      bytesOutPerSecond: [null, 0, 20_000, 60_000, 100_000, null],
      activeConnections: [null, 4, 4, 4, 4, null],
    });
    const server = await ask(`real-server:${serverIds[0]}`, { ...range(0, 4), step: '1s', metrics: 'connections' });
    expect(server.values).toEqual({ connections: [0, 10, 30, 50] });
    const cluster = await ask('cluster', { ...range(0, 4), step: '1s', metrics: 'connections,activeConnections' });
    expect(cluster.values).toEqual({ connections: [0, 10, 30, 50], activeConnections: [4, 4, 4, 4] });
  });

  it('are zero while nothing changes, and hold their gauges', async () => {
    await send([4, 5, 6].map((second) => frame(begin + second * 1000, 0, { rows: [] })));
    await arrives(15);
    const metrics = 'connections,activeConnections';
    const { values } = await ask(`virtual-service:${serviceId}`, { ...range(3, 7), step: '1s', metrics });
    expect(values).toEqual({ connections: [50, 0, 0, 0], activeConnections: [4, 4, 4, 4] });
  });

  it('have no spike after a reset, whoever made it', async () => {
    const zeroed = { epoch: begin + 6500, fromZero: true };
    await send(
      [7, 8].map((second) => frame(begin + second * 1000, (second - 6) * 2)),
      { subjects: subjects(zeroed) },
    );
    // The agent starts anew and finds counters that it knows nothing of.
    const later = [9, 10].map((second) => frame(begin + second * 1000, 5_000_000 + second));
    await send(later, { run: RUN + 1, subjects: subjects({ epoch: begin + 8500 }) });
    await arrives(27);
    const { values } = await ask(`virtual-service:${serviceId}`, {
      ...range(6, 11),
      step: '1s',
      metrics: 'connections',
    });
    expect(values).toEqual({ connections: [0, 2, 2, 0, 1] });
  });

  it('have the same sums in every grain, and take what comes late', async () => {
    const rollUp = manager.app.get(StatisticsRollUp, { strict: false });
    await rollUp.run();
    const late = begin - 1_500_000;
    const frames = Array.from({ length: 50 }, (_, second) => frame(late + second * 1000, 100 + second * 7));
    const before = await stored();
    await send(frames, { run: RUN + 2, subjects: subjects({ epoch: EPOCH + 1 }) });
    await arrives(before + 150);
    const hours = { from: new Date(begin - 7_200_000).toISOString(), to: new Date(begin + 3_600_000).toISOString() };
    const sums = async (): Promise<number[]> =>
      Promise.all(
        ['1m', '1h'].map(async (step) =>
          total(
            (await ask(`virtual-service:${serviceId}`, { ...hours, step, metrics: 'connections' })).values[
              'connections'
            ],
          ),
        ),
      );
    const expected = 10 + 30 + 50 + 4 + 1 + 49 * 7;
    expect(await sums()).toEqual([expected, expected]);
    await rollUp.run();
    expect(await sums()).toEqual([expected, expected]);
    const [minutes] = await database.rows<{ sum: string }>(
      `SELECT sum(connections) FROM statistics_minute m JOIN statistics_series s ON s.id = m.series_id
       WHERE s.service_id = $1 AND s.server_id = '' AND at < $2`,
      [serviceId, new Date(begin - 60_000)],
    );
    expect(Number(minutes!.sum)).toBe(49 * 7);
  });

  it('are shown in the service with present rates, and at the top of lists', async () => {
    const now = Math.floor(Date.now() / 1000) * 1000;
    const change = { run: RUN + 3, subjects: subjects({ epoch: EPOCH + 2 }) };
    await send(
      [3, 2, 1, 0].map((ago) => frame(now - ago * 1000, 9000 - ago * 20)),
      change,
    );
    type Status = { status: { traffic: { connectionsPerSecond: number; totals: { connections: number } } | null } };
    let status: Status['status'] = { traffic: null };
    await eventually('traffic', 5000, async () => {
      ({ status } = (await admin.get(`/virtual-services/${serviceId}`)).body as Status);
      return status.traffic?.totals.connections === 9000;
    });
    expect(status.traffic).toMatchObject({ connectionsPerSecond: 6, activeConnections: 4 });
    for (const of of ['virtual-service', 'real-server', 'director']) {
      const { items } = (await admin.get(`/statistics/top?of=${of}&by=connectionsPerSecond`)).body as {
        items: { name: string; traffic: { connectionsPerSecond: number } }[];
      };
      expect(items).toMatchObject([{ traffic: { connectionsPerSecond: 6 } }]);
      expect(items[0]?.name).toBe({ 'real-server': '10.77.0.98:80 in web', director: 'director-1' }[of] ?? 'web');
    }
  });

  it('go on after the manager was restarted', async () => {
    const now = Math.floor(Date.now() / 1000) * 1000;
    const change = { run: RUN + 4, subjects: subjects({ epoch: EPOCH + 3 }) };
    await send([frame(now, 100)], change);
    const before = await stored();
    await arrives(before);
    await manager.stop();
    await send([frame(now + 1000, 105)], change);
    manager = await TestManager.start(stores);
    admin = await manager.logIn();
    const second = { from: new Date(now + 1000).toISOString(), to: new Date(now + 2000).toISOString() };
    let seen: Columns['values'] = {};
    await eventually('the reading', 8000, async () => {
      seen = (await ask(`virtual-service:${serviceId}`, { ...second, step: '1s', metrics: 'connections' })).values;
      return seen['connections']?.[0] !== null;
    });
    expect(seen).toEqual({ connections: [5] });
  });

  it('are taken from directors only, and of what the cluster has only', async () => {
    const now = Math.floor(Date.now() / 1000) * 1000;
    const series = async (): Promise<number> =>
      Number((await database.rows<{ count: string }>('SELECT count(*) FROM statistics_series'))[0]!.count);
    const before = await series();
    const stranger = { ...subjects()[0]!, service: '01JXYZ00000000000000000000' };
    await send([frame(now, 1)], { run: RUN + 5, subjects: [stranger, stranger] });
    const nodeRedis = await node.connect();
    const at = new Date().toISOString();
    await node.report(nodeRedis, {
      ...{ kind: 'statistics', at, run: 1, subjects: subjects(), frames: [frame(now, 1)] },
      leftOut: { rows: 0, seconds: 0 },
    });
    await eventually('the alarm', 8000, async () => {
      const { items } = (await admin.get('/alarms')).body as { items: { code: string; message: string }[] };
      return items.some(({ code, message }) => code === 'invalid-reports' && message.includes('only directors'));
    });
    expect(await series()).toBe(before);
  });
});

describe('GET /statistics', () => {
  it.each([
    ['subject=web', '/query/subject'],
    ['subject=cluster&metrics=load', '/query/metrics'],
    ['subject=cluster&from=2026-11-21T10:00:00Z&to=2026-11-21T09:00:00Z', '/query/from'],
    ['subject=cluster&from=2026-13-40T10:00:00Z', '/query/from'],
    ['subject=cluster&step=1s&from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z', '/query/step'],
  ])('refuses %s', async (query, pointer) => {
    const problem = problemOf(await admin.get(`/statistics?${query}`));
    expect(problem.code).toBe('invalid-input');
    expect(problem.errors?.[0]?.pointer).toBe(pointer);
  });

  it('does not know what does not exist', async () => {
    const answer = await admin.get('/statistics?subject=virtual-service:01JXYZ00000000000000000000');
    expect(problemOf(answer).code).toBe('not-found');
  });

  it.each([
    [300, 1],
    [3600, 5],
    [86_400, 300],
    [7 * 86_400 - 10, 900],
    [30 * 86_400, 3600],
    [700 * 86_400, 86_400],
  ])('answers for %i s in steps of %i s by itself', async (seconds, stepSeconds) => {
    const columns = await ask('cluster', { from: new Date(Date.now() - seconds * 1000 + 1500).toISOString() });
    expect(columns.stepSeconds).toBe(stepSeconds);
    expect(columns.values['connectionsPerSecond']?.length).toBeLessThanOrEqual(721);
  });
});
