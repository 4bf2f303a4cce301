import type { Cause, ObservedCheck, ObservedDrain, ObservedPool } from '#libs/contracts';
import type { AdminState, ObservedState, RealServerConfig, VirtualServiceConfig } from '#libs/domain';

/** What is observed of one object. What is stale is `unknown`, never its last good value. */
export interface ObservedStatus {
  readonly state: ObservedState;
  /** Why it is in this state, in one sentence. */
  readonly reason: string;
  /** Since when it has been in this state; null when it was never observed. */
  readonly since: string | null;
  /** When the newest observation was made; null when there is none. */
  readonly at: string | null;
  readonly fresh: boolean;
}

/** One real server as its director sees it, beside what is wanted of it. */
export interface RealServerStatus extends ObservedStatus {
  readonly id: string;
  readonly adminState: AdminState;
  /** What the document of the director asks for. */
  readonly desired: RealServerConfig | null;
  /** What the kernel has; null when it is not in the table. */
  readonly kernel: RealServerConfig | null;
  readonly activeConnections: number;
  readonly inactiveConnections: number;
  /** Clients whose persistence points to it. */
  readonly persistentConnections: number;
  /** Why it has the weight that it has, from the probe to the kernel; empty when nothing fresh is known. */
  readonly causes: readonly Cause[];
  readonly checks: readonly ObservedCheck[];
  /** How far its drain is; null while it does not drain. */
  readonly drain: ObservedDrain | null;
}

/** How one of its directors sees a service. */
export interface DirectorView extends Omit<ObservedStatus, 'since'> {
  readonly directorId: string;
  readonly name: string;
  /** Whether the packets of the service come to this one. */
  readonly isCarrier: boolean;
  readonly activeConnections: number;
}

export interface VirtualServiceStatus extends ObservedStatus {
  /** The director that carries it; null when the cluster has none. */
  readonly directorId: string | null;
  readonly activeConnections: number;
  readonly servers: readonly RealServerStatus[];
  /** How its pool is decided upon; null when nothing fresh is known. */
  readonly pool: ObservedPool | null;
  readonly directors: readonly DirectorView[];
  /** The service itself as the kernel of its director has it; null when it has not, or nothing fresh is known. */
  readonly kernel: VirtualServiceConfig | null;
}

export interface MachineStatus extends ObservedStatus {
  /** Revision of the newest document for the machine, and of the last one that it applied. */
  readonly desiredRevision: number;
  readonly appliedRevision: number;
  /** Connections, established and closing, that the directors still have to this machine. */
  readonly connections: number;
}

/** By the servers of a status, which never change: each by its id. */
const serversById = new WeakMap<VirtualServiceStatus['servers'], ReadonlyMap<string, RealServerStatus>>();

/** How a service's real server of this id is; null when nothing is known of it. */
export function serverStatusIn({ servers }: VirtualServiceStatus, id: string): RealServerStatus | null {
  const known = serversById.get(servers) ?? new Map(servers.map((server) => [server.id, server]));
  serversById.set(servers, known);
  return known.get(id) ?? null;
}
