import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ancestorsOf, planReach, reachPrefix } from './reach.js';

const run = promisify(execFile);

describe(ancestorsOf.name, () => {
  it('lists the folders above, the nearest last', () => {
    expect(ancestorsOf('/root/a/b')).toEqual(['/root', '/root/a']);
    expect(ancestorsOf('/root')).toEqual([]);
  });
});

describe(planReach.name, () => {
  const closed = (folder: string): boolean => folder === '/root' || folder === '/home/ann';

  it('does nothing where nothing is closed', () => {
    expect(planReach(['/opt/directorate', '/usr/bin'], closed)).toEqual({ covers: [], binds: [] });
  });

  it('covers each closed folder once and puts back the outermost of what is needed', () => {
    const paths = ['/root/project', '/root/project/.state', '/root/.nvm/node', '/home/ann/state', '/opt/x'];
    expect(planReach(paths, closed)).toEqual({
      covers: ['/root', '/home/ann'],
      binds: ['/root/project', '/root/.nvm/node', '/home/ann/state'],
    });
  });
});

describe.runIf(userInfo().uid === 0)(reachPrefix.name, () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'dtest-reach-'));
  });
  afterEach(async () => rm(dir, { recursive: true }));

  it('lets an unprivileged process read what it needs and nothing beside it', async () => {
    const needed = join(dir, 'closed one', 'needed');
    await mkdir(needed, { recursive: true });
    await writeFile(join(needed, 'file'), 'inside');
    await writeFile(join(dir, 'closed one', 'secret'), 'outside');
    await chmod(dir, 0o755);
    await chmod(join(dir, 'closed one'), 0o700);
    const asNobody = ['/usr/bin/setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--'];
    const cat = ['/bin/cat', join(needed, 'file')];
    await expect(run('/usr/bin/env', [...asNobody, ...cat])).rejects.toThrow(/Permission denied/);

    const prefix = await reachPrefix([needed]);
    expect((await run('/usr/bin/env', [...prefix, ...asNobody, ...cat])).stdout).toBe('inside');
    const listing = await run('/usr/bin/env', [...prefix, '/bin/ls', join(dir, 'closed one')]);
    expect(listing.stdout).toBe('needed\n');
  });

  it('is empty where every folder is open', async () => {
    await chmod(dir, 0o755);
    expect(await reachPrefix([join(dir, 'x')])).toEqual([]);
  });
});
