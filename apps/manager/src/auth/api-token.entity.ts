import { Column, Entity } from 'typeorm';
import { TaggedEntity } from '../common/database/versioned.entity.js';
import type { Scope } from './scopes.js';

@Entity('api_token')
export class ApiTokenEntity extends TaggedEntity {
  @Column('char', { length: 26 })
  userId!: string;

  @Column('text')
  name!: string;

  @Column('text', { array: true })
  scopes!: Scope[];

  /** Networks (CIDR) that it may be used from; empty: from everywhere. */
  @Column('text', { array: true })
  allowedNetworks!: string[];

  @Column('text')
  tokenHash!: string;

  @Column('timestamptz')
  expiresAt!: Date;

  @Column('timestamptz', { nullable: true })
  lastUsedAt!: Date | null;
}
