import { Column, Entity, PrimaryColumn } from 'typeorm';
import { VersionedEntity } from '../common/database/versioned.entity.js';
import type { OperationActor, OperationFailure, OperationState, StepState } from './operation.js';

@Entity('operation')
export class OperationEntity extends VersionedEntity {
  @Column('text')
  kind!: string;

  @Column('text')
  title!: string;

  @Column('text')
  state!: OperationState;

  @Column('int')
  percent!: number;

  @Column('text', { nullable: true })
  subjectType!: string | null;

  @Column('text', { nullable: true })
  subjectId!: string | null;

  @Column('text', { nullable: true })
  subjectName!: string | null;

  @Column('jsonb')
  actor!: OperationActor;

  @Column('jsonb', { nullable: true })
  result!: object | null;

  @Column('jsonb', { nullable: true })
  error!: OperationFailure | null;

  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;
}

@Entity('operation_step')
export class OperationStepEntity {
  @PrimaryColumn('char', { length: 26 })
  operationId!: string;

  @PrimaryColumn('text')
  name!: string;

  @Column('int')
  position!: number;

  @Column('text')
  title!: string;

  @Column('text')
  state!: StepState;

  @Column('text', { nullable: true })
  detail!: string | null;

  @Column('timestamptz', { nullable: true })
  startedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;
}

@Entity('operation_log')
export class OperationLogEntity {
  @PrimaryColumn('bigint', { generated: 'increment' })
  position!: string;

  @Column('char', { length: 26 })
  operationId!: string;

  @Column('timestamptz')
  at!: Date;

  @Column('text')
  line!: string;
}
