import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TaggedEntity } from '../common/database/versioned.entity.js';
import type { EventSeverity, EventType } from '../events/event.js';
import type { SealedSecret } from './signing.js';

@Entity('webhook')
export class WebhookEntity extends TaggedEntity {
  @Column('text')
  name!: string;

  @Column('text')
  url!: string;

  /** Empty: all. */
  @Column('text', { array: true })
  eventTypes!: EventType[];

  /** Empty: all. */
  @Column('text', { array: true })
  severities!: EventSeverity[];

  /** Null: whatever they are about. */
  @Column('text', { nullable: true })
  subjectId!: string | null;

  @Column('boolean')
  isEnabled!: boolean;

  /** Why it was switched off without an admin. */
  @Column('text', { nullable: true })
  disabledReason!: string | null;

  /** The newest first; older ones sign until they expire. */
  @Column('jsonb')
  secrets!: SealedSecret[];
}

export const DELIVERY_STATES = ['pending', 'delivered', 'failed', 'cancelled'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** One try. */
export interface Attempt {
  readonly at: string;
  /** HTTP status; null when there was no answer. */
  readonly status: number | null;
  readonly milliseconds: number;
  /** Why it did not succeed, in one line; null when it did. */
  readonly error: string | null;
}

/** One message for one endpoint. */
@Entity('webhook_delivery')
export class DeliveryEntity {
  @PrimaryColumn('char', { length: 26 })
  id!: string;

  @Column('char', { length: 26 })
  webhookId!: string;

  /** Null for tests. */
  @Column('bigint', { nullable: true })
  eventPosition!: string | null;

  /** The header `webhook-id`: the same in every try. */
  @Column('text')
  messageId!: string;

  @Column('text')
  type!: string;

  /** The body, byte for byte the same in every try. */
  @Column('text')
  payload!: string;

  @Column('text')
  state!: DeliveryState;

  @Column('int')
  attempts!: number;

  @Column('jsonb')
  log!: Attempt[];

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  nextAttemptAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;
}
