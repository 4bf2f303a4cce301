import type { PoolPolicy, ServiceHealth } from '#libs/contracts';
import type { ForwardingMethod, PersistenceEngine, Scheduler, SchedulerFlag } from '#libs/domain';
import { Column, Entity } from 'typeorm';
import { TaggedEntity } from '../common/database/versioned.entity.js';

/** Persistence for services of either family: without a prefix length each client is alone. */
export interface PolicyPersistence {
  readonly timeoutSeconds: number;
  readonly prefixLength: number | null;
  readonly engine: PersistenceEngine | null;
}

/** How services are balanced, by a name. What is null it does not say. */
@Entity('policy')
export class PolicyEntity extends TaggedEntity {
  @Column('text')
  name!: string;

  @Column('text')
  description!: string;

  /** Exactly one policy is the cluster's default. */
  @Column('boolean')
  isDefault!: boolean;

  @Column('text')
  scheduler!: Scheduler;

  @Column('text', { array: true })
  schedulerFlags!: SchedulerFlag[];

  /** Null: off. */
  @Column('jsonb', { nullable: true })
  persistence!: PolicyPersistence | null;

  /** Its secrets are sealed. */
  @Column('jsonb', { nullable: true })
  health!: ServiceHealth | null;

  @Column('jsonb', { nullable: true })
  pool!: PoolPolicy | null;

  /** Of servers that are added from then on. */
  @Column('text', { nullable: true })
  forwardingMethod!: ForwardingMethod | null;
}
