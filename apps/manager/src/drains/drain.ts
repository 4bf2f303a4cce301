import type { DrainMode } from '#libs/domain';
import type { OperationActor } from '../operations/operation.js';

export const ON_DEADLINE = ['stop', 'force', 'give-up'] as const;
/** `stop`: back into service. `force`: firm, then immediate. `give-up`: it stays drained, with an alarm. */
export type OnDeadline = (typeof ON_DEADLINE)[number];

export const DRAIN_STATES = [
  ...(['waiting', 'draining', 'drained', 'given-up', 'returning', 'stopping', 'cancelling'] as const),
  ...(['finished', 'stopped', 'cancelled'] as const),
] as const;
export type DrainState = (typeof DRAIN_STATES)[number];

export const DRAIN_SERVER_STATES = ['waiting', 'draining', 'drained', 'given-up', 'returning', 'back', 'gone'] as const;
export type DrainServerState = (typeof DRAIN_SERVER_STATES)[number];

/** What is emptied: a node, one service on one server, a whole service, or a group of nodes some at a time. */
export type DrainSubject =
  | { readonly nodeId: string }
  | { readonly virtualServiceId: string; readonly realServerId: string }
  | { readonly virtualServiceId: string }
  | { readonly nodeIds: readonly string[]; readonly atOnce: number };

/** Emptying servers of their connections, and bringing them back. */
export interface Drain {
  readonly id: string;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly operationId: string;
  readonly title: string;
  readonly actor: OperationActor;
  readonly subject: DrainSubject;
  readonly mode: DrainMode;
  /** Seconds that connections of one batch get; null: as long as they take. */
  readonly deadlineSeconds: number | null;
  readonly onDeadline: OnDeadline;
  /** Seconds that servers rest once they are empty; null: until somebody releases them. */
  readonly holdSeconds: number | null;
  readonly ignoresCapacity: boolean;
  /** The servers, or the whole service that is its subject, are deleted once they are empty; they do not come back. */
  readonly deletes: boolean;
  readonly state: DrainState;
  /** The batch that has its turn, from 0. */
  readonly batch: number;
  readonly isReleased: boolean;
  readonly endedAt: Date | null;
}

/** One real server of a drain. */
export interface DrainServer {
  readonly realServerId: string;
  readonly virtualServiceId: string;
  readonly nodeId: string | null;
  readonly name: string;
  readonly batch: number;
  readonly state: DrainServerState;
  /** How it is drained now; grows harder by `force`. */
  readonly mode: DrainMode;
  /** It was drained before: so it stays when the drain is given up. */
  readonly wasDraining: boolean;
  readonly beganAt: Date | null;
  readonly deadlineAt: Date | null;
  /** Its deadline has passed, by the clock of the database. */
  readonly isOverdue: boolean;
  /** Seconds since it is empty, and since it was sent back; null before. */
  readonly restedSeconds: number | null;
  readonly returningSeconds: number | null;
}

/** The service that is deleted when all its servers are empty; null for a drain that deletes none. */
export function deletedServiceId({ deletes, subject }: Pick<Drain, 'deletes' | 'subject'>): string | null {
  return deletes && 'virtualServiceId' in subject && !('realServerId' in subject) ? subject.virtualServiceId : null;
}

/** A drain that has ended neither way. */
export const isActive = ({ endedAt }: Drain): boolean => endedAt === null;
