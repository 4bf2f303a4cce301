import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** `committed`: its change is stored, its answer is not yet. */
export type IdempotencyState = 'running' | 'committed' | 'answered';

@Entity('idempotency_record')
export class IdempotencyEntity {
  @PrimaryColumn('text')
  actorId!: string;

  @PrimaryColumn('text')
  key!: string;

  @Column('text')
  fingerprint!: string;

  @Column('text')
  state!: IdempotencyState;

  /** The process that is at work; one that is gone will never answer. */
  @Column('text')
  bootId!: string;

  @Column('char', { length: 26, nullable: true })
  operationId!: string | null;

  @Column('int', { nullable: true })
  status!: number | null;

  @Column('jsonb', { nullable: true })
  headers!: Record<string, string> | null;

  @Column('jsonb', { nullable: true })
  body!: object | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
