import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { SpawnRunner } from './spawn-runner.js';

const runner = new SpawnRunner();
const sh = (script: string) => ({ program: '/bin/sh', args: ['-c', script] });

async function isAlive(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return stat !== null && !/\) [ZX] /.test(stat);
}

describe(SpawnRunner.name, () => {
  it('gives both outputs and what was written to standard input', async () => {
    expect(await runner.run({ ...sh('cat; echo aside >&2'), stdin: 'in' })).toEqual({
      ...{ exitCode: 0, stdout: 'in', stderr: 'aside\n' },
    });
  });

  it('passes bytes unchanged', async () => {
    const { stdout } = await runner.run({ ...sh('od -An -tx1'), stdin: Uint8Array.from([0, 255, 10, 128]) });
    expect(stdout.trim()).toBe('00 ff 0a 80');
  });

  it('passes arguments as they are: no shell reads them', async () => {
    const hostile = ['$(id)', '; id', "'", '"', '\n', '*', ''];
    const { stdout } = await runner.run({ program: '/usr/bin/printf', args: ['[%s]', ...hostile] });
    expect(stdout).toBe(hostile.map((arg) => `[${arg}]`).join(''));
  });

  it('gives a program nothing of our environment', async () => {
    const { stdout } = await runner.run({ program: '/usr/bin/env', args: [] });
    expect(stdout.split('\n').filter((line) => line !== '')).toEqual([
      'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      'LC_ALL=C',
    ]);
  });

  it("tells a failure with the program's own words", async () => {
    await expect(runner.run(sh('echo "No such service" >&2; exit 255'))).rejects.toMatchObject({
      code: 'command-failed',
      message: expect.stringMatching(/exit 255: No such service$/) as string,
    });
  });

  it('accepts the exit codes that the caller expects', async () => {
    expect(await runner.run({ ...sh('exit 1'), expectedExitCodes: [0, 1] })).toMatchObject({ exitCode: 1 });
  });

  it('tells which program is missing', async () => {
    await expect(runner.run({ program: 'dtest-no-such-program', args: [] })).rejects.toMatchObject({
      code: 'command-failed',
      hint: 'Install the program dtest-no-such-program.',
    });
  });

  it('kills a program that takes too long, with its children', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'directorate-runner-'));
    const pidFile = join(folder, 'pid');
    const failure = runner.run({ ...sh(`sleep 60 & echo $! > ${pidFile}; wait`), timeoutMs: 500 });
    await expect(failure).rejects.toMatchObject({ code: 'command-timeout' });
    const child = Number(await readFile(pidFile, 'utf8'));
    await vi.waitFor(async () => expect(await isAlive(child)).toBe(false));
    await rm(folder, { recursive: true });
  });

  it('stops a program that says too much', async () => {
    await expect(runner.run({ ...sh('yes'), maxOutputBytes: 1000 })).rejects.toMatchObject({
      code: 'command-failed',
      message: expect.stringContaining('more than 1000 bytes') as string,
    });
  });
});
