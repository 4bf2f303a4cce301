import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ProcessIdentity } from './processes.js';

/** What a lab has made outside of its files; written before it is made, so that a later start can remove it. */
export interface RunRecord {
  readonly owner: ProcessIdentity;
  readonly bootId: string;
  /** Network namespaces on this host. */
  readonly namespaces: readonly string[];
  /** True when `/run/netns` was no mount before: `ip netns` makes it one, and never undoes that. */
  readonly madeNetnsMount: boolean;
}

/** Folder for what lives as long as the lab. */
export function runFolder(stateDir: string): string {
  return join(stateDir, 'lab');
}

export function namespaceFolder(stateDir: string): string {
  return join(runFolder(stateDir), 'namespaces');
}

export async function readRunRecord(stateDir: string): Promise<RunRecord | undefined> {
  const text = await readFile(recordFile(stateDir), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as RunRecord);
}

export async function writeRunRecord(stateDir: string, record: RunRecord): Promise<void> {
  const file = recordFile(stateDir);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, JSON.stringify(record));
  await rename(`${file}.new`, file);
}

export async function readBootId(): Promise<string> {
  return (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
}

function recordFile(stateDir: string): string {
  return join(runFolder(stateDir), 'run.json');
}
