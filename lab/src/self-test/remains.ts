import { readdir, readFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { mountPoints } from '../mounts.js';
import { NETNS_FOLDER } from '../namespace-exec.js';

/** What a lab could leave behind on this host. */
export interface Traces {
  readonly namespaces: readonly string[];
  readonly mounts: readonly string[];
  readonly interfaces: readonly string[];
  readonly guests: readonly string[];
}

/** Takes stock: namespaces, mounts, interfaces of the first namespace, and QEMU processes that use the state folder. */
export async function takeStock(stateDir: string): Promise<Traces> {
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry));
  const commands = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
  return {
    namespaces: await readdir(NETNS_FOLDER).catch(() => []),
    mounts: await mountPoints(),
    interfaces: Object.keys(networkInterfaces()),
    guests: commands.filter((command) => command.startsWith('qemu-system') && command.includes(stateDir)),
  };
}

/** What is there now and was not before. */
export function newTraces(before: Traces, after: Traces): string[] {
  const kinds = ['namespaces', 'mounts', 'interfaces', 'guests'] as const;
  return kinds.flatMap((kind) =>
    after[kind].filter((trace) => !before[kind].includes(trace)).map((trace) => `${kind}: ${trace}`),
  );
}
