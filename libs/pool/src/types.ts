import type { Cause, DirectorVirtualService, NodeLoad, ObservedCheck, ObservedPool } from '#libs/contracts';
import type { IpvsService } from '#libs/domain';
import type { PoolMemory } from './memory.js';

/** What is known of a server's life; `unchecked` when nobody asks for it. */
export interface ServerHealth {
  readonly state: 'up' | 'down' | 'unknown' | 'unchecked';
  /** A sentence part for people, such as `connection refused: 10.0.0.2 port 80 (3 in a row)`. */
  readonly reason: string;
  /** When the state became what it is, ISO 8601. */
  readonly since: string;
  /** The checks behind it; empty when nobody asks. */
  readonly checks: readonly ObservedCheck[];
}

/** A server that passive signals took out for a while. */
export interface PassiveEjection {
  readonly untilMs: number;
  readonly reason: string;
}

/** All that a decision about one virtual service depends on. Ids are those of the document. */
export interface PoolInput {
  readonly service: DirectorVirtualService;
  /** By real-server id; one that is missing is `unknown` when the service has checks that can ask it, else `unchecked`. */
  readonly health: ReadonlyMap<string, ServerHealth>;
  /** By sorry-server id; read like `health`. */
  readonly sorryHealth: ReadonlyMap<string, ServerHealth>;
  /** The service as it stands in the kernel; null when it is not there. */
  readonly kernel: IpvsService | null;
  /** By real-server id: the fresh load of its node; null or missing when it was not told. */
  readonly load: ReadonlyMap<string, NodeLoad | null>;
  /** Real-server ids that passive signals took out (`judgePassively`). */
  readonly ejected: ReadonlyMap<string, PassiveEjection>;
  /** Real-server ids whose drain reached its deadline: their entries are dropped by removing them. */
  readonly released: ReadonlySet<string>;
  /** What `net.ipv4.vs.expire_quiescent_template` shall be (`kernelSettingsFor`); false: dead servers of a persistent service are removed. */
  readonly expiresQuiescentTemplates: boolean;
  /** Wall clock, milliseconds since 1970. */
  readonly nowMs: number;
}

/** One server of a decision. */
export interface ServerDecision {
  readonly id: string;
  readonly role: 'pool' | 'sorry';
  /** The admin's weight. */
  readonly wantedWeight: number;
  /** The weight in the kernel's table, scaled; null: the server shall not be in the table. */
  readonly effectiveWeight: number | null;
  /** Probe → rise-fall → admin or drain → pool → slow-start → feedback → weight; the caller adds `kernel`. */
  readonly causes: readonly Cause[];
}

/** What one virtual service shall be in the kernel now, and why. */
export interface PoolDecision {
  readonly service: IpvsService;
  readonly pool: ObservedPool;
  /** All servers of the document, those that are not in the table too. Sorry servers are last. */
  readonly servers: readonly ServerDecision[];
  /** To be given to the next decision, also after a restart of the agent; the very object that was given while it says the same. */
  readonly memory: PoolMemory;
  /** Milliseconds until time alone may change the decision (slow start, a new look at the load, end of an ejection); null: it does not. */
  readonly nextDecisionInMs: number | null;
}
