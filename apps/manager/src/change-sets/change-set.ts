import type { Changed } from '../changes/change.js';
import type { OperationActor } from '../operations/operation.js';

export const SET_ACTIONS = ['create', 'update', 'delete'] as const;
export type SetAction = (typeof SET_ACTIONS)[number];

export const SET_RESOURCES = ['virtual-service', 'real-server', 'address', 'policy', 'director-settings'] as const;
export type SetResource = (typeof SET_RESOURCES)[number];

export const SET_STATES = ['open', 'applied'] as const;
export type SetState = (typeof SET_STATES)[number];

/** One edit of a change set. */
export interface ChangeSetItem {
  readonly id: string;
  readonly action: SetAction;
  readonly resource: SetResource;
  /** The object; of a creation the id that it will get. */
  readonly objectId: string;
  /** The service that a new real server belongs to. */
  readonly virtualServiceId: string | null;
  /** The revision of the object that the edit was made on; null for creations. */
  readonly baseRevision: number | null;
  readonly body: object | null;
}

/** Edits that are applied together or not at all. */
export interface ChangeSet {
  readonly id: string;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly title: string;
  readonly state: SetState;
  readonly actor: OperationActor;
  readonly operationId: string | null;
  readonly appliedAt: Date | null;
  readonly items: readonly ChangeSetItem[];
}

/** A set with what each of its items did, in their order; after a dry run: would do. */
export interface AppliedChangeSet {
  readonly set: ChangeSet;
  readonly revision: number;
  readonly changed: readonly Changed<unknown>[];
}
