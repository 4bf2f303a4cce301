import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SupervisedProcess, type SupervisedProcessOptions } from './supervised-process.js';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function waitFor(condition: () => boolean, what: string): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await sleep(10);
  }
}

describe(SupervisedProcess.name, () => {
  let dir: string;
  let running: SupervisedProcess[] = [];

  const supervise = (script: string, more: Partial<SupervisedProcessOptions> = {}): SupervisedProcess => {
    const made = new SupervisedProcess({
      name: 'the test program',
      command: { program: '/bin/sh', args: ['-c', script] },
      deathSignal: 'KILL',
      logFile: join(dir, 'log'),
      stopSignal: 'SIGTERM',
      stopTimeoutMs: 300,
      startTimeoutMs: 2_000,
      isReady: async () => (await readFile(join(dir, 'log'), 'utf8')).includes('ready'),
      ...more,
    });
    running.push(made);
    return made;
  };

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'dtest-supervised-'));
  });
  afterEach(async () => {
    for (const one of running) await one.stop();
    running = [];
    await rm(dir, { recursive: true });
  });

  it('starts a program, feeds its input and keeps its output', async () => {
    const program = supervise('cat; echo ready; exec sleep 100', { stdin: 'a secret\n', env: { GIVEN: 'x' } });
    await program.start();
    expect(program.isReady).toBe(true);
    expect(await readFile(join(dir, 'log'), 'utf8')).toBe('a secret\nready\n');
    expect(program.pid).toBeTypeOf('number');
  });

  it('passes nothing of our own environment on', async () => {
    const program = supervise('env; echo ready; exec sleep 100', { env: { GIVEN: 'x' } });
    await program.start();
    const names = (await readFile(join(dir, 'log'), 'utf8')).match(/^[A-Z_]+(?==)/gm) ?? [];
    expect(names.filter((one) => one !== 'PWD' && one !== '_').sort()).toEqual(['GIVEN', 'LC_ALL', 'PATH']);
  });

  it('tells how a program failed to start, with its own words', async () => {
    const program = supervise('echo "no such thing: 42"; exit 3');
    await expect(program.start()).rejects.toThrow(/ended while it was starting \(status 3\)\. no such thing: 42/);
    expect(program.pid).toBeNull();
  });

  it('gives up on a program that is not ready in time and leaves nothing running', async () => {
    const program = supervise('exec sleep 100', { startTimeoutMs: 100, isReady: () => Promise.resolve(false) });
    const starting = program.start();
    await waitFor(() => program.pid !== null, 'a pid');
    const pid = program.pid ?? 0;
    await expect(starting).rejects.toThrow(/not ready within 100 ms/);
    expect(isAlive(pid)).toBe(false);
  });

  it('starts a program again that was killed', async () => {
    const events: string[] = [];
    const program = supervise('echo ready; exec sleep 100', { onEvent: (message) => events.push(message) });
    await program.start();
    const first = program.pid;
    await program.kill();
    await program.whenReady(5_000);
    expect(program.pid).not.toBe(first);
    expect(program.restarts).toBe(1);
    expect(events).toEqual(['the test program ended (SIGKILL); starting it again']);
  });

  it('leaves a program down when asked to, until it is started', async () => {
    const program = supervise('echo ready; exec sleep 100');
    await program.start();
    await program.kill({ stayDown: true });
    await sleep(400);
    expect(program.pid).toBeNull();
    await program.start();
    expect(program.isReady).toBe(true);
  });

  it('stops a program that comes back just now', async () => {
    const program = supervise('echo ready; exec sleep 100');
    await program.start();
    await program.kill();
    await sleep(190);
    await program.stop();
    await sleep(300);
    expect(program.pid).toBeNull();
  });

  it('kills a program and its children when it does not stop', async () => {
    const program = supervise(`trap '' TERM; sleep 100 & echo "child $!"; echo ready; while :; do sleep 1; done`);
    await program.start();
    const child = Number(/child (\d+)/.exec(await readFile(join(dir, 'log'), 'utf8'))?.[1]);
    expect(isAlive(child)).toBe(true);
    await program.stop();
    await waitFor(() => !isAlive(child), 'the end of the child');
  });

  it('ends a program whose launcher was killed', async () => {
    const script = join(dir, 'launcher.mjs');
    await writeFile(
      script,
      `import { spawn } from 'node:child_process';
       const child = spawn('/usr/bin/setpriv', ['--pdeathsig=KILL', '--', 'sleep', '100'], { detached: true });
       process.stdout.write(child.pid + ' ready');
       setInterval(() => undefined, 1000);`,
    );
    const launcher = supervise(`exec ${process.execPath} ${script}`);
    await launcher.start();
    const pid = Number(/(\d+) ready/.exec(await readFile(join(dir, 'log'), 'utf8'))?.[1]);
    process.kill(launcher.pid ?? 0, 'SIGKILL');
    await waitFor(() => !isAlive(pid), 'the end of the orphan');
  });

  it('keeps a log that has grown too large aside', async () => {
    await writeFile(join(dir, 'log'), Buffer.alloc(9 * 1024 * 1024, 'x'));
    await supervise('echo ready; exec sleep 100').start();
    expect(await readFile(join(dir, 'log'), 'utf8')).toBe('ready\n');
    expect((await readFile(join(dir, 'log.1'))).length).toBe(9 * 1024 * 1024);
  });
});
