import { readdir, readFile, writeFile } from 'node:fs/promises';
import { DomainError, messageOf } from '#libs/errors';

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** The parts of a dotted name. A device's name may hold dots, a setting's own name none. */
function partsOf(name: string): string[] {
  const match = /^(net\.ipv[46]\.(?:conf|neigh))\.([A-Za-z0-9._*-]+)\.([a-z0-9_]+)$/.exec(name);
  const parts = match === null ? name.split('.') : [...(match[1] ?? '').split('.'), match[2] ?? '', match[3] ?? ''];
  if (parts.every((part) => /^([A-Za-z0-9._-]+|\*)$/.test(part) && part !== '..' && part !== '.')) return parts;
  throw new DomainError('invalid-input', `${JSON.stringify(name)} is not the name of a kernel setting.`);
}

/** `net.ipv4.conf.eth0.10.rp_filter` → `/proc/sys/net/ipv4/conf/eth0.10/rp_filter`; proc_sys(5). */
export const settingPath = (name: string): string => `/proc/sys/${partsOf(name).join('/')}`;

/** The names that a pattern stands for: `*` is any device, `all` and `default` included. */
async function expand(pattern: string): Promise<string[]> {
  const parts = partsOf(pattern);
  const star = parts.indexOf('*');
  if (star === -1) return [pattern];
  const folder = `/proc/sys/${parts.slice(0, star).join('/')}`;
  const devices = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  return devices.map((device) => parts.with(star, device).join('.'));
}

/** The value of a setting; null when the kernel has none of that name. */
export async function readSetting(name: string): Promise<string | null> {
  try {
    return (await readFile(settingPath(name), 'utf8')).trim();
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** The values of all settings that the patterns stand for and the kernel has. */
export async function readSettings(patterns: readonly string[]): Promise<Record<string, string>> {
  const names = new Set((await Promise.all(patterns.map(expand))).flat());
  const values = await Promise.all([...names].map(async (name) => [name, await readSetting(name)] as const));
  return Object.fromEntries(values.flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

/** @throws DomainError `command-failed` with the kernel's answer. */
export async function writeSetting(name: string, value: string): Promise<void> {
  try {
    await writeFile(settingPath(name), value);
  } catch (cause) {
    const message = `The kernel setting ${name} cannot be set to ${value}: ${messageOf(cause)}.`;
    throw new DomainError('command-failed', message, { cause });
  }
}
