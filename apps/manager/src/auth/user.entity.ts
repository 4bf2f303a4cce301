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
}
