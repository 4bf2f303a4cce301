import { Column, Entity } from 'typeorm';
import { TaggedEntity } from '../common/database/versioned.entity.js';
import type { UserRole } from './scopes.js';

@Entity('app_user')
export class UserEntity extends TaggedEntity {
  @Column('text')
  name!: string;

  @Column('text')
  displayName!: string;

  @Column('text')
  role!: UserRole;

  @Column('text')
  passwordHash!: string;

  @Column('boolean')
  mustChangePassword!: boolean;

  @Column('boolean')
  isEnabled!: boolean;

  @Column('int')
  failedLogIns!: number;

  @Column('timestamptz', { nullable: true })
  lockedUntil!: Date | null;

  @Column('timestamptz', { nullable: true })
  lastLogInAt!: Date | null;

  /** Sealed; a second factor counts from its confirmation on. */
  @Column('text', { nullable: true })
  totpSecret!: string | null;

  @Column('timestamptz', { nullable: true })
  totpConfirmedAt!: Date | null;

  /** Time step of the last code that was accepted (RFC 6238): no code is good twice. PostgreSQL's bigint arrives as text. */
  @Column('bigint', { nullable: true })
  totpLastStep!: string | null;

  @Column('text', { array: true })
  recoveryCodeHashes!: string[];
}
