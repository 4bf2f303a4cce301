import type { OperationActor } from '../operations/operation.js';

/** When its time is over. `return`: back into service as soon as the node is well. `keep`: it stays, and an alarm says so. */
export const AT_EXPIRY = ['return', 'keep'] as const;
export type AtExpiry = (typeof AT_EXPIRY)[number];

/** How a node that gets no new connections is kept so. */
export interface Maintenance {
  readonly nodeId: string;
  readonly nodeName: string;
  readonly revision: number;
  /** Null: it was begun without a timer, by a change of the node. */
  readonly startedAt: Date | null;
  /** Null: until somebody ends it. */
  readonly endsAt: Date | null;
  readonly reason: string;
  readonly atExpiry: AtExpiry;
  readonly startedBy: OperationActor | null;
  /** Since when it lasts longer than it should. */
  readonly overdueAt: Date | null;
}

export interface MaintenanceTerms {
  readonly durationSeconds: number | null;
  readonly reason: string;
  readonly atExpiry: AtExpiry;
}

export const READINESS_STAGES = ['unknown', 'stopping', 'emptying', 'safe', 'never'] as const;
export type ReadinessStage = (typeof READINESS_STAGES)[number];

/** Whether the machine can be rebooted without anybody noticing. */
export interface Readiness {
  readonly stage: ReadinessStage;
  /** One sentence: what it waits for. */
  readonly reason: string;
  readonly activeConnections: number;
  readonly closingConnections: number;
  readonly pinnedClients: number;
  /** By the curve of the connections that end; null when that cannot be told. */
  readonly emptyInSeconds: number | null;
}
