import type { NodeLoad } from '#libs/contracts';
import { counted } from './texts.js';

/** One server of a service, as far as carrying others' load goes. */
export interface CarryingServer {
  readonly id: string;
  /** For sentences. */
  readonly name: string;
  /** It is to be drained. */
  readonly isLeaving: boolean;
  /** Enabled, not draining already, and healthy by what is known. */
  readonly canServe: boolean;
  /** The admin's weight. */
  readonly weight: number;
  /** Null: not known, or stale. */
  readonly activeConnections: number | null;
  /** Connections that it takes at most; 0: no limit. */
  readonly upperThreshold: number;
  readonly load: NodeLoad | null;
}

/** What one staying server would carry. */
export interface CapacitySum {
  readonly id: string;
  readonly name: string;
  readonly connectionsNow: number;
  readonly connectionsThen: number;
  /** Null: no limit. */
  readonly connectionLimit: number | null;
  /** Load average per processor now, and then if it grows like the connections; null: not known. */
  readonly loadNow: number | null;
  readonly loadThen: number | null;
}

export interface CapacityVerdict {
  readonly verdict: 'carries' | 'overloads' | 'cannot-tell';
  /** A sentence with the sum. */
  readonly reason: string;
  /** Connections that would have to go elsewhere. */
  readonly connectionsToMove: number;
  readonly servers: readonly CapacitySum[];
}

/** Up to one task per processor, a node has room (proc_loadavg(5)). */
const LOAD_FULL = 1;
/** With fewer connections than this, load does not come from them. */
const CONNECTIONS_TELLING = 10;

/**
 * Whether the servers that stay could carry those that are to be drained: their connections are shared out by weight, what is
 * above a server's upper threshold goes to the others, and a node's load grows as its connections do. `quorumWeight`: the
 * pool's quorum; 0: none.
 */
export function capacityVerdict(servers: readonly CarryingServer[], quorumWeight: number): CapacityVerdict {
  const leaving = servers.filter((server) => server.isLeaving && server.canServe);
  const staying = servers.filter((server) => !server.isLeaving && server.canServe && server.weight > 0);
  const moved = leaving.reduce((sum, { activeConnections }) => sum + (activeConnections ?? 0), 0);
  const sums = shareOut(staying, moved);
  const answer = (verdict: CapacityVerdict['verdict'], reason: string): CapacityVerdict => ({
    verdict,
    reason,
    connectionsToMove: moved,
    servers: sums,
  });
  if (leaving.length === 0) return answer('carries', 'None of the servers to be drained serves now.');
  if (staying.length === 0) return answer('overloads', 'No healthy server would be left to serve.');
  const weight = staying.reduce((sum, server) => sum + server.weight, 0);
  if (weight < quorumWeight) {
    return answer('overloads', `Weight ${weight} would be left, short of the quorum of ${quorumWeight}.`);
  }
  const unknown = [...leaving, ...staying].filter(({ activeConnections }) => activeConnections === null);
  if (unknown.length > 0) {
    return answer('cannot-tell', `The connections of ${namesOf(unknown)} are not known now.`);
  }
  return answer(...judgeSums(sums, moved));
}

function judgeSums(sums: readonly CapacitySum[], moved: number): [CapacityVerdict['verdict'], string] {
  const what = `${counted(moved, 'connection')} would move to ${counted(sums.length, 'server')}`;
  const over = sums.filter(
    ({ connectionLimit, connectionsThen }) => connectionLimit !== null && connectionsThen > connectionLimit,
  );
  if (over.length > 0) {
    const limits = over.map(
      ({ name, connectionsThen, connectionLimit }) => `${name} ${connectionsThen} of at most ${connectionLimit ?? 0}`,
    );
    return ['overloads', `${what}, more than they take: ${limits.join(', ')}.`];
  }
  const busy = sums.filter(({ loadThen }) => loadThen !== null && loadThen > LOAD_FULL);
  if (moved >= CONNECTIONS_TELLING && busy.length > 0) {
    const loads = busy.map(({ name, loadNow, loadThen }) => `${name} from ${loadNow ?? 0} to ${loadThen ?? 0}`);
    return ['overloads', `${what}; the load per processor would go above ${LOAD_FULL}: ${loads.join(', ')}.`];
  }
  const each = sums.map(
    ({ name, connectionsNow, connectionsThen }) => `${name} from ${connectionsNow} to ${connectionsThen}`,
  );
  return ['carries', `${what}: ${each.join(', ')}.`];
}

/** Shares connections out by weight; as the kernel does, those that a full server does not take go to the others. */
function shareOut(staying: readonly CarryingServer[], moved: number): CapacitySum[] {
  const added = new Map(staying.map(({ id }) => [id, 0]));
  let open = [...staying];
  let rest = moved;
  while (rest > 0 && open.length > 0) {
    const weight = open.reduce((sum, server) => sum + server.weight, 0);
    const full = open.filter((server) => (rest * server.weight) / weight >= roomOf(server));
    if (full.length === 0 || full.length === open.length) {
      // Everything has its place, or nobody has room: then each is over its limit by its share.
      for (const server of open) added.set(server.id, (added.get(server.id) ?? 0) + (rest * server.weight) / weight);
      break;
    }
    for (const server of full) {
      added.set(server.id, roomOf(server));
      rest -= roomOf(server);
    }
    open = open.filter((server) => !full.includes(server));
  }
  return staying.map((server) => sumOf(server, Math.ceil(added.get(server.id) ?? 0)));
}

const roomOf = ({ upperThreshold, activeConnections }: CarryingServer): number =>
  upperThreshold === 0 ? Infinity : Math.max(0, upperThreshold - (activeConnections ?? 0));

function sumOf({ id, name, activeConnections, upperThreshold, load }: CarryingServer, more: number): CapacitySum {
  const now = activeConnections ?? 0;
  const loadNow = load === null ? null : round(load.loadPerCpu);
  const growth = now < CONNECTIONS_TELLING ? null : (now + more) / now;
  return {
    id,
    name,
    connectionsNow: now,
    connectionsThen: now + more,
    connectionLimit: upperThreshold === 0 ? null : upperThreshold,
    loadNow,
    loadThen: loadNow === null || growth === null ? null : round(loadNow * growth),
  };
}

const namesOf = (servers: readonly CarryingServer[]): string => servers.map(({ name }) => name).join(', ');
const round = (value: number): number => Math.round(value * 100) / 100;
