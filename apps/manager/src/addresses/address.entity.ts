import type { AddressFamily } from '#libs/domain';
import { Column, Entity } from 'typeorm';
import { TaggedEntity } from '../common/database/versioned.entity.js';
import type { AddressPurpose } from './address.js';

@Entity('address')
export class AddressEntity extends TaggedEntity {
  @Column('text')
  address!: string;

  @Column('text')
  family!: AddressFamily;

  @Column('int')
  prefixLength!: number;

  @Column('text')
  purpose!: AddressPurpose;

  @Column('text')
  description!: string;

  /** The director that shall carry it; null: the first one that may. */
  @Column('char', { length: 26, nullable: true })
  preferredDirectorId!: string | null;
}
