import type { DirectorVirtualService } from '#libs/contracts';
import type { IpvsStatistics } from '#libs/host';
import { formatEndpoint, formatKey } from '#libs/ipvs';

/** Connections, packets in and out, bytes in and out; then active, inactive and persistent connections. */
export type Numbers = readonly [number, number, number, number, number, number, number, number];
export const COUNTERS = 5;
const NOTHING: Numbers = [0, 0, 0, 0, 0, 0, 0, 0];

/** One service or server of the cluster with the kernel's numbers. */
export interface SubjectReading {
  readonly service: string;
  readonly server: string | null;
  /** The entry's name in the kernel. */
  readonly entry: string;
  readonly numbers: Numbers;
}

export interface KernelReading {
  readonly subjects: readonly SubjectReading[];
  /** Every entry that the kernel has, whoever made it. */
  readonly entries: ReadonlySet<string>;
}

/** The numbers of our services in what the kernel counted; a service's connections are those of all its servers. */
export function readKernel(
  services: readonly DirectorVirtualService[],
  statistics: IpvsStatistics | null,
): KernelReading {
  const entries = new Set<string>();
  for (const [service, rows] of statistics?.counters ?? [])
    for (const server of rows.keys()) entries.add(nameOf(service, server));
  const subjects = services.flatMap(({ id, key, realServers }): SubjectReading[] => {
    const service = formatKey(key);
    const counters = statistics?.counters.get(service);
    if (counters === undefined) return [];
    const usage = statistics?.usage.get(service);
    const gauges = (server: string): readonly [number, number, number] => {
      const row = usage?.get(server);
      return [row?.activeConnections ?? 0, row?.inactiveConnections ?? 0, row?.persistentConnections ?? 0];
    };
    const numbers = (server: string, [active, inactive, persistent]: readonly [number, number, number]): Numbers => {
      const row = counters.get(server);
      if (row === undefined) return NOTHING;
      const { connections, packetsIn, packetsOut, bytesIn, bytesOut } = row;
      return [connections, packetsIn, packetsOut, bytesIn, bytesOut, active, inactive, persistent];
    };
    const sums: [number, number, number] = [0, 0, 0];
    for (const server of usage?.keys() ?? []) {
      if (server !== '') gauges(server).forEach((value, index) => (sums[index] = (sums[index] ?? 0) + value));
    }
    const own = realServers.flatMap((server): SubjectReading[] => {
      const endpoint = formatEndpoint(server);
      if (!counters.has(endpoint)) return [];
      const entry = nameOf(service, endpoint);
      return [{ service: id, server: server.id, entry, numbers: numbers(endpoint, gauges(endpoint)) }];
    });
    return [{ service: id, server: null, entry: nameOf(service, ''), numbers: numbers('', sums) }, ...own];
  });
  return { subjects, entries };
}

const nameOf = (service: string, server: string): string => `${service} ${server}`;
