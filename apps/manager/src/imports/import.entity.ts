import type { ImportedAddress, NotTaken } from '#libs/adopt';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { VersionedEntity } from '../common/database/versioned.entity.js';

export const IMPORT_SOURCES = ['keepalived', 'ldirectord', 'ipvsadm-save', 'director'] as const;
export type ImportSource = (typeof IMPORT_SOURCES)[number];

@Entity('service_import')
export class ImportEntity extends VersionedEntity {
  @Column('text')
  source!: ImportSource;

  /** The director that is compared with; null: all directors. */
  @Column('char', { length: 26, nullable: true })
  directorId!: string | null;

  @Column('jsonb')
  foundAddresses!: ImportedAddress[];

  @Column('jsonb')
  notTaken!: NotTaken[];
}

/** One service of an import; `position` counts from 1. */
@Entity('imported_service')
export class ImportedServiceEntity {
  @PrimaryColumn('char', { length: 26 })
  importId!: string;

  @PrimaryColumn('int')
  position!: number;

  @Column('text')
  name!: string;

  @Column('text')
  serviceKey!: string;

  /** The whole service as sealed JSON: checks may hold passwords. */
  @Column('text')
  body!: string;

  @Column('boolean', { default: false })
  isSkipped!: boolean;

  /** The virtual service that it became; null while it is none. */
  @Column('char', { length: 26, nullable: true })
  virtualServiceId!: string | null;
}
