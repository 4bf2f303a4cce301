import type { AdminState, ForwardingMethod, ObservedState } from '#libs/domain';

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
  readonly desired: { readonly weight: number; readonly forwardingMethod: ForwardingMethod } | null;
  /** What the kernel has; null when it is not in the table. */
  readonly kernel: { readonly weight: number; readonly forwardingMethod: ForwardingMethod } | null;
  readonly activeConnections: number;
  readonly inactiveConnections: number;
}

export interface VirtualServiceStatus extends ObservedStatus {
  /** The director that was asked; null when the cluster has none. */
  readonly directorId: string | null;
  readonly activeConnections: number;
  readonly servers: readonly RealServerStatus[];
}

export interface MachineStatus extends ObservedStatus {
  /** Revision of the newest document for the machine, and of the last one that it applied. */
  readonly desiredRevision: number;
  readonly appliedRevision: number;
  /** Connections, established and closing, that the directors still have to this machine. */
  readonly connections: number;
}
