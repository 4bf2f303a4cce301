import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/actor.js';
import type { OperationSubject } from '../operations/operation.js';

/** What a change did inside its transaction. */
export interface Changed<T> {
  readonly subject: OperationSubject;
  readonly before: object | null;
  readonly after: object | null;
  readonly object: T;
}

/** On what terms a change is made. */
export interface ChangeTerms {
  /** Everything is checked and shown; nothing is stored. */
  readonly dryRun: boolean;
  /** Seconds until it is rolled back by itself, unless somebody confirms it; absent: it needs no confirmation. */
  readonly confirmWithinSeconds?: number | undefined;
  /** True: it may take more traffic away than the blast radius allows. Absent: such a change has no blast radius. */
  readonly confirmBlastRadius?: boolean | undefined;
}

export interface Change<T> extends ChangeTerms {
  readonly actor: Actor;
  /** `virtual-service.create` …; names the operation and the audit entry. */
  readonly action: string;
  /** One line for people; it becomes the title of the operation. */
  readonly title: string;
  /** Writes desired state and nothing else. */
  readonly work: (tx: EntityManager) => Promise<Changed<T>>;
  /** More that belongs to the operation, such as telling members where the manager is; gives how many commands it made. */
  readonly announce?: (tx: EntityManager, operationId: string) => Promise<number>;
}

/** Several changes that are applied together or not at all; each has an entry of its own in the audit log. */
export interface ChangeBatch<T> extends Omit<Change<unknown>, 'work'> {
  /** What the operation is about. */
  readonly subject: OperationSubject;
  /** Looks whether all may be done, before the first of them. */
  readonly prepare: (tx: EntityManager) => Promise<void>;
  readonly changes: readonly Pick<Change<T>, 'action' | 'work'>[];
}
