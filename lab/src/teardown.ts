import { readdir, rm, rmdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { LabError } from './errors.js';
import { LocalPrograms } from './local-programs.js';
import { mountPoints, mountsBelow } from './mounts.js';
import { NETNS_FOLDER } from './namespace-exec.js';
import { isAlive } from './processes.js';
import { namespaceFolder, readBootId, readRunRecord, runFolder, type RunRecord } from './run-record.js';
import { mustRun, Runner } from './runner.js';
import type { ProgramRunner } from './types.js';

const TERM_PATIENCE_MS = 2_000;
const KILL_PATIENCE_MS = 5_000;
const POLL_MS = 50;

/** What was found of a lab whose owner had gone without taking it down. */
export interface Leftovers {
  readonly processes: number;
  readonly namespaces: readonly string[];
}

/**
 * Removes what a lab that was killed has left behind; does nothing where there is nothing.
 * Refuses when the lab of this state folder is still owned by a living process.
 */
export async function cleanUpLeftovers(stateDir: string): Promise<Leftovers | undefined> {
  const record = await readRunRecord(stateDir);
  if (record === undefined) return undefined;
  if (record.bootId !== (await readBootId())) {
    await rm(runFolder(stateDir), { recursive: true, force: true });
    return undefined;
  }
  if (await isAlive(record.owner)) {
    const message = `A lab already runs from ${stateDir} (process ${record.owner.pid}); stop it first.`;
    throw new LabError('lab-in-use', message);
  }
  return takeDown(stateDir, record);
}

/** Ends every process in the lab's namespaces, then removes mounts, namespaces and the run's files. */
export async function takeDown(stateDir: string, record: RunRecord): Promise<Leftovers> {
  const runner = new Runner(new LocalPrograms());
  const existing = new Set(await readdir(NETNS_FOLDER).catch(() => []));
  const namespaces = record.namespaces.filter((namespace) => existing.has(namespace));
  const processes = await endProcesses(runner, namespaces);
  for (const point of mountsBelow(await mountPoints(), namespaceFolder(stateDir))) {
    await mustRun(runner, ['umount', point]);
  }
  for (const namespace of namespaces) await mustRun(runner, ['ip', 'netns', 'delete', namespace]);
  if (record.madeNetnsMount) await undoNetnsMount(runner);
  await rm(runFolder(stateDir), { recursive: true, force: true });
  return { processes, namespaces };
}

async function endProcesses(runner: ProgramRunner, namespaces: readonly string[]): Promise<number> {
  const found = await processesIn(runner, namespaces);
  signalAll(found, 'SIGTERM');
  await waitUntilGone(runner, namespaces, TERM_PATIENCE_MS, () => undefined);
  const remaining = await waitUntilGone(runner, namespaces, KILL_PATIENCE_MS, (pids) => signalAll(pids, 'SIGKILL'));
  if (remaining.length > 0) {
    throw new LabError('lab-command-failed', `These processes cannot be ended: ${remaining.join(', ')}.`);
  }
  return found.length;
}

async function waitUntilGone(
  runner: ProgramRunner,
  namespaces: readonly string[],
  patienceMs: number,
  eachRound: (pids: readonly number[]) => void,
): Promise<number[]> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const pids = await processesIn(runner, namespaces);
    if (pids.length === 0 || performance.now() > deadline) return pids;
    eachRound(pids);
    await sleep(POLL_MS);
  }
}

async function processesIn(runner: ProgramRunner, namespaces: readonly string[]): Promise<number[]> {
  const lists = await Promise.all(namespaces.map((namespace) => mustRun(runner, ['ip', 'netns', 'pids', namespace])));
  return lists.flatMap((list) => list.split('\n').filter(Boolean).map(Number));
}

function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }
}

async function undoNetnsMount(runner: ProgramRunner): Promise<void> {
  const others = await readdir(NETNS_FOLDER).catch(() => undefined);
  if (others === undefined || others.length > 0) return;
  if ((await mountPoints()).includes(NETNS_FOLDER)) await mustRun(runner, ['umount', NETNS_FOLDER]);
  await rmdir(NETNS_FOLDER);
}
