import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { VirtualServiceKey } from '#libs/domain';
import { StateFolder } from '../shared/state-folder.js';
import { Ownership } from './ownership.js';

const key = (port: number): VirtualServiceKey => ({ kind: 'address', protocol: 'tcp', address: '10.0.0.1', port });

describe(Ownership.name, () => {
  let path: string;
  const loaded = async (bootId = 'boot-1'): Promise<Ownership> => {
    const ownership = new Ownership(new StateFolder(path), bootId);
    await ownership.load();
    return ownership;
  };

  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'directorate-ownership-'));
  });
  afterEach(() => rm(path, { recursive: true }));

  it('knows what it claimed after a restart, but not after a reboot', async () => {
    await (await loaded()).claim([key(80)]);
    expect((await loaded()).has(key(80))).toBe(true);
    expect((await loaded('boot-2')).has(key(80))).toBe(false);
  });

  it('takes back the claim of a service that was not made', async () => {
    const ownership = await loaded();
    await ownership.claim([key(80), key(81)]);
    await ownership.disclaim([key(81)]);
    expect([80, 81].map((port) => ownership.has(key(port)))).toEqual([true, false]);
    expect((await loaded()).has(key(81))).toBe(false);
  });

  it('forgets what is gone and takes nothing by keeping', async () => {
    const ownership = await loaded();
    await ownership.claim([key(80), key(81)]);
    await ownership.keepOnly([key(81), key(82)]);
    expect([80, 81, 82].map((port) => ownership.has(key(port)))).toEqual([false, true, false]);
  });
});
