import type { PoolPolicy, ServiceHealth } from '#libs/contracts';
import type { AddressFamily, Persistence, Protocol, Scheduler, SchedulerFlag } from '#libs/domain';
import { Column, Entity } from 'typeorm';
import { TaggedEntity } from '../common/database/versioned.entity.js';
import type { PolicyField } from './virtual-service.dto.js';

@Entity('virtual_service')
export class VirtualServiceEntity extends TaggedEntity {
  @Column('text')
  name!: string;

  @Column('text')
  kind!: 'address' | 'firewall-mark';

  @Column('text')
  family!: AddressFamily;

  @Column('text', { nullable: true })
  protocol!: Protocol | null;

  @Column('text', { nullable: true })
  address!: string | null;

  @Column('int', { nullable: true })
  port!: number | null;

  /** PostgreSQL's bigint arrives as text. */
  @Column('bigint', { nullable: true })
  firewallMark!: string | null;

  @Column('text')
  scheduler!: Scheduler;

  @Column('text', { array: true })
  schedulerFlags!: SchedulerFlag[];

  @Column('jsonb', { nullable: true })
  persistence!: Persistence | null;

  @Column('boolean')
  onePacket!: boolean;

  /** Its secrets are sealed. */
  @Column('jsonb')
  health!: ServiceHealth;

  @Column('jsonb')
  pool!: PoolPolicy;

  /** Null: every director. */
  @Column('text', { array: true, nullable: true })
  directorIds!: string[] | null;

  /** Null: the cluster's default policy. */
  @Column('char', { length: 26, nullable: true })
  policyId!: string | null;

  /** What it sets itself, whatever its policy says. */
  @Column('text', { array: true })
  overrides!: PolicyField[];

  @Column('boolean')
  isEnabled!: boolean;
}
