import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { run } from '../../apps/cli/src/run.js';
import type { ApiClient } from './harness/api-client.js';
import { TestDatabase } from './harness/database.js';
import { insertMachine } from './harness/machine-rows.js';
import { TestManager } from './harness/manager.js';
import { Stores } from './harness/stores.js';

let stores: Stores;
let manager: TestManager;
let admin: ApiClient;
let dir: string;
let answer: boolean;

const DIRECTOR = '01J9Z3N8Q4W7Y2T5R6V0X1B3C5';
const CLUSTER = `kind: cluster
name: main
spec: { quorumIp: 10.77.0.1, topology: two-nic }
---
kind: address
tags: [ "stage:test" ]
spec: { address: 192.0.2.80, prefixLength: 24 }
---
kind: address
spec: { address: "2001:DB8:0::80", preferredDirectorId: director-1 }
---
kind: policy
name: web
spec: { scheduler: wrr, persistence: { timeoutSeconds: 600 } }
---
kind: virtual-service
name: shop
spec:
  protocol: tcp
  address: 192.0.2.80
  port: 80
  policy: web
  directorIds: [director-1]
  health: { checks: [{ kind: http, target: /health }] }
realServers:
  - spec: { address: 10.77.0.21, weight: 2 }
  - spec: { address: 10.77.0.22 }
---
kind: virtual-service
name: shop-v6
spec: { protocol: tcp, address: "2001:db8::80", port: 80, persistence: null }
---
kind: director-settings
spec: { timeouts: { tcpSeconds: 700 } }
---
kind: webhook
name: chat
spec: { url: "https://hooks.example/x", eventTypes: [] }
---
kind: user
name: anna
spec: { role: viewer }
passwordFrom: ANNA_PASSWORD
`;

async function directorate(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const { port } = manager.server.address() as AddressInfo;
  const status = await run(args, {
    environment: {
      DIRECTORATE_URL: `http://127.0.0.1:${port}`,
      DIRECTORATE_TOKEN: admin.token ?? '',
      DIRECTORATE_CLI_CONFIG: join(dir, 'cli.yaml'),
      ANNA_PASSWORD: 'a password of hers alone',
    },
    streams: { out: (text) => void (out += text), err: (text) => void (err += text) },
    prompt: {
      isInteractive: true,
      secret: () => Promise.resolve('a password of 20 signs'),
      confirm: () => Promise.resolve(answer),
    },
    sleep: async (ms) => sleep(ms),
  });
  return { status, out, err };
}

/** Applies a text under the name of a file. */
async function apply(text: string, ...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const file = join(dir, 'cluster.yaml');
  await writeFile(file, text);
  const shown = await directorate('apply', '-f', file, ...args);
  return { ...shown, out: shown.out.replaceAll(`${dir}/`, ''), err: shown.err.replaceAll(`${dir}/`, '') };
}
const revisions = async (): Promise<number> =>
  ((await admin.get('/revisions?limit=1')).body as { items: { number: number }[] }).items[0]?.number ?? 0;

let database: TestDatabase;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'dtest-apply-'));
  stores = await Stores.start();
  manager = await TestManager.start(stores);
  admin = await manager.logIn();
  database = await TestDatabase.connect(stores.postgres.url);
  await insertMachine(database, {
    ...{ id: DIRECTOR, name: 'director-1', roles: ['director'] },
    addresses: [{ address: '10.77.0.11', prefixLength: 24 }],
  });
});
afterAll(async () => {
  await database.close();
  await manager.stop();
  await stores.stop();
  await rm(dir, { recursive: true });
});

