import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A folder that others may not enter, and what of it they need. */
export interface ReachPlan {
  /** Folders that hide a needed one, for instance `/root`; covered by an empty one in a private mount namespace. */
  readonly covers: readonly string[];
  /** Folders that are put back, at their own paths, inside the covers. */
  readonly binds: readonly string[];
}

/** Every folder above a path, the nearest last. */
export function ancestorsOf(path: string): string[] {
  const above: string[] = [];
  for (let folder = dirname(path); folder !== '/'; folder = dirname(folder)) above.unshift(folder);
  return above;
}

const isInside = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

/** What has to be covered and put back so that an unprivileged process reaches these folders; pure. */
export function planReach(paths: readonly string[], isClosed: (folder: string) => boolean): ReachPlan {
  const closed = paths.map((path) => ({ path, cover: ancestorsOf(path).find(isClosed) }));
  const hidden = closed.filter((one) => one.cover !== undefined).map((one) => one.path);
  return {
    covers: [...new Set(closed.flatMap((one) => one.cover ?? []))],
    binds: [...new Set(hidden)].filter((path) => !hidden.some((other) => other !== path && isInside(path, other))),
  };
}

const SCRIPT = `set -e
mount -t tmpfs -o mode=0755,size=1m directorate /mnt
covers=$1; shift
binds=$1; shift
number=0
for path in $binds; do
  number=$((number + 1)); mkdir /mnt/$number; mount --rbind "$(printf '%b' "$path")" /mnt/$number
done
for path in $covers; do mount -t tmpfs -o mode=0755,size=1m directorate "$(printf '%b' "$path")"; done
number=0
for path in $binds; do
  number=$((number + 1)); mkdir -p "$(printf '%b' "$path")"; mount --rbind /mnt/$number "$(printf '%b' "$path")"
done
umount -l /mnt
exec "$@"`;

const packed = (paths: readonly string[]): string => paths.map((path) => path.replace(/[\\ \n]/g, octal)).join(' ');
const octal = (character: string): string => `\\0${character.charCodeAt(0).toString(8).padStart(3, '0')}`;

/**
 * Argv to put before a command so that an unprivileged process reaches folders below one that is closed to it, such as
 * `/root`. The mounts are private to that process; mount_namespaces(7). Empty when nothing stands in the way.
 */
export async function reachPrefix(paths: readonly string[]): Promise<string[]> {
  const closed = new Set<string>();
  for (const folder of new Set(paths.flatMap(ancestorsOf))) {
    const mode = await stat(folder).then(
      (found) => found.mode,
      () => 0o1,
    );
    if ((mode & 0o001) === 0) closed.add(folder);
  }
  const plan = planReach(paths, (folder) => closed.has(folder));
  if (plan.covers.length === 0) return [];
  const unshare = ['/usr/bin/unshare', '--mount', '--propagation', 'private', '--'];
  return [...unshare, '/bin/sh', '-c', SCRIPT, 'reach', packed(plan.covers), packed(plan.binds)];
}
