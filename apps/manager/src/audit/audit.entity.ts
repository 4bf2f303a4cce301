import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OperationActor } from '../operations/operation.js';

@Entity('audit_entry')
export class AuditEntity {
  /** 1, 2, 3 … without a gap; PostgreSQL's bigint arrives as text. */
  @PrimaryColumn('bigint')
  position!: string;

  @Column('char', { length: 26 })
  id!: string;

  @Column('timestamptz')
  at!: Date;

  @Column('jsonb')
  actor!: OperationActor;

  @Column('text')
  remoteAddress!: string;

  @Column('text')
  traceId!: string;

  @Column('text')
  action!: string;

  @Column('text')
  subjectType!: string;

  @Column('text')
  subjectId!: string;

  @Column('text')
  subjectName!: string;

  @Column('jsonb', { nullable: true })
  before!: object | null;

  @Column('jsonb', { nullable: true })
  after!: object | null;

  @Column('text')
  result!: string;

  @Column('char', { length: 26, nullable: true })
  operationId!: string | null;

  @Column('text')
  previousHash!: string;

  @Column('text')
  hash!: string;
}
