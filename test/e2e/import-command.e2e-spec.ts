import { mkdir, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { run } from '../../apps/cli/src/run.js';
import { TestManager } from './harness/manager.js';
import { Stores } from './harness/stores.js';

let stores: Stores;
let manager: TestManager;

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
const json = async <T>(...args: string[]): Promise<T> =>
  JSON.parse((await directorate('-o', 'json', ...args)).out) as T;

beforeAll(async () => {
  stores = await Stores.start();
  manager = await TestManager.start(stores);
  await directorate('login');
  await mkdir(join(stores.dir, 'conf.d'));
  await writeFile(join(stores.dir, 'keepalived.conf'), 'include conf.d/web.conf\ninclude conf.d/*.other\nfrobnicate\n');
  const web = 'virtual_server 192.0.2.80 80 {\n protocol TCP\n @lb1 lvs_sched rr\n real_server 10.0.0.1 80 {\n }\n}\n';
  await writeFile(join(stores.dir, 'conf.d', 'web.conf'), web);
});
afterAll(async () => {
  await manager.stop();
  await stores.stop();
});

it('reads a file with what it includes, and tells people what is not taken', async () => {
  const { status, out, err } = await directorate('import', 'keepalived', join(stores.dir, 'keepalived.conf'));
  expect(status).toBe(0);
  expect(out).toContain('tcp 192.0.2.80:80   conf.d/web.conf:1   shadow');
  expect(err).toContain('1 service found, 3 directives not taken');
  expect(err).toContain('conf.d/web.conf:3: @lb1 lvs_sched rr\n      It counts on the machine lb1 only. → ');
  expect(err).toContain('keepalived.conf:2: include conf.d/*.other');
});

it('shows, skips, resumes and forgets', async () => {
  const file = join(stores.dir, 'keepalived.conf');
  const { id, services } = await json<{ id: string; services: { spec: object }[] }>(
    ...['import', 'keepalived', file, '--config-id', 'lb1'],
  );
  expect(services[0]?.spec).toMatchObject({ scheduler: 'rr', protocol: 'tcp' });
  expect((await directorate('import', 'show', id, '1')).out).toContain('conf.d/web.conf:1');
  expect((await directorate('import', 'skip', id, '1')).out).toContain('skipped');
  expect((await directorate('import', 'adopt', id, '1', '--dry-run')).err).toContain(
    'no director that could take it over',
  );
  expect(await json('import', 'list')).toMatchObject({
    items: [{ id, counts: { shadow: 0, skipped: 1, notTaken: 2 } }, {}],
  });
  const again = (await directorate('import', 'resume', id, '1')).out;
  expect(again).not.toContain('skipped');
  expect(again).toContain('shadow');
  expect((await directorate('import', 'forget', id)).status).toBe(0);
  expect((await directorate('import', 'show', id)).status).not.toBe(0);
});

it('says where a file is malformed', async () => {
  const file = join(stores.dir, 'broken.cf');
  await writeFile(file, 'virtual=192.0.2.1:80\n\treal=10.0.0.1:80 gate\nwhat is this\n');
  const { status, err } = await directorate('import', 'ldirectord', file);
  expect(status).not.toBe(0);
  expect(err).toContain('line 3, column 1: it is no directive');
  expect((await directorate('import', 'table', '/nowhere')).err).toContain('cannot be read');
});
