import type { HealthCheck } from '#libs/contracts';
import type { AddressFamily, Persistence, Protocol, Scheduler, SchedulerFlag } from '#libs/domain';
import { Column, Entity } from 'typeorm';
import { TaggedEntity } from '../common/database/versioned.entity.js';

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

  @Column('jsonb')
  healthCheck!: HealthCheck;

  @Column('boolean')
  isEnabled!: boolean;
}
