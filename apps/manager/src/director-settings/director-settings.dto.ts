import { ApiProperty } from '@nestjs/swagger';
import { IsDefined, IsObject, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import type { DirectorSettings } from '#libs/contracts';
import { ObjectView } from '../common/http/object.dto.js';
import { Nullable } from '../common/http/text.js';
import { FollowsSchema, ShowsSchema } from '../common/schemas/follows-schema.js';
import {
  type KernelChange,
  kernelChange,
  type SyncChange,
  syncChange,
  type TimeoutsChange,
  timeoutsChange,
} from './director-settings.schemas.js';
import type { DirectorSettingsLayer } from './settings-layers.js';

/** What is absent stays; null leaves a part to the cluster's settings, or to the defaults for hosting. */
export class DirectorSettingsChange {
  /** Idle times of the connection table, ipvsadm(8) `--set`. */
  @Nullable()
  @FollowsSchema('ConnectionTimeoutsSpec', timeoutsChange)
  timeouts?: TimeoutsChange | null;

  /** Daemons of connection sync, ipvsadm(8) `--start-daemon`; the list replaces the one that was there. */
  @Nullable()
  @FollowsSchema('SyncDaemonsSpec', syncChange)
  sync?: SyncChange | null;

  /** Settings of net.ipv4.vs by their last word; a single null takes one back. */
  @Nullable()
  @FollowsSchema('KernelSettingsSpec', kernelChange)
  kernel?: KernelChange | null;
}

export class PatchDirectorSettings {
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => DirectorSettingsChange)
  spec!: DirectorSettingsChange;
}

export class DirectorSettingsStatus {
  /** What is in force with all layers; for the cluster: on a director that says nothing itself. */
  @ShowsSchema('DirectorSettings')
  effective!: DirectorSettings;
}

export class DirectorSettingsView extends ObjectView {
  /** Null: the settings of the whole cluster. */
  @ApiProperty({ type: 'string', nullable: true })
  nodeId!: string | null;

  /** What is said here, and nowhere else. */
  @ShowsSchema('DirectorSettingsLayer')
  spec!: DirectorSettingsLayer;

  status!: DirectorSettingsStatus;
}

export class KernelSettingView {
  @ApiProperty({ example: 'expire_nodest_conn' })
  name!: string;

  @ApiProperty({ enum: ['number', 'pair', 'cpu-list'] })
  shape!: string;

  @ApiProperty({ type: 'integer', format: 'int64' })
  min!: number;

  @ApiProperty({ type: 'integer', format: 'int64' })
  max!: number;

  /** What a fresh kernel has; null: it works that out from the machine. */
  @ApiProperty({ type: 'string', nullable: true })
  kernelDefault!: string | null;

  /** What directors get when nobody says otherwise; null: left as it is found. */
  @ApiProperty({ type: 'string', nullable: true })
  hosting!: string | null;

  /** What it does, and why our value is better for hosting. */
  reason!: string;
}

export class KernelSettingsView {
  @ApiProperty({ type: [KernelSettingView] })
  items!: KernelSettingView[];
}
