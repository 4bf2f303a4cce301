import type { CommandOutcome, CommandType } from '#libs/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CommandState } from './command.js';

@Entity('command')
export class CommandEntity {
  @PrimaryColumn('char', { length: 26 })
  id!: string;

  @Column('char', { length: 26 })
  machineId!: string;

  @Column('text')
  machineName!: string;

  @Column('text')
  type!: CommandType;

  @Column('jsonb')
  payload!: object;

  @Column('char', { length: 26 })
  operationId!: string;

  @Column('text')
  step!: string;

  @Column('text')
  state!: CommandState;

  @Column('int', { nullable: true })
  stateRevision!: number | null;

  @Column('char', { length: 26, nullable: true })
  supersededBy!: string | null;

  @Column('int')
  attempts!: number;

  @Column('timestamptz')
  nextAttemptAt!: Date;

  @Column('jsonb', { nullable: true })
  outcome!: CommandOutcome | null;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  sentAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;
}
