import { isDeepStrictEqual } from 'node:util';
import type { DirectorRealServer, DirectorVirtualService, MachineReport } from '#libs/contracts';
import { formatEndpoint } from '#libs/ipvs';
import type { ChangedDocument } from '../machine-states/machine-state-publisher.js';

export type ImpactEffect = 'created' | 'changed' | 'removed';

export interface TouchedService {
  readonly id: string;
  readonly name: string;
  readonly effect: ImpactEffect;
}

export interface TouchedServer {
  readonly id: string;
  readonly virtualServiceId: string;
  readonly name: string;
  readonly effect: ImpactEffect;
  /** It took new connections before and takes none after. */
  readonly losesTraffic: boolean;
  /** Connections that live there now, established and closing. */
  readonly connections: number;
}

/** Whom a change concerns. */
export interface Impact {
  readonly services: readonly TouchedService[];
  readonly servers: readonly TouchedServer[];
  readonly connections: number;
}

const takesTraffic = (server: DirectorRealServer | undefined): boolean =>
  server !== undefined && server.adminState === 'enabled' && server.config.weight > 0;

interface Pair<T> {
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** What is in either list, by id, with both of its forms; what did not change is left out. */
function differing<T extends { readonly id: string }>(before: readonly T[], after: readonly T[]): Pair<T>[] {
  const former = new Map(before.map((one) => [one.id, one]));
  const latter = new Map(after.map((one) => [one.id, one]));
  return [...new Set([...former.keys(), ...latter.keys()])]
    .map((id) => ({ before: former.get(id), after: latter.get(id) }))
    .filter((pair) => !isDeepStrictEqual(pair.before, pair.after));
}

const effectOf = ({ before, after }: Pair<unknown>): ImpactEffect =>
  before === undefined ? 'created' : after === undefined ? 'removed' : 'changed';

/** Whom a change of documents concerns; `reports`: the fresh ones of the directors. Each service and server counts once. */
export function impactOf(documents: readonly ChangedDocument[], reports: readonly MachineReport[]): Impact {
  const counts = connectionCounts(reports);
  const services = new Map<string, TouchedService>();
  const servers = new Map<string, TouchedServer>();
  for (const { before, after } of documents) {
    const pairs = differing(before?.director?.virtualServices ?? [], after.director?.virtualServices ?? []);
    for (const pair of pairs) {
      const one = pair.after ?? pair.before;
      if (one === undefined) continue;
      services.set(one.id, { id: one.id, name: one.name, effect: effectOf(pair) });
      for (const server of serversOf(pair, one.id, counts)) {
        const losesTraffic = server.losesTraffic || servers.get(server.id)?.losesTraffic === true;
        servers.set(server.id, { ...server, losesTraffic });
      }
    }
  }
  const touched = [...servers.values()];
  const connections = touched.reduce((sum, server) => sum + server.connections, 0);
  return { services: [...services.values()], servers: touched, connections };
}

function serversOf(
  { before, after }: Pair<DirectorVirtualService>,
  virtualServiceId: string,
  counts: ReadonlyMap<string, number>,
): TouchedServer[] {
  return differing(before?.realServers ?? [], after?.realServers ?? []).flatMap((pair): TouchedServer[] => {
    const one = pair.after ?? pair.before;
    if (one === undefined) return [];
    const losesTraffic = takesTraffic(pair.before) && !takesTraffic(pair.after);
    const connections = counts.get(one.id) ?? 0;
    const name = formatEndpoint(one);
    return [{ id: one.id, virtualServiceId, name, effect: effectOf(pair), losesTraffic, connections }];
  });
}

/** Connections by real-server id, over all directors. */
function connectionCounts(reports: readonly MachineReport[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const server of reports.flatMap(({ virtualServices }) => virtualServices).flatMap((one) => one.realServers)) {
    if (server.id === null) continue;
    const here = server.activeConnections + server.inactiveConnections;
    counts.set(server.id, (counts.get(server.id) ?? 0) + here);
  }
  return counts;
}
