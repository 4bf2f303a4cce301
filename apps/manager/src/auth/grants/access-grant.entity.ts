import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Scope } from '../scopes.js';

export const GRANTED_RESOURCES = ['virtual-service', 'node'] as const;
export type GrantedResource = (typeof GRANTED_RESOURCES)[number];

/** What a user may do with one object beyond the role. */
@Entity('access_grant')
export class AccessGrantEntity {
  @PrimaryColumn('char', { length: 26 })
  userId!: string;

  @PrimaryColumn('text')
  resource!: GrantedResource;

  @PrimaryColumn('char', { length: 26 })
  resourceId!: string;

  @Column('text', { array: true })
  scopes!: Scope[];
}
