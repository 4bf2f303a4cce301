import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BackgroundProcesses, type BackgroundProcess } from './background-processes.js';

describe(BackgroundProcesses.name, () => {
  let folder: string;
  let processes: BackgroundProcesses;
  let started: BackgroundProcess[];
  const start = async (marker: string, ...args: string[]): Promise<BackgroundProcess> => {
    const made = await processes.start({
      program: '/bin/sh', args: ['-c', ...args], env: { WORD: 'seen' }, cwd: '/', logFile: join(folder, 'log'), marker,
    }); // prettier-ignore
    started.push(made);
    return made;
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'directorate-background-'));
    processes = new BackgroundProcesses();
    started = [];
  });
  afterEach(async () => {
    for (const one of started) await processes.signal(one, 'SIGKILL');
    await rm(folder, { recursive: true });
  });

  it('starts a program that another instance of us recognises by its marker and ends with its children', async () => {
    const marker = `${folder}/web`;
    const made = await start(marker, 'sleep 60 & wait');
    const later = new BackgroundProcesses();
    expect(await later.find(marker)).toEqual(made);
    expect(await later.isAlive(made)).toBe(true);
    expect(await later.isAlive({ ...made, startTime: '1' })).toBe(false);
    await later.signal(made, 'SIGTERM');
    await vi.waitFor(async () => expect(await later.isAlive(made)).toBe(false));
    expect(await later.find(marker)).toBeNull();
  });

  it('logs what the program says and knows how it ended', async () => {
    const made = await start(`${folder}/once`, 'echo "$WORD"; exit 3');
    await vi.waitFor(() => expect(processes.exitOf(made)).toBe('exit status 3'));
    expect(await readFile(join(folder, 'log'), 'utf8')).toBe('seen\n');
  });

  it('rejects what cannot be executed', async () => {
    const missing = {
      program: '/nowhere/program',
      args: [],
      env: {},
      cwd: '/',
      logFile: join(folder, 'log'),
      marker: 'm',
    };
    await expect(processes.start(missing)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