describe('directorate apply', () => {
  it('shows what it would do with the steps of the kernel, and leaves nothing behind', async () => {
    const before = await database.digests();
    const { status, out, err } = await apply(CLUSTER, '--dry-run');
    expect({ status, err }).toEqual({ status: 0, err: 'Nothing was changed.\n' });
    expect(out).toContain('~ cluster\n');
    expect(out).toContain('spec.quorumIp: none → 10.77.0.1');
    expect(out).toContain('+ virtual-service shop\n');
    expect(out).toContain('ipvsadm -A -t 192.0.2.80:80 -s wrr -p 600');
    expect(out).toContain('7 to create, 2 to change, 0 to delete; 0 as they should be.');
    expect(await database.digests()).toEqual(before);
    expect((await apply(CLUSTER, '--dry-run', '--exit-code')).status).toBe(9);
  });

  it('asks, and changes nothing without a yes', async () => {
    answer = false;
    const { status, err } = await apply(CLUSTER);
    expect({ status, err }).toEqual({ status: 1, err: 'Nothing was changed.\n' });
    expect((await admin.get('/addresses')).body).toMatchObject({ items: [] });
  });

  it('makes the cluster as the documents say, and a second time has nothing to do', async () => {
    answer = true;
    const first = await apply(CLUSTER);
    expect(first).toMatchObject({ status: 0 });
    expect(first.err).toMatch(/webhook chat: its secret is shown now/);
    const made = await revisions();
    const second = await apply(CLUSTER, '--prune', '--yes');
    expect(second.out).toBe('');
    expect(second).toMatchObject({ status: 0, err: 'Everything is as the documents say; nothing was changed.\n' });
    expect(await revisions()).toBe(made);
    expect((await admin.get('/virtual-services/by-name/shop')).body).toMatchObject({
      tags: ['managed-by:apply/default'],
      spec: { policy: 'web', scheduler: 'wrr', directorIds: [DIRECTOR] },
      realServers: [{ spec: { address: '10.77.0.21', weight: 2 } }, { spec: { address: '10.77.0.22' } }],
    });
    expect((await admin.get('/addresses?tags=stage:test&fields=name,spec.address')).body).toMatchObject({
      items: [{ name: '192.0.2.80', spec: { address: '192.0.2.80' } }],
    });
    await manager.logIn('anna', 'a password of hers alone');
  });

  it('shows fields before and after, changes servers with their service, and is one revision', async () => {
    const before = await revisions();
    const changed = CLUSTER.replace('wrr', 'sed')
      .replace('weight: 2', 'weight: 3')
      .replace('address: 10.77.0.22 ', 'address: 10.77.0.23 ');
    const { status, out } = await apply(changed, '--yes');
    expect(status).toBe(0);
    expect(out).toContain('~ policy web\n    scheduler: wrr → sed');
    expect(out).toMatch(/~ virtual-service shop\n\s+~ real server 10\.77\.0\.21:80\n\s+weight: 2 → 3/);
    expect(out).toMatch(/\+ real server 10\.77\.0\.23:80/);
    expect(out).toMatch(/- real server 10\.77\.0\.22:80/);
    expect(out).toContain('ipvsadm -E -t 192.0.2.80:80 -s sed -p 600');
    expect(await revisions()).toBe(before + 1);
    expect((await apply(changed)).err).toContain('Everything is as the documents say');
  });

  it('names file, line, field and remedy of all that is wrong, before anything is changed', async () => {
    const before = await database.digests();
    const wrong = CLUSTER.replace('scheduler: wrr', 'scheduler: wrrr').replace('weight: 2', 'wieght: 2');
    const { status, err } = await apply(wrong, '--yes');
    expect(status).toBe(1);
    expect(err).toMatch(/^2 things are not right; nothing was changed\.\n/);
    expect(err).toMatch(/cluster\.yaml:14: \/spec\/scheduler must be one of/);
    expect(err).toMatch(/cluster\.yaml:26: \/realServers\/0\/spec\/wieght is not a known field \(Remove it/);
    const broken = await apply('kind: adress\nspec: {}\n---\nkind: policy\n---\nkind: [\n', '--yes');
    expect(broken).toMatchObject({ status: 1 });
    expect(broken.err).toMatch(/cluster\.yaml:1: \/kind "adress" is no kind \(Kinds are cluster, address/);
    expect(broken.err).toMatch(/cluster\.yaml:4: \/name is missing or no text/);
    expect(broken.err).toMatch(/cluster\.yaml:\d: .*Mend the YAML/);
    const taken = await apply(
      'kind: virtual-service\nname: other\nspec: { address: 192.0.2.80, port: 80, protocol: tcp }\n',
    );
    expect(taken.err).toMatch(/cluster\.yaml:3: \/spec\/port is taken by shop/);
    const nobody = await apply('kind: user\nname: eve\nspec: { role: viewer }\n', '--yes');
    expect(nobody.err).toMatch(/cluster\.yaml:1: \/passwordFrom is missing/);
    expect(await database.digests()).toEqual(before);
  });

  it('refuses what somebody else has changed meanwhile', async () => {
    const changed = CLUSTER.replace('name: chat\nspec: {', 'name: chat\nspec: { enabled: false,').replace('700', '800');
    const other = await manager.logIn();
    const file = join(dir, 'cluster.yaml');
    await writeFile(file, changed);
    const { port } = manager.server.address() as AddressInfo;
    let err = '';
    const status = await run(['apply', '-f', file], {
      environment: { DIRECTORATE_URL: `http://127.0.0.1:${port}`, DIRECTORATE_TOKEN: admin.token ?? '' },
      streams: { out: () => undefined, err: (text) => void (err += text) },
      prompt: {
        isInteractive: true,
        secret: () => Promise.resolve(''),
        confirm: async () => {
          const answered = await other.patch('/director-settings', { spec: { timeouts: { tcpSeconds: 650 } } });
          return answered.status < 300;
        },
      },
      sleep: async (ms) => sleep(ms),
    });
    expect({ status, err }).toMatchObject({ status: 5, err: expect.stringContaining('at revision') as string });
    expect((await admin.get('/director-settings')).body).toMatchObject({ spec: { timeouts: { tcpSeconds: 650 } } });
  });

  it('prunes only what it made itself, and services before what they need', async () => {
    await admin.post('/policies', { name: 'by-hand', spec: {} });
    const kept = CLUSTER.split('---\n').filter((one) => !/shop-v6|DB8|chat|anna/.test(one));
    const without = await apply(kept.join('---\n'), '--yes');
    expect(without.err).not.toContain('- ');
    const dry = await apply(kept.join('---\n'), '--prune', '--dry-run');
    expect(dry.out).toContain('- user anna\n- webhook chat\n- virtual-service shop-v6\n- address 2001:db8::80\n');
    const { status, out } = await apply(kept.join('---\n'), '--prune', '--yes');
    expect(status).toBe(0);
    expect(out).toContain('4 to delete');
    expect(
      ((await admin.get('/policies')).body as { items: { name: string }[] }).items.map(({ name }) => name),
    ).toContain('by-hand');
    expect((await admin.get('/virtual-services/by-name/shop-v6')).status).toBe(404);
    expect((await apply(kept.join('---\n'), '--prune')).err).toContain('Everything is as the documents say');
  });
});

describe('directorate export', () => {
  it('prints documents for which apply has nothing to do', async () => {
    const { status, out } = await directorate('export');
    expect(status).toBe(0);
    expect(parseAllDocuments(out).map((one) => (one.toJS() as { kind: string }).kind)).toEqual(
      expect.arrayContaining(['cluster', 'address', 'policy', 'virtual-service', 'director-settings', 'user']),
    );
    expect(out).toContain('directorIds:\n    - director-1');
    expect(await apply(out)).toMatchObject({
      status: 0,
      err: 'Everything is as the documents say; nothing was changed.\n',
    });
  });

  it('is JSON when asked, and only of some kinds', async () => {
    const { out } = await directorate('-o', 'json', 'export', '--kinds', 'policy');
    const kinds = (JSON.parse(out) as { kind: string }[]).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['policy']));
    expect((await apply(out, '--dry-run')).err).toContain('Everything is as the documents say');
  });
});

