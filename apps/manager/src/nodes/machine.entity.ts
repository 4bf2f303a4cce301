import type { NodeFacts } from '#libs/contracts';
import type { MachineRole } from '#libs/domain';
import { Column, Entity } from 'typeorm';
import { TaggedEntity } from '../common/database/versioned.entity.js';
import type { MachineAddress, MachineState } from './machine.js';

@Entity('machine')
export class MachineEntity extends TaggedEntity {
  @Column('text')
  name!: string;

  @Column('text', { array: true })
  roles!: MachineRole[];

  @Column('text')
  state!: MachineState;

  @Column('boolean')
  isInMaintenance!: boolean;

  @Column('text')
  hostname!: string;

  @Column('jsonb')
  addresses!: MachineAddress[];

  @Column('int')
  agentPort!: number;

  @Column('jsonb', { nullable: true })
  facts!: NodeFacts | null;

  @Column('text', { nullable: true })
  certificateSerial!: string | null;

  @Column('timestamptz', { nullable: true })
  certificateExpiresAt!: Date | null;

  /** SHA-256 of the password of the machine's Redis user. */
  @Column('text', { nullable: true })
  redisHash!: string | null;

  /** SHA-256 of the join secret that it came with. */
  @Column('text', { nullable: true })
  joinSecretHash!: string | null;

  @Column('timestamptz', { nullable: true })
  joinedAt!: Date | null;
}
