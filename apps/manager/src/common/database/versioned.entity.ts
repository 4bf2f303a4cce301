import { Column, CreateDateColumn, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

/** What every mutable object has: a ULID, a revision (its ETag) and two times. */
export abstract class VersionedEntity {
  @PrimaryColumn('char', { length: 26 })
  id!: string;

  @VersionColumn({ type: 'int' })
  revision!: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}

/** Names and labels by which lists are filtered. */
export abstract class TaggedEntity extends VersionedEntity {
  @Column('text', { array: true, default: '{}' })
  tags!: string[];
}