describe('directorate --curl', () => {
  it('prints what curl would send, without the token, and sends nothing that changes', async () => {
    const before = await database.digests();
    const { status, out } = await directorate('--curl', 'addresses', 'add', '192.0.2.99', '--description', "it's new");
    expect({ status, lines: out.trim().split('\n').length }).toEqual({ status: 0, lines: 1 });
    expect(out).not.toContain(admin.token);
    expect(await database.digests()).toEqual(before);
    // What it prints does what the command would have done.
    const env = { ...process.env, DIRECTORATE_TOKEN: admin.token ?? '' };
    const { stdout } = await promisify(execFile)('bash', ['-c', out], { env });
    expect(JSON.parse(stdout)).toMatchObject({ object: { spec: { address: '192.0.2.99', description: "it's new" } } });
  });

  it('reads what a change needs, so that the last line is the change itself', async () => {
    const { out } = await directorate('--curl', 'users', 'remove', 'nobody-else');
    expect(out).toContain('/api/v1/users?limit=500&q=nobody-else');
    const removed = await directorate('--curl', 'addresses', 'remove', '192.0.2.99');
    expect(removed.out.trim().split('\n').at(-1)).toMatch(
      /-X DELETE .*-H 'if-match: "\d+"' .*\/api\/v1\/addresses\/\w{26}'$/,
    );
    expect((await admin.get('/addresses?q=192.0.2.99')).body).toMatchObject({ items: [{ name: '192.0.2.99' }] });
  });
});

describe('--dry-run', () => {
  it.each([
    [['users', 'add', 'eve', '--role', 'viewer']],
    [['tokens', 'add', 'robot', '--scopes', 'services:read']],
    [['webhooks', 'add', 'other', 'https://hooks.example/y']],
    [['policies', 'add', 'other', '--scheduler', 'rr']],
    [['director-settings', 'set', '--tcp-timeout', '900']],
  ])('of %j changes nothing, with --wait too', async (args) => {
    const before = await database.digests();
    const { status, err } = await directorate(...args, '--dry-run', '--wait');
    expect({ args, status, err }).toEqual({ args, status: 0, err: 'Nothing was changed.\n' });
    expect(await database.digests()).toEqual(before);
  });
});
