import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BackgroundProcesses } from '#libs/host';
import { systemClock } from '../shared/clock.js';
import { StateFolder } from '../shared/state-folder.js';
import { ServiceCatalogue } from './service-catalogue.js';
import { ServiceRecords } from './service-records.js';
import { ServiceSupervisor, type ServiceStatus } from './service-supervisor.js';

describe(ServiceSupervisor.name, () => {
  let base: string;
  let supervisor: ServiceSupervisor;
  let changes: string[];
  const enabled = [{ name: 'web', enabled: true }];
  const define = (name: string, script: string, part: object = {}): Promise<void> =>
    writeFile(
      join(base, 'catalogue', `${name}.json`),
      JSON.stringify({ name, argv: ['/bin/sh', '-c', script], ...part }),
      {
        mode: 0o644,
      },
    );
  const status = (name = 'web'): ServiceStatus | undefined => supervisor.status().find((one) => one.name === name);
  const pid = (): number => Number(/\d+/.exec(status()?.detail ?? '')?.[0]);
  /** An agent after a start: same files, nothing in memory. */
  const restart = async (bootId = 'boot-1'): Promise<ServiceSupervisor> => {
    const records = new ServiceRecords(new StateFolder(base), bootId);
    await records.load();
    return new ServiceSupervisor({
      catalogue: new ServiceCatalogue(join(base, 'catalogue')),
      records,
      processes: new BackgroundProcesses(),
      clock: systemClock,
      random: () => 0,
      stateDir: base,
      onChange: (one, former) => changes.push(`${one.name} ${former ?? '-'} → ${one.state}`),
    });
  };

  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'directorate-services-'));
    await mkdir(join(base, 'catalogue'));
    changes = [];
    supervisor = await restart();
  });
  afterEach(async () => {
    await supervisor.stopAll();
    await rm(base, { recursive: true });
  });

  it('starts what the document enables and stops what it disables', async () => {
    await define('web', 'sleep 60');
    expect(await supervisor.reconcile(enabled)).toEqual([]);
    expect(status()).toMatchObject({ state: 'running' });
    const first = pid();
    await supervisor.reconcile(enabled);
    expect(pid()).toBe(first);
    await supervisor.reconcile([{ name: 'web', enabled: false }]);
    expect(status()).toMatchObject({ state: 'stopped' });
    expect(() => process.kill(first, 0)).toThrow();
  });

  it('finds a running service again after a restart of the agent, also without its record', async () => {
    await define('web', 'sleep 60');
    await supervisor.reconcile(enabled);
    const first = pid();
    supervisor = await restart();
    await supervisor.reconcile(enabled);
    expect(pid()).toBe(first);
    await rm(join(base, 'services.json'));
    supervisor = await restart();
    await supervisor.reconcile(enabled);
    expect(pid()).toBe(first);
  });

  it('starts a crashed service again, and waits longer each time', async () => {
    await define('web', 'echo x >> runs; exit 7', { cwd: base });
    for (let round = 0; round < 12; round++) {
      await supervisor.reconcile(enabled);
      await systemClock.sleep(50);
    }
    const runs = (await readFile(join(base, 'runs'), 'utf8')).split('\n').length - 1;
    expect(runs).toBeGreaterThanOrEqual(2);
    expect(runs).toBeLessThanOrEqual(3);
    expect(status()?.state).toBe('failed');
    expect(JSON.stringify(await supervisor.reconcile(enabled))).toContain('exit status 7');
    expect(changes).toEqual(['web - → failed']);
  });

  it('obeys commands until the document says something new', async () => {
    await define('web', 'sleep 60');
    await supervisor.reconcile(enabled);
    const first = pid();
    expect(await supervisor.control('web', 'restart')).toMatchObject({ state: 'running' });
    expect(pid()).not.toBe(first);
    await supervisor.control('web', 'stop');
    await supervisor.reconcile(enabled);
    expect(status()?.state).toBe('stopped');
    supervisor = await restart();
    await supervisor.reconcile(enabled);
    expect(status()?.state).toBe('stopped');
    await supervisor.reconcile([]);
    await supervisor.reconcile(enabled);
    expect(status()?.state).toBe('running');
  });

  it('tells the program which command started it', async () => {
    const told = join(base, 'told');
    await define('web', `printf %s "$DIRECTORATE_COMMAND_ID" > '${told}'; sleep 60`);
    await supervisor.control('web', 'start', '01JCOMMAND');
    expect(await readFile(told, 'utf8')).toBe('01JCOMMAND');
  });

  it('refuses what is not in the catalogue and says why a start failed', async () => {
    await expect(supervisor.control('shell', 'start')).rejects.toMatchObject({ code: 'not-found' });
    await define('web', 'exit 4');
    await expect(supervisor.control('web', 'start')).rejects.toMatchObject({
      code: 'service-failed',
      message: expect.stringContaining('exit status 4') as string,
    });
    expect(await supervisor.reconcile([{ name: 'gone', enabled: true }])).toContainEqual(
      expect.objectContaining({ subject: 'service gone' }),
    );
  });

  it('kills what does not stop in time', async () => {
    await define('web', "trap '' TERM; while :; do sleep 1; done", { stopTimeoutSeconds: 1 });
    await supervisor.reconcile(enabled);
    const first = pid();
    await supervisor.control('web', 'stop');
    await vi.waitFor(() => expect(() => process.kill(first, 0)).toThrow());
  });

  it('runs no file that others may write, and none that is not a definition', async () => {
    await define('web', 'sleep 60');
    await chmod(join(base, 'catalogue/web.json'), 0o666);
    await writeFile(join(base, 'catalogue/odd.json'), '{"name":"odd","argv":["relative"]}');
    const faults = await supervisor.reconcile(enabled);
    expect(faults.map((fault) => fault.message).join('\n')).toMatch(
      /chmod go-w[^]*absolute path|absolute path[^]*chmod go-w/,
    );
    expect(status()?.state).toBe('failed');
  });
});
