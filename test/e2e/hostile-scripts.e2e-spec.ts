import type { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { redisPrefix } from '#libs/contracts';
import type { ApiClient } from './harness/api-client.js';
import { command, eventually, HandMachine } from './harness/hand-machine.js';
import { TestManager } from './harness/manager.js';
import { queueTls } from './harness/queue-tls.js';
import { Stores } from './harness/stores.js';

const LIMIT_MS = 10_000;
const ENDLESS = 'while true do end';

let stores: Stores;
let manager: TestManager;
let admin: ApiClient;
let hostile: HandMachine;
let honest: HandMachine;
let answering: Redis;
let serial = 0;

beforeAll(async () => {
  stores = await Stores.start({ redisTls: queueTls });
  manager = await TestManager.start(stores);
  admin = await manager.logIn();
});
afterAll(async () => {
  await manager.stop();
  await stores.stop();
});
beforeEach(async () => {
  serial += 1;
  hostile = await HandMachine.join(manager, stores, `hostile-${String(serial)}`);
  honest = await HandMachine.join(manager, stores, `honest-${String(serial)}`);
  answering = await honest.connect();
});
afterEach(async () => {
  await hostile.leave();
  await honest.leave();
});

const membership = async ({ id }: HandMachine): Promise<string> =>
  ((await admin.get(`/nodes/${id}`)).body as { status: { membership: string } }).status.membership;
const isIn = (redis: Redis): Promise<boolean> =>
  redis.ping().then(
    () => true,
    () => false,
  );
const alarms = async (): Promise<{ code: string; subject: { id: string } }[]> =>
  ((await admin.get('/alarms')).body as { items: { code: string; subject: { id: string } }[] }).items;

/** Gives the honest machine a command and waits for its end; milliseconds since `began`. */
async function honestCommand(began: number): Promise<number> {
  const { operationId } = await command(manager, honest, 'diagnosis.collect', {});
  await eventually('the honest machine to be served', LIMIT_MS + 5000, async () => {
    const body = (await admin.get(`/operations/${operationId}`)).body as object;
    return (body as { state: string }).state === 'succeeded';
  });
  return Math.round(performance.now() - began);
}

/** Works like an agent: a session that breaks is replaced by a new one. */
async function serveHonestly(): Promise<void> {
  await eventually('the honest machine to be let in', LIMIT_MS, () => isIn(answering));
  await honest.work((envelope) => honest.answer(answering, envelope.commandId));
}

describe('an endless script', () => {
  it('is killed, its user revoked, an alarm raised, and the others go on within ten seconds', async () => {
    await serveHonestly();
    const redis = await hostile.connect(true);
    const began = performance.now();
    const script = redis.eval(ENDLESS, 0).catch((error: unknown) => String(error));
    const ms = await honestCommand(began);
    expect(ms).toBeLessThan(LIMIT_MS);
    expect(await script).toMatch(/killed|closed|Connection/i);
    await eventually('the quarantine', 5000, async () => (await membership(hostile)) === 'quarantined');
    expect(await membership(honest)).toBe('member');
    expect(await alarms()).toContainEqual(
      expect.objectContaining({
        code: 'hostile-script',
        subject: { type: 'node', id: hostile.id, name: hostile.name },
      }),
    );
    const again = await hostile.connect();
    expect(await isIn(again)).toBe(false);
    process.stdout.write(`an endless script: the others' command was done after ${String(ms)} ms\n`);
  });

  it('finds its culprit although that has left at once', async () => {
    await serveHonestly();
    const redis = await hostile.connect(true);
    // The watchdog looks around every second.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const began = performance.now();
    redis.eval(ENDLESS, 0).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
    redis.disconnect();
    expect(await honestCommand(began)).toBeLessThan(LIMIT_MS);
    await eventually('the quarantine', 5000, async () => (await membership(hostile)) === 'quarantined');
  });

  it('lets the machine in again when an admin says so', async () => {
    const redis = await hostile.connect(true);
    redis.eval(ENDLESS, 0).catch(() => undefined);
    await eventually('the quarantine', LIMIT_MS, async () => (await membership(hostile)) === 'quarantined');
    const waiting = await command(manager, hostile, 'diagnosis.collect', {});
    const readmitted = await admin.post(`/nodes/${hostile.id}/readmit`, {});
    expect(readmitted.status).toBe(200);
    const back = await hostile.connect();
    await eventually('the machine to be let in', 3000, () => isIn(back));
    await hostile.work((envelope) => hostile.answer(back, envelope.commandId));
    await eventually('what waited for it', LIMIT_MS, async () => {
      const body = (await admin.get(`/operations/${waiting.operationId}`)).body as object;
      return (body as { state: string }).state === 'succeeded';
    });
    expect(
      (await alarms()).filter(({ code, subject }) => code === 'hostile-script' && subject.id === hostile.id),
    ).toEqual([]);
    expect((await admin.post(`/nodes/${hostile.id}/readmit`, {})).status).toBe(409);
  });
});

describe('a script of the manager’s own kind', () => {
  it('is never blamed, however many there are', async () => {
    await serveHonestly();
    const asked = [];
    for (let count = 0; count < 50; count += 1) asked.push(await command(manager, honest, 'diagnosis.collect', {}));
    await eventually('all to be answered', 30_000, async () => {
      const body = (await admin.get(`/commands?nodeId=${honest.id}&state=acknowledged&limit=100`)).body as object;
      return (body as { items: object[] }).items.length === asked.length;
    });
    expect(await membership(honest)).toBe('member');
  });
});

describe('an endless script that has written', () => {
  const attack = async (key: string): Promise<void> => {
    let redis = await hostile.connect(true);
    await eventually('the hostile machine to be let in', LIMIT_MS, async () => {
      if (await isIn(redis)) return true;
      redis = await hostile.connect(true);
      return false;
    });
    redis.eval(`redis.call('del', KEYS[1]) ${ENDLESS}`, 1, key).catch(() => undefined);
  };

  it('ends with Redis; nothing is lost, and the second time its machine is found', async () => {
    const key = `${redisPrefix(hostile.id)}:nothing`;
    await serveHonestly();
    const restarts = stores.redis.restarts;
    let began = performance.now();
    await attack(key);
    const first = await honestCommand(began);
    expect(stores.redis.restarts).toBe(restarts + 1);
    expect((await alarms()).map(({ code }) => code)).toContain('unknown-script');
    await serveHonestly();
    began = performance.now();
    await attack(key);
    const second = await honestCommand(began);
    await eventually('the quarantine', 5000, async () => (await membership(hostile)) === 'quarantined');
    expect(await membership(honest)).toBe('member');
    expect(Math.max(first, second)).toBeLessThan(LIMIT_MS);
    process.stdout.write(`a script that wrote: done after ${String(first)} ms, then ${String(second)} ms\n`);
  });
});
