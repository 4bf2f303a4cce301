import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Transactor } from '../../apps/manager/src/common/database/transactor.js';
import { EventsService } from '../../apps/manager/src/events/events.service.js';
import { type ApiClient, problemOf } from './harness/api-client.js';
import { TestDatabase } from './harness/database.js';
import { eventually } from './harness/hand-machine.js';
import { TestManager } from './harness/manager.js';
import { Stores } from './harness/stores.js';

interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
interface DeliveryBody {
  readonly id: string;
  readonly messageId: string;
  readonly eventId: string | null;
  readonly type: string;
  readonly state: string;
  readonly nextAttemptAt: string | null;
  readonly attempts: readonly { status: number | null; error: string | null }[];
}
interface WebhookBody {
  readonly id: string;
  readonly revision: number;
  readonly secret?: string;
  readonly spec: { enabled: boolean; url: string };
  readonly status: { disabledReason: string | null; secrets: readonly { expiresAt: string | null }[]; waiting: number };
}

const NETWORK = { DIRECTORATE_WEBHOOK_NETWORKS: '127.0.0.0/8,::1/128' };
const NODE = '01JXYZ00000000000000000000';
let stores: Stores;
let manager: TestManager;
let admin: ApiClient;
let database: TestDatabase;
let receiver: Server;
let base: string;
const received: Received[] = [];
/** How the receiver answers each path: a status, or silence. */
const answers = new Map<string, number | 'silence'>();
let names = 0;

