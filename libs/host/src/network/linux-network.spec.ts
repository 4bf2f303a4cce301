import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LinuxNetwork } from './linux-network.js';

const run = promisify(execFile);
const libs = resolve(import.meta.dirname, '../../..');
const program = resolve(libs, '../test/contract/host-contract.ts');
const [here, beside] = [`dtest-${process.pid}a`, `dtest-${process.pid}b`];
const ip = (...args: string[]): Promise<unknown> => run('ip', args);

async function canMakeNamespaces(): Promise<boolean> {
  const made = await ip('netns', 'add', here).catch(() => false);
  if (made === false) return false;
  await ip('netns', 'del', here);
  return true;
}

async function bundle(outfile: string): Promise<void> {
  const toSource = ({ path }: { path: string }) => ({ path: join(libs, path.slice('#libs/'.length), 'src/index.ts') });
  await build({
    entryPoints: [program],
    ...{ bundle: true, platform: 'node', format: 'esm', target: 'node20', outfile, logLevel: 'error' },
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
    plugins: [{ name: 'libs', setup: (esbuild) => esbuild.onResolve({ filter: /^#libs\// }, toSource) }],
  });
}

/** Two namespaces joined by a cable; `eth0` in each. */
async function makeNamespaces(): Promise<void> {
  await ip('netns', 'add', here);
  await ip('netns', 'add', beside);
  await ip('-n', here, 'link', 'add', 'eth0', 'type', 'veth', 'peer', 'name', 'eth0', 'netns', beside);
  for (const [namespace, host] of [
    [here, '2'],
    [beside, '3'],
  ] as const) {
    for (const device of ['lo', 'eth0']) await ip('-n', namespace, 'link', 'set', device, 'up');
    await ip('-n', namespace, 'addr', 'add', `10.97.0.${host}/24`, 'dev', 'eth0');
    await ip('-n', namespace, 'addr', 'add', `fd97::${host}/64`, 'dev', 'eth0', 'nodad');
  }
}

describe.skipIf(!(await canMakeNamespaces()))(`${LinuxNetwork.name} in namespaces of its own`, () => {
  let folder: string;
  const inside = (...args: string[]): Promise<{ stdout: string }> =>
    run('ip', ['netns', 'exec', here, process.execPath, join(folder, 'contract.mjs'), ...args]);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'directorate-contract-'));
    await symlink(resolve(libs, '../node_modules'), join(folder, 'node_modules'));
    await bundle(join(folder, 'contract.mjs'));
    await makeNamespaces();
  }, 30_000);
  afterAll(async () => {
    for (const namespace of [here, beside]) await ip('netns', 'del', namespace).catch(() => undefined);
    await rm(folder, { recursive: true });
  });

  it('keeps the contract of the network', { timeout: 60_000 }, async () => {
    const { stdout } = await inside('network', 'eth0').catch((error: unknown) => error as { stdout: string });
    const results = stdout.split('\n').filter((line) => /^(not )?ok /.test(line));
    expect(results.filter((line) => line.startsWith('not'))).toEqual([]);
    expect(results.length).toBeGreaterThan(5);
  });

  it.each([
    ['10.97.0.80', 'announce'],
    ['fd97::80', 'announce'],
    ['10.97.0.81', 'announce-socat'],
    ['fd97::81', 'announce-socat'],
  ])('tells neighbours that %s has moved here (%s)', { timeout: 20_000 }, async (address, way) => {
    const former = '02:00:00:00:00:99';
    await ip('-n', beside, 'neigh', 'replace', address, 'lladdr', former, 'dev', 'eth0', 'nud', 'stale');
    const length = address.includes(':') ? ['/128', 'nodad'] : ['/32'];
    await ip('-n', here, 'addr', 'add', `${address}${length[0] ?? ''}`, 'dev', 'eth0', ...length.slice(1));
    await inside(way, 'eth0', address);
    const { stdout } = await run('ip', ['-n', beside, 'neigh', 'show', address]);
    const { stdout: mac } = await run('ip', ['netns', 'exec', here, 'cat', '/sys/class/net/eth0/address']);
    expect(stdout).toContain(mac.trim());
  });
});
