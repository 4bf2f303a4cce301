import type { AdminState, ForwardingMethod } from '#libs/domain';
import { Column, Entity } from 'typeorm';
import { TaggedEntity } from '../common/database/versioned.entity.js';

@Entity('real_server')
export class RealServerEntity extends TaggedEntity {
  @Column('char', { length: 26 })
  virtualServiceId!: string;

  /** The member of the cluster that it is; null for a server outside. */
  @Column('char', { length: 26, nullable: true })
  nodeId!: string | null;

  @Column('text')
  address!: string;

  @Column('int')
  port!: number;

  @Column('text')
  forwardingMethod!: ForwardingMethod;

  @Column('int')
  weight!: number;

  @Column('int')
  upperThreshold!: number;

  @Column('int')
  lowerThreshold!: number;

  @Column('text')
  adminState!: AdminState;
}
