import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

export const SESSION_KINDS = ['bearer', 'cookie'] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

@Entity('session')
export class SessionEntity {
  @PrimaryColumn('char', { length: 26 })
  id!: string;

  @Column('char', { length: 26 })
  userId!: string;

  @Column('text')
  tokenHash!: string;

  /** `cookie`: a browser's, guarded against forged requests. `bearer`: its token is sent in a header. */
  @Column('text')
  kind!: SessionKind;

  @Column('text')
  userAgent!: string;

  @Column('text')
  remoteAddress!: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @Column('timestamptz')
  expiresAt!: Date;

  @Column('timestamptz', { nullable: true })
  lastUsedAt!: Date | null;
}
