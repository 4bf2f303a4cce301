import { readFile, readlink, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What a running PostgreSQL tells about itself in `postmaster.pid`; src/include/utils/pidfile.h. */
export interface PostmasterFile {
  readonly pid: number;
  /** `starting`, `stopping`, `ready` or `standby`; empty before the server has said anything. */
  readonly status: string;
}

/** Reads the text of `postmaster.pid`: the pid is line 1, the status line 8. */
export function parsePostmasterFile(text: string): PostmasterFile | null {
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, status: (lines[7] ?? '').trim() };
}

export async function readPostmasterFile(dataDir: string): Promise<PostmasterFile | null> {
  return readFile(join(dataDir, 'postmaster.pid'), 'utf8').then(parsePostmasterFile, () => null);
}

/** Whether this process is a postmaster that works in this data directory, and not just a reused number. */
export async function isPostmasterOf(pid: number, dataDir: string): Promise<boolean> {
  try {
    const [program, where, own] = await Promise.all([
      readlink(`/proc/${pid.toString()}/exe`),
      stat(`/proc/${pid.toString()}/cwd`),
      stat(dataDir),
    ]);
    return /\/postgres( \(deleted\))?$/.test(program) && where.ino === own.ino && where.dev === own.dev;
  } catch {
    return false;
  }
}
