import { readFile, rm, writeFile } from 'node:fs/promises';
import { DomainError } from '#libs/errors';

/** Start time in clock ticks since boot, so that a reused number is not taken for the same process: field 22 of proc(5) stat. */
async function startTicks(pid: number): Promise<string | null> {
  return readFile(`/proc/${pid.toString()}/stat`, 'utf8').then(
    (text) =>
      text
        .slice(text.lastIndexOf(')') + 2)
        .split(' ')
        .at(19) ?? null,
    () => null,
  );
}

/** Claims a folder for this process; refuses while the process that claimed it before still runs. */
export async function claimOwnership(file: string, what: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const match = /^(\d+) (\d+)$/.exec(text.trim());
  if (match !== null) {
    const owner = Number(match[1]);
    if (owner !== process.pid && (await startTicks(owner)) === match[2]) {
      throw new DomainError('conflict', `${what} is already in use by process ${owner.toString()}.`, {
        hint: 'Stop that process first, or choose another state folder.',
      });
    }
  }
  const own = await startTicks(process.pid);
  await writeFile(file, `${process.pid.toString()} ${own ?? '0'}\n`, { mode: 0o600 });
}

/** Gives the folder back, if it is ours. */
export async function releaseOwnership(file: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => '');
  if (text.startsWith(`${process.pid.toString()} `)) await rm(file, { force: true });
}
