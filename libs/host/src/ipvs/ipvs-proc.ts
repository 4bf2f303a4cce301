import { createReadStream } from 'node:fs';
import { access, readdir, readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { matchesFilter, parseConnection, parseVersion, type ConnectionFilter, type IpvsConnection } from '#libs/ipvs';
import { readSetting, writeSetting } from '../network/kernel-settings.js';

const SETTINGS = '/proc/sys/net/ipv4/vs';
const PREFIX = 'net.ipv4.vs.';

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** What the kernel tells about IPVS in /proc, whichever driver changes it. */
export const ipvsProc = {
  /** Reads the table line by line and ends at the limit, so that a million connections do not become a million objects. */
  async connections(filter: ConnectionFilter, limit: number): Promise<readonly IpvsConnection[]> {
    if (!(await isThere('/proc/net/ip_vs_conn'))) return [];
    const input = createReadStream('/proc/net/ip_vs_conn', 'utf8');
    const found: IpvsConnection[] = [];
    try {
      for await (const line of createInterface({ input })) {
        const connection = parseConnection(line);
        if (connection === undefined || !matchesFilter(connection, filter)) continue;
        found.push(connection);
        if (found.length >= limit) break;
      }
    } finally {
      input.destroy();
    }
    return found;
  },

  async version(): Promise<{ readonly version: string; readonly connectionTableSize: number }> {
    const text = await readFile('/proc/net/ip_vs', 'utf8').catch(() => '');
    return parseVersion(text) ?? { version: 'unknown', connectionTableSize: 0 };
  },

  /** Numbers of one setting are parted by a blank; settings that cannot be read are left out. */
  async settings(): Promise<Readonly<Record<string, string>>> {
    const names = await readdir(SETTINGS).catch(() => []);
    const values = await Promise.all(
      names.map(async (name) => [name, await readSetting(`${PREFIX}${name}`).catch(() => null)] as const),
    );
    return Object.fromEntries(
      values.flatMap(([name, value]) => (value === null ? [] : [[name, value.replace(/\s+/g, ' ')]])),
    );
  },

  setSetting: (name: string, value: string): Promise<void> => writeSetting(`${PREFIX}${name}`, value),
};
