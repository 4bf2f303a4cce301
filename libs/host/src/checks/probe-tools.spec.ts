import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SpawnRunner } from '../command/spawn-runner.js';
import { LinuxCheckFiles } from './linux-check-files.js';
import { LinuxPrograms } from './linux-programs.js';

const isRoot = process.getuid?.() === 0;

describe(LinuxPrograms.name, () => {
  const programs = new LinuxPrograms(new SpawnRunner());
  const run = (argv: readonly string[], user = 'nobody') =>
    programs.run({ argv, user, timeoutMs: 2000, maxOutputBytes: 1000 });

  it.runIf(isRoot)('runs as the unprivileged user, without groups', async () => {
    expect(await run(['/usr/bin/id'])).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^uid=65534\(nobody\) gid=65534\(nogroup\) groups=65534\(nogroup\)\n$/) as string,
    });
  });

  it.runIf(isRoot)('gives every exit status back, and cannot gain rights', async () => {
    expect(await run(['/bin/sh', '-c', 'grep NoNewPrivs /proc/self/status; exit 77'])).toMatchObject({
      exitCode: 77,
      stdout: 'NoNewPrivs:\t1\n',
    });
  });

  it('never runs as root', async () => {
    await expect(run(['/usr/bin/id'], 'root')).rejects.toThrow('never runs a program as root');
  });

  it.runIf(isRoot)('tells a program that does not end', async () => {
    const endless = programs.run({ argv: ['/bin/sleep', '9'], user: 'nobody', timeoutMs: 100, maxOutputBytes: 100 });
    await expect(endless).rejects.toMatchObject({ code: 'command-timeout' });
  });
});

describe(LinuxCheckFiles.name, () => {
  const files = new LinuxCheckFiles();
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'directorate-check-files-'));
    await writeFile(join(folder, 'state'), 'in service\n');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('reads the beginning of a file', async () => {
    expect(await files.read(join(folder, 'state'), 100)).toBe('in service\n');
    expect(await files.read(join(folder, 'state'), 2)).toBe('in');
  });

  it('knows a file that is not there', async () => {
    expect(await files.read(join(folder, 'missing'), 100)).toBeNull();
  });

  it('does not wait for a pipe or read a folder', async () => {
    execFileSync('/usr/bin/mkfifo', [join(folder, 'pipe')]);
    await expect(files.read(join(folder, 'pipe'), 100)).rejects.toThrow('not a plain file');
    await expect(files.read(folder, 100)).rejects.toThrow('not a plain file');
  });
});
