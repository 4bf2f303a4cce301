import { randomUUID } from 'node:crypto';
import { get as httpGet } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Transactor } from '../../apps/manager/src/common/database/transactor.js';
import { OperationRetention } from '../../apps/manager/src/operations/operation-retention.js';
import { OperationsService } from '../../apps/manager/src/operations/operations.service.js';
import { type ApiClient, problemOf } from './harness/api-client.js';
import { TestDatabase } from './harness/database.js';
import { TestManager } from './harness/manager.js';
import { Stores } from './harness/stores.js';

let stores: Stores;
let manager: TestManager;
let admin: ApiClient;

const ACTOR = { userId: '01J9Z3N8Q4W7Y2T5R6V0X1B3C5', userName: 'test', tokenId: null, tokenName: null };
const begin = async (): Promise<string> => {
  const operations = manager.app.get(OperationsService, { strict: false });
  const steps = [
    { name: 'one', title: 'First' },
    { name: 'two', title: 'Second' },
  ];
  const made = await manager.app
    .get(Transactor, { strict: false })
    .run((tx) => operations.create(tx, { kind: 'test.run', title: 'Run a test', actor: ACTOR, steps }));
  return made.id;
};

beforeAll(async () => {
  stores = await Stores.start();
  manager = await TestManager.start(stores);
  admin = await manager.logIn();
});
afterAll(async () => {
  await manager.stop();
  await stores.stop();
});

describe('operations', () => {
  it('show steps, percent, log and result as they go, and change no more when they have ended', async () => {
    const operations = manager.app.get(OperationsService, { strict: false });
    const id = await begin();
    await operations.begin(id, 'one');
    expect((await admin.get(`/operations/${id}`)).body).toMatchObject({ state: 'running', percent: 25 });
    await operations.complete(id, 'one', 'all good');
    await operations.log(id, 'half way');
    await operations.begin(id, 'two');
    await operations.succeed(id, { count: 3 });
    await operations.fail(id, { code: 'internal', message: 'too late' });
    expect((await admin.get(`/operations/${id}`)).body).toMatchObject({
      state: 'succeeded',
      percent: 100,
      steps: [
        { name: 'one', state: 'succeeded', detail: 'all good' },
        { name: 'two', state: 'succeeded' },
      ],
      log: [{ line: 'half way' }],
      result: { count: 3 },
      error: null,
    });
  });

  it('that fail say why, and what was not done', async () => {
    const operations = manager.app.get(OperationsService, { strict: false });
    const id = await begin();
    await operations.begin(id, 'one');
    await operations.fail(id, { code: 'command-failed', message: 'ipvsadm said no', hint: 'Ask again.' });
    expect((await admin.get(`/operations/${id}`)).body).toMatchObject({
      state: 'failed',
      steps: [{ state: 'failed' }, { state: 'skipped' }],
      error: { code: 'command-failed', message: 'ipvsadm said no', hint: 'Ask again.' },
    });
  });

  it('are followed live as server-sent events until their end', async () => {
    const operations = manager.app.get(OperationsService, { strict: false });
    const id = await begin();
    const { port } = manager.server.address() as AddressInfo;
    const states = new Promise<string[]>((resolve, reject) => {
      const headers = { authorization: `Bearer ${admin.token ?? ''}`, accept: 'text/event-stream' };
      httpGet({ port, host: '127.0.0.1', path: `/api/v1/operations/${id}/events`, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => {
          const data = text.split('\n').filter((line) => line.startsWith('data: '));
          resolve(data.map((line) => (JSON.parse(line.slice(6)) as { state: string }).state));
        });
      }).on('error', reject);
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    await operations.begin(id, 'one');
    await new Promise((resolve) => setTimeout(resolve, 200));
    await operations.succeed(id);
    const seen = await states;
    expect(seen[0]).toBe('running');
    expect(seen.at(-1)).toBe('succeeded');
    expect(seen.length).toBeGreaterThanOrEqual(3);
  });

  it('waits for the end as long as Prefer says, and no longer', async () => {
    const operations = manager.app.get(OperationsService, { strict: false });
    const id = await begin();
    const started = Date.now();
    expect((await operations.waitFor(id, 300)).state).toBe('running');
    expect(Date.now() - started).toBeGreaterThanOrEqual(295);
    setTimeout(() => void operations.succeed(id), 200);
    expect((await operations.waitFor(id, 20_000)).state).toBe('succeeded');
    expect(Date.now() - started).toBeLessThan(5000);
  });

  it('are kept for 90 days after their end', async () => {
    const id = await begin();
    const running = await begin();
    await manager.app.get(OperationsService, { strict: false }).succeed(id);
    const database = await TestDatabase.connect(stores.postgres.url);
    const sql = `UPDATE operation SET created_at = now() - interval '91 days',
      finished_at = CASE WHEN finished_at IS NULL THEN NULL ELSE now() - interval '91 days' END WHERE id = ANY($1)`;
    await database.rows(sql, [[id, running]]);
    await database.close();
    expect(await manager.app.get(OperationRetention, { strict: false }).forgetOld()).toBe(1);
    expect([(await admin.get(`/operations/${id}`)).status, (await admin.get(`/operations/${running}`)).status]).toEqual(
      [404, 200],
    );
  });

  it('are listed newest first, by state and kind', async () => {
    const { items } = (await admin.get('/operations?kind=test.run&state=failed')).body as { items: object[] };
    expect(items).toHaveLength(1);
    expect(problemOf(await admin.get('/operations?state=lost')).errors).toMatchObject([{ pointer: '/query/state' }]);
  });
});

describe('a request that a dying manager left behind', () => {
  const leave = async (state: 'running' | 'committed', operationId: string | null): Promise<string> => {
    const database = await TestDatabase.connect(stores.postgres.url);
    const key = randomUUID();
    const body = { spec: { address: state === 'running' ? '192.0.2.50' : '192.0.2.51' } };
    await admin.post('/addresses?dryRun=true', body, { 'idempotency-key': key });
    await database.rows(
      'UPDATE idempotency_record SET state = $1, boot_id = $2, operation_id = $3, body = NULL, status = NULL WHERE key = $4',
      [state, 'a manager that is gone', operationId, key],
    );
    await database.close();
    return key;
  };

  it('is done now when it had changed nothing', async () => {
    const key = await leave('running', null);
    const answer = await admin.post(
      '/addresses?dryRun=true',
      { spec: { address: '192.0.2.50' } },
      { 'idempotency-key': key },
    );
    expect([answer.status, answer.headers['idempotency-replayed']]).toEqual([200, undefined]);
  });

  it('is not done again when it was stored: its operation tells the rest', async () => {
    const id = await begin();
    const key = await leave('committed', id);
    const answer = await admin.post(
      '/addresses?dryRun=true',
      { spec: { address: '192.0.2.51' } },
      { 'idempotency-key': key },
    );
    expect([answer.status, answer.headers['location']]).toEqual([202, `/api/v1/operations/${id}`]);
    const lost = await leave('committed', null);
    const refused = await admin.post(
      '/addresses?dryRun=true',
      { spec: { address: '192.0.2.51' } },
      { 'idempotency-key': lost },
    );
    expect(problemOf(refused)).toMatchObject({ status: 409, code: 'conflict' });
  });
});
