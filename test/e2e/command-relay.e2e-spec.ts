import type { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CommandEnvelope, type MachineState, redisPrefix, reportStream } from '#libs/contracts';
import type { ApiClient } from './harness/api-client.js';
import { command, eventually, HandMachine } from './harness/hand-machine.js';
import { TestManager } from './harness/manager.js';
import { queueTls } from './harness/queue-tls.js';
import { Stores } from './harness/stores.js';

let stores: Stores;
let manager: TestManager;
let admin: ApiClient;
let machine: HandMachine;
let redis: Redis;
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
  machine = await HandMachine.join(manager, stores, `node-${String((serial += 1))}`);
  redis = await machine.connect();
});
afterEach(() => machine.leave());

const operationState = async (id: string): Promise<string> =>
  ((await admin.get(`/operations/${id}`)).body as { state: string }).state;
const commandState = async (id: string): Promise<string> =>
  ((await admin.get(`/commands/${id}`)).body as { status: { state: string } }).status.state;
const ended = (id: string, state: string, limitMs = 10_000): Promise<number> =>
  eventually(`operation ${id} to be ${state}`, limitMs, async () => (await operationState(id)) === state);

const alarmAbout = ({ id }: HandMachine, code: string): Promise<number> =>
  eventually(`the alarm ${code}`, 5000, async () => {
    const { items } = (await admin.get('/alarms')).body as { items: { code: string; subject: { id: string } }[] };
    return items.some((alarm) => alarm.code === code && alarm.subject.id === id);
  });

const stateFor = (id: string, revision: number): MachineState => ({
  ...{ version: 1, clusterId: manager.clusterId, machineId: id, name: 'node', revision, epoch: 1, roles: [] },
  ...{ addresses: [], director: null, realServer: [], services: [] },
});

describe('a command', () => {
  it('reaches its machine under the present epoch, and ends its operation once', async () => {
    const seen: CommandEnvelope[] = [];
    await machine.work(async (envelope) => {
      seen.push(envelope);
      await machine.answer(redis, envelope.commandId, { result: { uptime: 1 } });
      await machine.answer(redis, envelope.commandId, { outcome: 'failed', repeated: true });
    });
    const { commandId, operationId } = await command(manager, machine, 'diagnosis.collect', {});
    await ended(operationId, 'succeeded');
    expect(seen).toMatchObject([{ commandId, machineId: machine.id, epoch: 1, type: 'diagnosis.collect' }]);
    expect((await admin.get(`/operations/${operationId}`)).body).toMatchObject({
      result: { uptime: 1 },
      steps: [{ state: 'succeeded' }],
    });
    expect(await commandState(commandId)).toBe('acknowledged');
  });

  it('fails its operation with the machine’s own words', async () => {
    await machine.work((envelope) =>
      machine.answer(redis, envelope.commandId, {
        outcome: 'failed',
        error: { code: 'command-failed', message: 'systemctl: no such unit' },
      }),
    );
    const { operationId } = await command(manager, machine, 'service.control', { service: 'web', action: 'restart' });
    await ended(operationId, 'failed');
    const body = (await admin.get(`/operations/${operationId}`)).body as object;
    expect(body).toMatchObject({
      error: { code: 'command-failed', message: `${machine.name}: systemctl: no such unit` },
    });
  });

  it('is answered by its own machine only', async () => {
    const other = await HandMachine.join(manager, stores, `other-${machine.name}`);
    const { commandId, operationId } = await command(manager, machine, 'diagnosis.collect', {});
    await other.answer(await other.connect(), commandId);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await operationState(operationId)).toBe('running');
    await machine.answer(redis, commandId);
    await ended(operationId, 'succeeded');
    await alarmAbout(other, 'invalid-reports');
    await other.leave();
  });

  it('comes again until it is answered, also after a manager that stopped', async () => {
    const seen: CommandEnvelope[] = [];
    await machine.work((envelope) => {
      seen.push(envelope);
      return Promise.resolve();
    });
    const { commandId, operationId } = await command(manager, machine, 'diagnosis.collect', {});
    await eventually('a second delivery', 8000, () => Promise.resolve(seen.length >= 2));
    await manager.stop();
    const again = seen.length;
    manager = await TestManager.start(stores);
    admin = await manager.logIn();
    const ms = await eventually('a delivery by the next manager', 3000, () => Promise.resolve(seen.length > again));
    expect(ms).toBeLessThan(3000);
    const epochs = seen.map(({ epoch }) => epoch);
    expect(Math.max(...epochs)).toBeGreaterThan(epochs[0] ?? 0);
    await machine.answer(redis, commandId);
    await ended(operationId, 'succeeded');
  });

  it('that was refused for its epoch is asked again under the present one', async () => {
    const seen: CommandEnvelope[] = [];
    await machine.work(async (envelope) => {
      seen.push(envelope);
      const isFirst = seen.length === 1;
      const refused = { outcome: 'refused', error: { code: 'stale-epoch', message: 'Epoch 1 is over' } } as const;
      await machine.answer(redis, envelope.commandId, isFirst ? refused : {});
    });
    const { operationId } = await command(manager, machine, 'service.control', { service: 'web', action: 'start' });
    await ended(operationId, 'succeeded');
    expect(new Set(seen.map(({ commandId }) => commandId)).size).toBe(2);
  });
});

