import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LocalPrograms } from './local-programs.js';
import { mustRun, Runner } from './runner.js';

const runner = new Runner(new LocalPrograms());

describe(Runner.name, () => {
  describe('exec', () => {
    it('returns output, error output and exit code', async () => {
      const result = await runner.exec(['sh', '-c', 'cat; echo oops >&2; exit 3'], { stdin: 'héllo' });
      expect(result).toEqual({ exitCode: 3, stdout: 'héllo', stderr: 'oops\n' });
    });

    it('tells a signal as a shell does', async () => {
      expect(await runner.exec(['sh', '-c', 'kill -KILL $$'])).toMatchObject({ exitCode: 137 });
    });

    it('gives a program an environment of its own', async () => {
      const { stdout } = await runner.exec(['env'], { env: { ROLE: 'node' }, cwd: '/usr' });
      expect(stdout).toContain('ROLE=node');
      expect(stdout).toContain('LC_ALL=C');
      expect(stdout).not.toContain('VITEST');
    });

    it('kills the whole process group when time is up', async () => {
      const running = runner.exec(['sh', '-c', 'echo begun; sleep 60 & wait'], { timeoutMs: 200 });
      await expect(running).rejects.toMatchObject({ code: 'lab-command-timeout' });
      await expect(running).rejects.toThrow('begun');
    });

    it('kills a program that prints too much', async () => {
      const running = runner.exec(['sh', '-c', 'while :; do echo abcdefgh; done'], { maxOutputBytes: 10_000 });
      await expect(running).rejects.toMatchObject({ code: 'lab-output-too-large' });
    });

    it('does not wait for ever for a daemon that keeps the output open', async () => {
      const startedAt = performance.now();
      const { stdout } = await runner.exec(['sh', '-c', 'setsid sleep 3 & echo done']);
      expect(stdout).toBe('done\n');
      expect(performance.now() - startedAt).toBeLessThan(2_000);
    });

    it('names a program that cannot be started', async () => {
      await expect(runner.exec(['/no/such/program'])).rejects.toThrow('/no/such/program could not be started');
    });
  });

  describe('spawn', () => {
    it('hands over lines, and appends to the log', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'runner-'));
      const logFile = join(folder, 'log');
      const lines: string[] = [];
      const spawned = await runner.spawn(['sh', '-c', 'echo one; echo two >&2; echo three'], {
        logFile,
        onLine: (line, stream) => lines.push(`${stream} ${line}`),
      });
      expect(await spawned.exited).toEqual({ code: 0, signal: null });
      expect(lines.sort()).toEqual(['stderr two', 'stdout one', 'stdout three']);
      await expect.poll(() => readFile(logFile, 'utf8')).toHaveLength('one two three '.length);
      await rm(folder, { recursive: true });
    });

    it('sends signals, and none to a process that has ended', async () => {
      const spawned = await runner.spawn(['sleep', '60']);
      await spawned.kill();
      expect(await spawned.exited).toEqual({ code: null, signal: 'SIGTERM' });
      await spawned.kill('SIGKILL');
    });
  });
});

describe(mustRun.name, () => {
  it('throws what the program said', async () => {
    await expect(mustRun(runner, ['sh', '-c', 'echo no such device >&2; exit 2'])).rejects.toThrow(
      'failed with exit code 2: no such device',
    );
  });
});
