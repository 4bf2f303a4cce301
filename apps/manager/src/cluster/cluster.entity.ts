import { Column, Entity } from 'typeorm';
import { VersionedEntity } from '../common/database/versioned.entity.js';
import type { Topology } from './cluster.js';

/** The one row of the cluster; its id is the cluster id of the certificates. */
@Entity('cluster')
export class ClusterEntity extends VersionedEntity {
  @Column('text', { nullable: true })
  name!: string | null;

  @Column('text', { nullable: true })
  topology!: Topology | null;

  @Column('text', { nullable: true })
  quorumIp!: string | null;

  @Column('int')
  epoch!: number;

  @Column('int')
  endpointsSequence!: number;

  @Column('timestamptz', { nullable: true })
  setUpAt!: Date | null;
}