describe('documents of a machine', () => {
  it('are sent as the newest only; its answer ends the operations of the older ones', async () => {
    // No worker takes anything until all three are there.
    const first = await command(manager, machine, 'machine-state.apply', { state: stateFor(machine.id, 1) });
    await eventually('the first to be sent', 3000, async () => (await commandState(first.commandId)) === 'sent');
    const second = await command(manager, machine, 'machine-state.apply', { state: stateFor(machine.id, 2) });
    const third = await command(manager, machine, 'machine-state.apply', { state: stateFor(machine.id, 3) });
    await eventually('the third to be sent', 3000, async () => (await commandState(third.commandId)) === 'sent');
    await eventually(
      'only the third to wait',
      3000,
      async () => (await redis.llen(`${redisPrefix(machine.id)}:commands:wait`)) === 1,
    );
    const seen: string[] = [];
    await machine.work(async (envelope) => {
      seen.push(envelope.commandId);
      await machine.answer(redis, envelope.commandId);
    });
    for (const { operationId } of [first, second, third]) await ended(operationId, 'succeeded');
    expect(seen).toEqual([third.commandId]);
    expect(await commandState(first.commandId)).toBe('superseded');
  });
});

describe('Redis killed and started empty', () => {
  it('loses no command, and users and commands are back at once', async () => {
    const seen: string[] = [];
    const before = await command(manager, machine, 'diagnosis.collect', {});
    await eventually('it to be queued', 3000, async () => (await commandState(before.commandId)) === 'sent');
    await stores.redis.kill({ stayDown: true });
    const during = await command(manager, machine, 'service.control', { service: 'web', action: 'restart' });
    expect((await admin.get('/commands')).status).toBe(200);
    expect((await admin.get('/health')).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await stores.redis.start();
    await eventually('the machine to be let in', 5000, () =>
      redis.ping().then(
        () => true,
        () => false,
      ),
    );
    await machine.work(async (envelope) => {
      seen.push(envelope.commandId);
      await machine.answer(redis, envelope.commandId);
    });
    const ms = await ended(before.operationId, 'succeeded', 8000);
    await ended(during.operationId, 'succeeded', 8000);
    expect(seen.sort()).toEqual([before.commandId, during.commandId].sort());
    expect(ms).toBeLessThan(8000);
  });

  it('reads the reports of the new run although their ids begin anew', async () => {
    await machine.report(redis, machine.machineReport({ agentVersion: '0.0.1' }));
    const version = async (): Promise<string> =>
      ((await admin.get(`/nodes/${machine.id}`)).body as { status: { agentVersion: string } }).status.agentVersion;
    await eventually('the first report', 4000, async () => (await version()) === '0.0.1');
    await stores.redis.kill({});
    await stores.redis.whenReady(5000);
    await eventually('the machine to be let in', 5000, async () =>
      redis
        .xadd(
          reportStream(machine.id),
          '1-1',
          'report',
          JSON.stringify(machine.machineReport({ agentVersion: '0.0.2' })),
        )
        .then(
          () => true,
          () => false,
        ),
    );
    await eventually('the second report', 4000, async () => (await version()) === '0.0.2');
  });

  it('takes what does not fit into no record, and says so', async () => {
    await redis.xadd(reportStream(machine.id), '*', 'report', '{"kind":"machine","at":"now"}');
    await redis.xadd(reportStream(machine.id), '*', 'other', 'x', 'more', 'y');
    await redis.xadd(
      reportStream(machine.id),
      '*',
      'report',
      JSON.stringify(machine.machineReport({ hostname: 'a\nb' })),
    );
    await alarmAbout(machine, 'invalid-reports');
    expect(((await admin.get(`/nodes/${machine.id}`)).body as { status: { at: unknown } }).status.at).toBeNull();
  });
});
