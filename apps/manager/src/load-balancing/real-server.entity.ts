import type { AdminState, DrainMode, ForwardingMethod, Tunnel } from '#libs/domain';
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

  /** Null: not tunneling, or plain ipip. */
  @Column('jsonb', { nullable: true })
  tunnel!: Tunnel | null;

  @Column('int')
  weight!: number;

  @Column('int')
  upperThreshold!: number;

  @Column('int')
  lowerThreshold!: number;

  @Column('text')
  adminState!: AdminState;

  /** How its connections end while it drains. */
  @Column('text')
  drainMode!: DrainMode;
}
