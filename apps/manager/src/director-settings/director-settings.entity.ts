import { Column, Entity } from 'typeorm';
import { VersionedEntity } from '../common/database/versioned.entity.js';
import type { DirectorSettingsLayer } from './settings-layers.js';

/** What the cluster says of its directors, or one director of itself. */
@Entity('director_settings')
export class DirectorSettingsEntity extends VersionedEntity {
  /** Null: the whole cluster. */
  @Column('char', { length: 26, nullable: true })
  machineId!: string | null;

  @Column('jsonb')
  settings!: DirectorSettingsLayer;
}
