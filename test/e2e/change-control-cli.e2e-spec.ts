import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../apps/cli/src/run.js';
import { TestManager } from './harness/manager.js';
import { Stores } from './harness/stores.js';

let stores: Stores;
let manager: TestManager;

/** Runs one command line against the manager of this file. */
async function directorate(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const { port } = manager.server.address() as AddressInfo;
  const status = await run(args, {
    environment: { DIRECTORATE_URL: `http://127.0.0.1:${port}`, DIRECTORATE_CLI_CONFIG: join(stores.dir, 'cli.yaml') },
    streams: { out: (text) => void (out += text), err: (text) => void (err += text) },
    prompt: {
      isInteractive: false,
      secret: () => Promise.resolve('a password for tests only'),
      confirm: () => Promise.resolve(false),
    },
    sleep: async (ms) => sleep(ms),
  });
  return { status, out, err };
}
const done = async (...args: string[]): Promise<string> => {
  const { status, out, err } = await directorate(...args);
  expect({ args, status, err: status === 0 ? '' : err }).toEqual({ args, status: 0, err: '' });
  return out;
};
const json = async <T>(...args: string[]): Promise<T> => JSON.parse(await done('-o', 'json', ...args)) as T;
const newest = async (): Promise<{ number: number; state: string; title: string }> => {
  const { items } = await json<{ items: { number: number; state: string; title: string }[] }>('revision', 'list');
  const [first] = items;
  if (first === undefined) throw new Error('There is no revision');
  return first;
};

beforeAll(async () => {
  stores = await Stores.start();
  manager = await TestManager.start(stores);
  await done('login');
  await done('cluster', 'set-up', '--name', 'main', '--quorum-ip', '10.77.0.1', '--wait');
  await done('addresses', 'add', '192.0.2.80', '--wait');
  await done('services', 'add', 'shop', 'tcp/192.0.2.80:80', '--wait');
  await done('servers', 'add', 'shop', '--address', '10.77.0.21', '--wait');
  await done('servers', 'add', 'shop', '--address', '10.77.0.22', '--wait');
});
afterAll(async () => {
  await manager.stop();
  await stores.stop();
});

describe('directorate revision', () => {
  it('lists, compares, confirms, undoes and restores', async () => {
    const { number: before } = await newest();
    await done('services', 'update', 'shop', '--scheduler', 'rr', '--confirm-within', '600', '--wait');
    const waiting = await newest();
    expect(waiting).toMatchObject({ number: before + 1, state: 'unconfirmed' });
    const refused = await directorate('services', 'update', 'shop', '--scheduler', 'sed');
    expect(refused).toMatchObject({ status: 5, err: expect.stringContaining('waits for its confirmation') as string });
    await done('revision', 'confirm', String(waiting.number));
    expect(await done('revision', 'compare', String(before), String(waiting.number))).toMatch(
      /scheduler\s+"wlc"\s+"rr"/,
    );
    expect(await done('revision', 'show', String(before))).toContain('192.0.2.80');
    await done('revision', 'undo', String(waiting.number), '--wait');
    expect(await json('services', 'show', 'shop')).toMatchObject({ spec: { scheduler: 'wlc' } });
    await done('revision', 'restore', String(waiting.number), '--wait');
    expect(await json('services', 'show', 'shop')).toMatchObject({ spec: { scheduler: 'rr' } });
  });
});

describe('directorate change-set', () => {
  it('collects edits, shows them, and applies them as one', async () => {
    const { id: service } = await json<{ id: string }>('services', 'show', 'shop');
    const { id } = await json<{ id: string }>('change-set', 'create', 'Two edits');
    const edit = ['--action', 'update', '--resource', 'virtual-service', '--id', service];
    await done('change-set', 'add', id, ...edit, '--body', '{"tags":["edited"]}');
    const server = ['--action', 'create', '--resource', 'real-server', '--service', service];
    expect(await done('change-set', 'add', id, ...server, '--body', '{"spec":{"address":"10.77.0.23"}}')).toContain(
      '10.77.0.23',
    );
    expect((await directorate('change-set', 'add', id, ...edit, '--body', 'no json')).status).toBe(2);
    const { number } = await newest();
    await done('change-set', 'apply', id, '--dry-run');
    expect((await newest()).number).toBe(number);
    await done('change-set', 'apply', id, '--wait');
    expect(await newest()).toMatchObject({ number: number + 1, title: 'Apply the change set Two edits' });
    expect(await done('change-set', 'list')).toContain('applied');
    await done('change-set', 'discard', id);
  });
});

describe('directorate drain', () => {
  it('drains a whole service before it is deleted', async () => {
    await done('services', 'add', 'old', 'tcp/192.0.2.80:81', '--wait');
    await done('servers', 'add', 'old', '--address', '10.77.0.21', '--wait');
    const change = ['services', 'delete', 'old'];
    expect((await directorate(...change, '--deadline', '60')).status).toBe(2);
    expect((await directorate(...change, '--drain', '--confirm-within', '60')).status).toBe(2);
    const terms = ['--drain', '--deadline', '60', '--on-deadline', 'force'];
    await done(...change, ...terms, '--dry-run');
    const { operation } = await json<{ operation: { title: string; state: string } }>(...change, ...terms, '--wait');
    expect(operation).toMatchObject({ title: 'Drain old and delete it', state: 'succeeded' });
    expect((await directorate('services', 'show', 'old')).err).toContain('no virtual service');
  });

  it('starts, shows, hardens and cancels', async () => {
    const start = ['--service', 'shop', '--server', '10.77.0.21', '--deadline', '60', '--ignore-capacity'];
    const { object } = await json<{ object: { id: string } }>('drain', 'start', ...start);
    expect(await done('drain', 'list')).toContain(object.id);
    expect(await done('drain', 'show', object.id)).toContain('shop on 10.77.0.21:80');
    await done('drain', 'set-mode', object.id, 'firm');
    await done('drain', 'cancel', object.id);
    expect((await directorate('drain', 'start', '--service', 'shop')).status).toBe(2);
  });
});
