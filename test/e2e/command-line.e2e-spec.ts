import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { run } from '../../apps/cli/src/run.js';
import { Transactor } from '../../apps/manager/src/common/database/transactor.js';
import { EventsService } from '../../apps/manager/src/events/events.service.js';
import { TestDatabase } from './harness/database.js';
import { insertMachine } from './harness/machine-rows.js';
import { TestManager } from './harness/manager.js';
import { Stores } from './harness/stores.js';

const ADMIN_PASSWORD = 'a password for tests only';

let stores: Stores;
let manager: TestManager;

interface Ended {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one command line against the manager of this file, as `directorate …` would. */
async function directorate(args: readonly string[], answers: readonly string[] = []): Promise<Ended> {
  let [out, err] = ['', ''];
  const typed = [...answers];
  const { port } = manager.server.address() as AddressInfo;
  const status = await run(args, {
    environment: { DIRECTORATE_URL: `http://127.0.0.1:${port}`, DIRECTORATE_CLI_CONFIG: join(stores.dir, 'cli.yaml') },
    streams: { out: (text) => void (out += text), err: (text) => void (err += text) },
    prompt: {
      isInteractive: false,
      secret: () => Promise.resolve(typed.shift() ?? ''),
      confirm: () => Promise.resolve(false),
    },
    sleep: async (ms) => sleep(ms),
  });
  return { status, out, err };
}
const words = (line: string): string[] => line.split(' ');
const done = async (line: string, answers: readonly string[] = []): Promise<string> => {
  const { status, out, err } = await directorate(words(line), answers);
  expect({ line, status, err: status === 0 ? '' : err }).toEqual({ line, status: 0, err: '' });
  return out;
};
const json = async <T>(line: string): Promise<T> => JSON.parse(await done(`-o json ${line}`)) as T;

beforeAll(async () => {
  stores = await Stores.start();
  manager = await TestManager.start(stores, { DIRECTORATE_API_PORT: '7443' });
});
afterAll(async () => {
  await manager.stop();
  await stores.stop();
});

describe('the command line', () => {
  it('does nothing before the log-in', async () => {
    expect(await directorate(['cluster', 'show'])).toMatchObject({ status: 3, out: '' });
    expect(await directorate(['login'], ['wrong'])).toMatchObject({ status: 3 });
  });

  it('logs in and keeps the token', async () => {
    await done('login', [ADMIN_PASSWORD]);
    expect(await readFile(join(stores.dir, 'cli.yaml'), 'utf8')).toContain('token: ');
    expect(await json('whoami')).toMatchObject({ name: 'admin' });
  });

  it('IW-67 sets the cluster up with one of the candidates', async () => {
    expect(await done('cluster quorum-ip-candidates')).toContain('10.77.0.1/');
    await done('cluster set-up --name main --quorum-ip 10.77.0.1 --wait');
    expect(await json('cluster show')).toMatchObject({ name: 'main', spec: { quorumIp: '10.77.0.1' } });
  });

  it('adds an address, a service and a server, and shows them', async () => {
    await done('addresses add 192.0.2.80 --prefix-length 24 --wait');
    await done('services add shop tcp/192.0.2.80:80 --scheduler wrr --persistence 60 --fall 2 --wait');
    await done('servers add shop --address 10.77.0.21 --weight 3 --wait');
    expect(await json('services show shop')).toMatchObject({
      spec: {
        ...{ scheduler: 'wrr', persistence: { timeoutSeconds: 60 } },
        health: { checks: [{ kind: 'tcp', fall: 2 }] },
      },
      realServers: [{ spec: { address: '10.77.0.21', port: 80, weight: 3, forwardingMethod: 'direct-routing' } }],
    });
    expect(await done('services list')).toContain('tcp 192.0.2.80:80');
    expect(parse(await done('-o yaml addresses list'))).toMatchObject({ items: { length: 2 } });
  });

  it('changes what is named and nothing else', async () => {
    await done('services update shop --persistence off --wait');
    await done('servers update shop 10.77.0.21 --weight 0 --wait');
    await done('servers drain shop 10.77.0.21:80 --wait');
    expect(await json('services show shop')).toMatchObject({
      spec: { scheduler: 'wrr', persistence: null },
      realServers: [{ spec: { weight: 0, adminState: 'drain' } }],
    });
  });

  it('changes nothing in a dry run', async () => {
    const { status, err } = await directorate(words('services remove shop --dry-run'));
    expect({ status, err }).toEqual({ status: 0, err: 'Nothing was changed.\n' });
    expect(await json('services show shop')).toMatchObject({ name: 'shop' });
  });

  it('tells the field, the reason and the exit status of a refusal', async () => {
    const taken = await directorate(words('services add shop2 tcp/192.0.2.80:80'));
    expect(taken).toMatchObject({ status: 5, out: '' });
    const unfit = await directorate(words('servers add shop --address 10.77.0.22 --port 81 --method direct-routing'));
    expect(unfit.status).toBe(1);
    expect(unfit.err).toContain('/spec/port');
    expect(await directorate(words('nodes show nobody'))).toMatchObject({
      status: 4,
      err: 'There is no node nobody.\n',
    });
    const key = await directorate(words('nodes add dk1.nonsense --roles app-server'));
    expect(key.status).toBe(1);
    expect(key.err).toMatch(/join key/);
  });

  it('removes what it made, in order', async () => {
    expect(await directorate(words('addresses remove 192.0.2.80'))).toMatchObject({ status: 5 });
    await done('servers remove shop 10.77.0.21 --wait');
    await done('services remove shop --wait');
    await done('addresses remove 192.0.2.80 --wait');
    expect(await json('services list')).toEqual({ items: [] });
  });

  it('manages users and tokens; a token can do no more than its scopes', async () => {
    await done('users add ada --role operator --display-name Ada', ['a long enough password']);
    await done('users update ada --role viewer');
    expect(await done('users list')).toMatch(/ada +viewer/);
    const { secret } = await json<{ secret: string }>('tokens add reader --scopes services:read --days 1');
    expect(await directorate(['--token', secret, 'services', 'list'])).toMatchObject({ status: 0 });
    expect(await directorate(['--token', secret, 'nodes', 'list'])).toMatchObject({ status: 3 });
    await done('tokens remove reader');
    expect(await directorate(['--token', secret, 'services', 'list'])).toMatchObject({ status: 3 });
    await done('users remove ada');
  });

  it('shows operations, events, alarms, health and an audit log that is intact', async () => {
    const { items } = await json<{ items: { id: string; state: string }[] }>('operations list --limit 3');
    expect(items).toHaveLength(3);
    expect(await json(`operations follow ${items[0]?.id ?? ''}`)).toMatchObject({ state: 'succeeded' });
    await done('events list');
    await done('alarms list');
    await done('commands list');
    expect(await json('health')).toHaveProperty('state');
    expect(await done('audit list --action virtual-service.create')).toContain('shop');
    expect(await json('audit verify')).toMatchObject({ isIntact: true });
  });

  it('lets a node rest for a time, and wakes it', async () => {
    const database = await TestDatabase.connect(stores.postgres.url);
    const addresses = [{ address: '10.77.0.21', prefixLength: 24 }];
    await insertMachine(database, {
      id: '01J9Z3N8Q4W7Y2T5R6V0X1B3C6',
      name: 'rests',
      roles: ['app-server'],
      addresses,
    });
    await database.close();
    expect((await directorate(words('maintenance start rests --for soon'))).status).toBe(2);
    await done('maintenance start rests --for 2h --reason memory --at-expiry keep');
    interface Resting {
      readonly nodeName: string;
      readonly endsAt: string | null;
    }
    const { items } = await json<{ items: Resting[] }>('maintenance status');
    expect(items).toMatchObject([{ nodeName: 'rests', reason: 'memory', atExpiry: 'keep' }]);
    const left = new Date(items[0]?.endsAt ?? 0).getTime() - Date.now();
    expect([left > 7_000_000, left <= 7_200_000]).toEqual([true, true]);
    await done('maintenance change rests --open-ended');
    expect(await json('maintenance status rests')).toMatchObject({ endsAt: null, reason: 'memory' });
    await done('maintenance end rests');
    expect(await json('maintenance status')).toEqual({ items: [] });
  });

  it('invites a machine, and lists those that asked', async () => {
    const made = await json<{ command: string; token: string }>('nodes invite --minutes 5');
    expect(made.command).toContain(`--token ${made.token}`);
    expect(await json('nodes requests')).toMatchObject({ items: [] });
    expect((await directorate(words('nodes add --roles director'))).err).toContain('Give a join key, or --request.');
  });

  it('changes the password and logs out', async () => {
    await done('password', [ADMIN_PASSWORD, 'another long password']);
    await done('logout');
    expect(await directorate(['whoami'])).toMatchObject({ status: 3 });
    await done('login', ['another long password']);
  });

  it('follows events over a stream, as lines of text or JSON', async () => {
    await manager.app.get(Transactor, { strict: false }).run(async (tx) => {
      const events = manager.app.get(EventsService, { strict: false });
      for (const message of ['one', 'two']) {
        const subject = { type: 'node', id: 'x', name: 'n' } as const;
        await events.record(tx, { type: 'node-joined', severity: 'info', subject, message });
      }
    });
    const events = await json<{ items: { id: string }[] }>('events list --limit 500');
    expect(events.items.length).toBeGreaterThanOrEqual(2);
    const out = await done(`-o json events follow --since 0 --count ${events.items.length}`);
    const ids = out
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: string }).id);
    expect(ids).toEqual(events.items.map(({ id }) => id).reverse());
    expect(await done('events follow --since 0 --count 1')).toMatch(/^\d{4}-\S+ {2}\w+ +[a-z-]+ {2}/);
  });

  it('shows statistics and who has the most', async () => {
    expect(await done('stats show cluster --last 15m --metrics connections')).toMatch(/^FROM +connections\n.*-$/m);
    await done('addresses add 192.0.2.91 --wait');
    await done('services add counted tcp/192.0.2.91:80 --wait');
    expect(await json('stats show service counted --step 1m')).toMatchObject({ stepSeconds: 60 });
    expect(await json('stats top --of server --by bytesInPerSecond')).toEqual({ items: [] });
    for (const wrong of ['stats show cat x', 'stats show service', 'stats show --last soon']) {
      expect((await directorate(words(wrong))).status, wrong).toBe(2);
    }
    expect((await directorate(words('stats show service nothing'))).status).toBe(4);
  });

  it('makes, changes, tests and removes a webhook', async () => {
    const made = await json<{ secret: string }>('webhooks add chat https://localhost/x --events alarm-raised');
    expect(made.secret).toMatch(/^whsec_/);
    expect(await done('webhooks list')).toMatch(/chat +yes +https:\/\/localhost\/x +alarm-raised +0/);
    expect((await json<{ secret: string }>('webhook rotate chat --keep-old-hours 1')).secret).not.toBe(made.secret);
    expect(await json('webhooks set chat --disable')).toMatchObject({ spec: { enabled: false } });
    const tested = await directorate(words('webhooks test chat'));
    expect([tested.status, tested.err]).toEqual([6, expect.stringContaining('which is not public') as string]);
    expect(await json('webhooks deliveries chat')).toMatchObject({
      items: [{ type: 'webhook-test', state: 'failed' }],
    });
    await directorate(words('webhooks remove chat'));
    expect(await json('webhooks list')).toEqual({ items: [] });
    expect((await directorate(words('webhooks add chat https://127.0.0.1/'))).err).toContain('/spec/url');
  });
});
