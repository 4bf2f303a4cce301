import type { ObservedState } from '#libs/domain';
import type { OperationActor } from '../operations/operation.js';
import type { ConfigurationType } from './configuration-tables.js';

/** `unconfirmed`: it is rolled back by itself unless somebody confirms it. */
export const REVISION_STATES = ['applied', 'unconfirmed', 'confirmed', 'rolled-back', 'undone'] as const;
export type RevisionState = (typeof REVISION_STATES)[number];

/** One applied change of the configuration of load balancing. */
export interface Revision {
  readonly number: number;
  readonly createdAt: Date;
  readonly title: string;
  readonly action: string;
  readonly actor: OperationActor;
  readonly operationId: string | null;
  readonly state: RevisionState;
  /** Until when it must be confirmed, by the clock of the database; null when it need not be. */
  readonly confirmBy: Date | null;
  /** Why it was rolled back or undone. */
  readonly reason: string | null;
}

/** How a service was before a change that may be taken back. */
export interface ServiceHealthBefore {
  readonly id: string;
  readonly name: string;
  readonly state: ObservedState;
  /** Enabled real servers that were up. */
  readonly healthyServers: readonly string[];
}

/** One object of the configuration as it was: its row without id, times and revision. */
export interface ConfigurationObject {
  readonly type: ConfigurationType;
  readonly id: string;
  readonly name: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** An object in two revisions; null where there was none. */
export interface ObjectPair {
  readonly type: ConfigurationType;
  readonly id: string;
  readonly name: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

export const labelOf = ({ type, name }: Pick<ConfigurationObject, 'type' | 'name'>): string =>
  `${type.replace('-', ' ')} ${name}`;
