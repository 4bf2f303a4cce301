import { readFile } from 'node:fs/promises';

/** Mount points of this process, in the order in which they were mounted. */
export async function mountPoints(): Promise<string[]> {
  return parseMountPoints(await readFile('/proc/self/mountinfo', 'utf8'));
}

/** Field 5 of each line of `/proc/self/mountinfo` (proc(5)), with its octal escapes undone. */
export function parseMountPoints(mountinfo: string): string[] {
  return mountinfo
    .split('\n')
    .map((line) => line.split(' ')[4])
    .filter((field) => field !== undefined)
    .map((field) => field.replace(/\\([0-7]{3})/g, (_match, octal: string) => String.fromCharCode(parseInt(octal, 8))));
}

/** Mount points at or below a folder, the last mounted first: the order in which they can be unmounted. */
export function mountsBelow(points: readonly string[], folder: string): string[] {
  return points.filter((point) => point === folder || point.startsWith(`${folder}/`)).reverse();
}