const at = (path: string): Received[] => received.filter((one) => one.path === path);
async function create(path: string, spec: object = {}): Promise<WebhookBody & { secret: string }> {
  const answer = await admin.post('/webhooks', {
    name: `hook-${(names += 1)}`,
    spec: { url: `${base}${path}`, ...spec },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body as WebhookBody & { secret: string };
}
const shown = async (id: string): Promise<WebhookBody> => (await admin.get(`/webhooks/${id}`)).body as WebhookBody;
const deliveries = async (id: string): Promise<DeliveryBody[]> =>
  ((await admin.get(`/webhooks/${id}/deliveries`)).body as { items: DeliveryBody[] }).items;
const happen = (count = 1, type: 'node-joined' | 'node-removed' = 'node-joined', subjectId = NODE): Promise<void> =>
  manager.app.get(Transactor, { strict: false }).run(async (tx) => {
    const events = manager.app.get(EventsService, { strict: false });
    for (let made = 0; made < count; made += 1) {
      const subject = { type: 'node', id: subjectId, name: 'n' } as const;
      await events.record(tx, { type, severity: 'info', subject, message: `event ${made}` });
    }
  });
const until = (what: string, probe: () => boolean | Promise<boolean>, limitMs = 10_000): Promise<number> =>
  eventually(what, limitMs, async () => probe());
/** Lets what waits be due now, as if the pause were over. */
const hurry = (id: string): Promise<unknown> =>
  database.rows(`UPDATE webhook_delivery SET next_attempt_at = now() WHERE webhook_id = $1 AND state = 'pending'`, [
    id,
  ]);

beforeAll(async () => {
  stores = await Stores.start();
  manager = await TestManager.start(stores, NETWORK);
  admin = await manager.logIn();
  database = await TestDatabase.connect(stores.postgres.url);
  receiver = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const path = request.url ?? '';
      received.push({ path, headers: request.headers, body });
      const answer = answers.get(path) ?? 204;
      if (answer === 'silence') return;
      response.writeHead(answer, answer === 302 ? { location: `${base}/elsewhere` } : {}).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
});
beforeEach(() => {
  received.length = 0;
});
afterAll(async () => {
  await database.close();
  await manager.stop();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
  await stores.stop();
});

describe('a webhook', () => {
  it('is told of what it asked for, signed so that the library verifies it', async () => {
    const hook = await create('/a', { eventTypes: ['node-joined'], subjectId: NODE });
    await happen(1, 'node-removed');
    await happen(1, 'node-joined', '01JXYZ00000000000000000001');
    await happen(2);
    await until('two messages', () => at('/a').length === 2);
    const [first, second] = at('/a');
    const body = new Webhook(hook.secret).verify(first!.body, first!.headers as Record<string, string>) as {
      type: string;
      timestamp: string;
      data: object;
    };
    const [event] = await database.rows<{ position: string; at: Date }>(
      `SELECT position, at FROM event WHERE type = 'node-joined' AND subject_id = $1 ORDER BY position LIMIT 1`,
      [NODE],
    );
    expect(body).toEqual({
      type: 'node-joined',
      timestamp: event!.at.toISOString(),
      data: {
        id: event!.position,
        subject: { type: 'node', id: NODE, name: 'n' },
        link: `/api/v1/nodes/${NODE}`,
        revision: null,
      },
    });
    expect(first!.headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': `msg_${event!.position}_${hook.id}`,
    });
    expect(second!.headers['webhook-id']).not.toBe(first!.headers['webhook-id']);
    await until('the log', async () => (await deliveries(hook.id)).every(({ state }) => state === 'delivered'));
    expect(await deliveries(hook.id)).toHaveLength(2);
    expect(JSON.stringify((await admin.get('/webhooks')).body)).not.toContain('whsec_');
    const [stored] = await database.rows<{ text: string }>('SELECT secrets::text AS text FROM webhook WHERE id = $1', [
      hook.id,
    ]);
    expect(stored!.text).not.toContain(hook.secret.slice(6));
  });

  it('is signed with the old and the new secret while it changes over', async () => {
    const hook = await create('/rotate');
    const { secret = '', status } = (await admin.post(`/webhooks/${hook.id}/secret`, { keepOldHours: 1 }))
      .body as WebhookBody;
    expect(status.secrets).toHaveLength(2);
    await happen();
    await until('the message', () => at('/rotate').length === 1);
    const [message] = at('/rotate');
    for (const one of [hook.secret, secret]) {
      expect(() => new Webhook(one).verify(message!.body, message!.headers as Record<string, string>)).not.toThrow();
    }
    const after = (await admin.post(`/webhooks/${hook.id}/secret`, { keepOldHours: 0 })).body as WebhookBody;
    expect(after.status.secrets).toHaveLength(1);
    await admin.delete(`/webhooks/${hook.id}`);
  });

  it('is tried again after anything but 2xx, with the same id and body, and never follows', async () => {
    const hook = await create('/flaky');
    answers.set('/flaky', 500);
    await happen();
    await until('a failed try', async () => (await deliveries(hook.id))[0]?.attempts.length === 1);
    const [waiting] = await deliveries(hook.id);
    expect(waiting).toMatchObject({ state: 'pending', attempts: [{ status: 500, error: 'answered 500' }] });
    const pauseMs = Date.parse(waiting!.nextAttemptAt ?? '') - Date.now();
    expect(pauseMs).toBeGreaterThan(1000);
    expect(pauseMs).toBeLessThanOrEqual(6000);
    answers.set('/flaky', 302);
    await hurry(hook.id);
    await until('a second try', async () => (await deliveries(hook.id))[0]?.attempts.length === 2);
    expect(at('/elsewhere')).toEqual([]);
    answers.set('/flaky', 200);
    await hurry(hook.id);
    await until('success', async () => (await deliveries(hook.id))[0]?.state === 'delivered');
    const tries = at('/flaky');
    expect(new Set(tries.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(tries.map(({ body }) => body)).size).toBe(1);
    expect(tries).toHaveLength(3);
    await admin.delete(`/webhooks/${hook.id}`);
  });

  it('is given up after ten tries, and can be replayed', async () => {
    const hook = await create('/dead');
    answers.set('/dead', 503);
    await happen();
    await until('a try', async () => (await deliveries(hook.id))[0]?.attempts.length === 1);
    await database.rows('UPDATE webhook_delivery SET attempts = 9 WHERE webhook_id = $1', [hook.id]);
    await hurry(hook.id);
    await until('the end', async () => (await deliveries(hook.id))[0]?.state === 'failed');
    answers.set('/dead', 200);
    const [failed] = await deliveries(hook.id);
    expect((await admin.post(`/webhooks/${hook.id}/deliveries/${failed!.id}/replay`, {})).status).toBe(200);
    await until('success', async () => (await deliveries(hook.id))[0]?.state === 'delivered');
    expect(new Set(at('/dead').map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    await admin.delete(`/webhooks/${hook.id}`);
  });

  it('is switched off by 410, and says why', async () => {
    const hook = await create('/gone');
    answers.set('/gone', 410);
    await happen(3);
    await until('the end', async () => !(await shown(hook.id)).spec.enabled);
    expect((await shown(hook.id)).status).toMatchObject({
      disabledReason: 'The endpoint answered 410 Gone.',
      waiting: 0,
    });
    expect((await deliveries(hook.id)).map(({ state }) => state).sort()).toEqual(['cancelled', 'cancelled', 'failed']);
    await happen();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(at('/gone')).toHaveLength(1);
    const back = await admin.patch(`/webhooks/${hook.id}`, { spec: { enabled: true } });
    expect((back.body as WebhookBody).status.disabledReason).toBeNull();
    await admin.delete(`/webhooks/${hook.id}`);
  });

  it('that is silent delays no other', async () => {
    const silent = await create('/silent');
    answers.set('/silent', 'silence');
    const other = await create('/other');
    await happen(3);
    const tookMs = await until('the other', () => at('/other').length === 3);
    expect(tookMs).toBeLessThan(4000);
    await until(
      'a timeout',
      async () =>
        (await deliveries(silent.id)).some(({ attempts }) => attempts[0]?.error?.includes('no answer within 10 s')),
      15_000,
    );
    await admin.delete(`/webhooks/${silent.id}`);
    await admin.delete(`/webhooks/${other.id}`);
  }, 30_000);

  it('is told everything once over restarts of the manager', async () => {
    const hook = await create('/restart', { eventTypes: ['node-joined'] });
    for (let round = 0; round < 3; round += 1) {
      await happen(10);
      await manager.stop();
      await database.rows(
        `INSERT INTO event (at, type, severity, subject_type, subject_id, subject_name, message)
         VALUES (now(), 'node-joined', 'info', 'node', $1, 'n', 'while nobody served')`,
        [NODE],
      );
      manager = await TestManager.start(stores, NETWORK);
      admin = await manager.logIn();
    }
    await until('all', () => at('/restart').length >= 33, 15_000);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const ids = at('/restart').map(({ headers }) => headers['webhook-id']);
    expect(ids).toHaveLength(33);
    expect(new Set(ids).size).toBe(33);
    await admin.delete(`/webhooks/${hook.id}`);
  }, 60_000);

  it('is tested by a button that tells at once', async () => {
    const hook = await create('/test');
    const good = (await admin.post(`/webhooks/${hook.id}/test`, {})).body as DeliveryBody;
    expect(good).toMatchObject({
      type: 'webhook-test',
      state: 'delivered',
      eventId: null,
      attempts: [{ status: 204 }],
    });
    const [message] = at('/test');
    new Webhook(hook.secret).verify(message!.body, message!.headers as Record<string, string>);
    answers.set('/test', 404);
    const bad = (await admin.post(`/webhooks/${hook.id}/test`, {})).body as DeliveryBody;
    expect(bad).toMatchObject({ state: 'failed', attempts: [{ status: 404, error: 'answered 404' }] });
    expect(problemOf(await admin.post(`/webhooks/${hook.id}/deliveries/${bad.id}/replay`, {})).code).toBe('conflict');
    await admin.delete(`/webhooks/${hook.id}`);
  });
});

describe('the way to a receiver', () => {
  it('is refused when it leads inside, at creation and at delivery', async () => {
    await manager.stop();
    manager = await TestManager.start(stores);
    admin = await manager.logIn();
    for (const url of ['https://127.0.0.1/', 'https://169.254.169.254/x', 'https://[::1]/', `${base}/x`, 'ftp://x/']) {
      const refused = await admin.post('/webhooks', { name: 'inside', spec: { url } });
      expect(problemOf(refused).errors?.[0]?.pointer, url).toBe('/spec/url');
    }
    const made = await admin.post('/webhooks', { name: 'inside', spec: { url: 'https://localhost/' } });
    const { id } = made.body as WebhookBody;
    const tried = (await admin.post(`/webhooks/${id}/test`, {})).body as DeliveryBody;
    expect(tried.state).toBe('failed');
    expect(tried.attempts[0]?.error).toMatch(/leads to (127\.0\.0\.1|::1), which is not public/);
  });

  it('is open to who has the scope only', async () => {
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
    const made = await admin.post('/tokens', { name: 'reader', spec: { scopes: ['events:read'], expiresAt } });
    const reader = admin.with((made.body as { secret: string }).secret);
    expect(problemOf(await reader.get('/webhooks')).code).toBe('forbidden');
    expect(problemOf(await manager.stranger().get('/webhooks')).code).toBe('unauthenticated');
  });
});
