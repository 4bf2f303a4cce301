import { get as httpGet, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Transactor } from '../../apps/manager/src/common/database/transactor.js';
import { EventsService } from '../../apps/manager/src/events/events.service.js';
import { type ApiClient, problemOf } from './harness/api-client.js';
import { TestDatabase } from './harness/database.js';
import { eventually } from './harness/hand-machine.js';
import { TestManager } from './harness/manager.js';
import { Stores } from './harness/stores.js';

let stores: Stores;
let manager: TestManager;
let admin: ApiClient;
let database: TestDatabase;
const NODE = '01JXYZ00000000000000000000';

/** What a browser's EventSource keeps: the messages, and the last id, also over breaks. */
class Listener {
  readonly ids: string[] = [];
  readonly types: string[] = [];
  comments = 0;
  lastId: string | null = null;
  private response: IncomingMessage | null = null;
  private rest = '';

  async connect(query = '', isPaused = false): Promise<void> {
    const { port } = manager.server.address() as AddressInfo;
    this.rest = '';
    this.response = await new Promise<IncomingMessage>((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${admin.token ?? ''}`,
        ...(this.lastId === null ? {} : { 'last-event-id': this.lastId }),
      };
      const path = `/api/v1/events/stream${query}`;
      httpGet({ port, host: '127.0.0.1', path, headers, agent: false }, resolve).on('error', reject);
    });
    expect(this.response.statusCode).toBe(200);
    this.response.on('error', () => undefined).setEncoding('utf8');
    if (!isPaused) this.read();
  }

  read(): void {
    this.response?.on('data', (text: string) => this.take(text));
  }

  break(): void {
    this.response?.destroy();
  }

  private take(text: string): void {
    const blocks = (this.rest + text).split('\n\n');
    this.rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const field = (name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
      if (block.startsWith(':')) this.comments += 1;
      this.lastId = field('id') ?? this.lastId;
      const type = field('event');
      if (type === undefined || type === 'ready') continue;
      this.types.push(type);
      this.ids.push((JSON.parse(field('data') ?? '') as { id: string }).id);
    }
  }
}

const record = (count: number, type: 'node-joined' | 'node-removed' = 'node-joined'): Promise<void> =>
  manager.app.get(Transactor, { strict: false }).run(async (tx) => {
    const events = manager.app.get(EventsService, { strict: false });
    for (let made = 0; made < count; made += 1) {
      const subject = { type: 'node', id: NODE, name: 'n' } as const;
      await events.record(tx, { type, severity: 'info', subject, message: `event ${made}` });
    }
  });
const all = async (after: string, type: string | null = null): Promise<string[]> =>
  (
    await database.rows<{ position: string }>(
      'SELECT position FROM event WHERE position > $1 AND ($2::text IS NULL OR type = $2) ORDER BY position',
      [after, type],
    )
  ).map(({ position }) => position);

beforeAll(async () => {
  stores = await Stores.start();
  manager = await TestManager.start(stores);
  admin = await manager.logIn();
  database = await TestDatabase.connect(stores.postgres.url);
});
afterAll(async () => {
  await database.close();
  await manager.stop();
  await stores.stop();
});

describe('GET /events/stream', () => {
  it('loses nothing and repeats nothing over breaks and a restart of the manager', async () => {
    const listener = new Listener();
    await listener.connect();
    await eventually('a place', 3000, () => Promise.resolve(listener.lastId !== null));
    const begin = listener.lastId ?? '0';
    // Broken off before anything was heard: what happens meanwhile is not lost.
    listener.break();
    await record(3);
    for (let round = 0; round < 12; round += 1) {
      await listener.connect();
      const writing = Promise.all([record(7), record(5), record(1)]);
      await new Promise((resolve) => setTimeout(resolve, round * 4));
      listener.break();
      await writing;
    }
    await manager.stop();
    manager = await TestManager.start(stores);
    admin = await manager.logIn();
    await record(2);
    await listener.connect();
    await record(2);
    const expected = await all(begin);
    expect(expected.length).toBeGreaterThanOrEqual(3 + 12 * 13 + 4);
    await eventually('all', 5000, () => Promise.resolve(listener.ids.length >= expected.length));
    expect(listener.ids).toEqual(expected);
    listener.break();
  });

  it('hears at once, and only what was asked for', async () => {
    const listener = new Listener();
    await listener.connect('?type=node-removed&subjectType=node');
    const other = new Listener();
    await other.connect('?subjectType=virtual-service');
    await eventually('both', 3000, () => Promise.resolve(listener.lastId !== null && other.lastId !== null));
    const begin = listener.lastId ?? '0';
    const began = performance.now();
    await record(3);
    await record(2, 'node-removed');
    await eventually('two', 3000, () => Promise.resolve(listener.ids.length >= 2));
    expect(performance.now() - began).toBeLessThan(2000);
    expect(listener.ids).toEqual(await all(begin, 'node-removed'));
    expect(other.ids).toEqual([]);
    listener.break();
    other.break();
  });

  it('waits for who reads slowly, and tells others meanwhile', async () => {
    const slow = new Listener();
    slow.lastId = '0';
    for (let batch = 0; batch < 20; batch += 1) {
      await database.rows(
        `INSERT INTO event (at, type, severity, subject_type, subject_id, subject_name, message)
         SELECT now(), 'node-joined', 'info', 'node', $1, 'n', repeat('x', 900) FROM generate_series(1, 500)`,
        [NODE],
      );
    }
    await slow.connect('', true);
    const quick = new Listener();
    await quick.connect();
    await eventually('ready', 3000, () => Promise.resolve(quick.lastId !== null));
    await record(1);
    await eventually('the quick one', 3000, () => Promise.resolve(quick.ids.length === 1));
    slow.read();
    const expected = await all('0');
    await eventually('the slow one', 20_000, () => Promise.resolve(slow.ids.length >= expected.length));
    expect(slow.ids).toEqual(expected);
    slow.break();
    quick.break();
  });

  it('says that it lives, in comments', async () => {
    const listener = new Listener();
    await listener.connect();
    await eventually('a comment', 20_000, () => Promise.resolve(listener.comments > 0));
    listener.break();
  }, 30_000);

  it('refuses what is no id', async () => {
    const answer = await admin.get('/events/stream', { 'last-event-id': 'yesterday' });
    expect(problemOf(answer).errors?.[0]?.pointer).toBe('/header/last-event-id');
    expect(problemOf(await admin.get('/events/stream?subjectType=cat')).code).toBe('invalid-input');
  });
});
