import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

@Entity('session')
export class SessionEntity {
  @PrimaryColumn('char', { length: 26 })
  id!: string;

  @Column('char', { length: 26 })
  userId!: string;

  @Column('text')
  tokenHash!: string;

  @Column('text')
  remoteAddress!: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @Column('timestamptz')
  expiresAt!: Date;

  @Column('timestamptz', { nullable: true })
  lastUsedAt!: Date | null;
}
