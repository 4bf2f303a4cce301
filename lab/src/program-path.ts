import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { LabError } from './errors.js';

/** Folders that programs are looked for in, on the host and in the guest, which has the host's files. */
export const PROGRAM_FOLDERS: readonly string[] = [
  '/usr/local/sbin',
  '/usr/local/bin',
  '/usr/sbin',
  '/usr/bin',
  '/sbin',
  '/bin',
];

const found = new Map<string, string>();

/** Where a program is installed, or undefined; a name with a slash is a path already. */
export function findProgram(name: string): string | undefined {
  if (name.includes('/')) return name;
  const known = found.get(name);
  if (known !== undefined) return known;
  const path = PROGRAM_FOLDERS.map((folder) => join(folder, name)).find(isExecutable);
  if (path !== undefined) found.set(name, path);
  return path;
}

/**
 * The argv with the path of its program: Debian's static busybox takes a bare name for one of its own applets.
 * An empty argv becomes `env`, behind which any argv can be put.
 */
export function withProgramPath([name = 'env', ...args]: readonly string[]): string[] {
  const path = findProgram(name);
  if (path === undefined) throw new LabError('lab-program-missing', `The program ${name} is not installed.`);
  return [path, ...args];
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
