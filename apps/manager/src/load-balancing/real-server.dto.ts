import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsObject,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { Cause, ObservedCheck, ObservedDrain } from '#libs/contracts';
import {
  ADMIN_STATES,
  type AdminState,
  DRAIN_MODES,
  type DrainMode,
  FORWARDING_METHODS,
  type ForwardingMethod,
  OBSERVED_STATES,
  type ObservedState,
  THRESHOLD_MAX,
  TUNNEL_CHECKSUMS,
  TUNNEL_TYPES,
  type TunnelChecksum,
  type TunnelType,
  WEIGHT_MAX,
} from '#libs/domain';
import { listOf, oneOrNull } from '../observations/observed.schemas.js';
import { IsAddress } from '../addresses/is-address.js';
import { ListQuery } from '../common/http/list.dto.js';
import { TaggedObjectView } from '../common/http/object.dto.js';
import { IsTags, Nullable, Optional } from '../common/http/text.js';

/** How packets are wrapped on their way to a server that is reached by tunneling. */
export class TunnelSpec {
  /** One that the directors' kernels have. */
  @ApiProperty({ enum: TUNNEL_TYPES, enumName: 'TunnelType' })
  @IsIn(TUNNEL_TYPES)
  type!: TunnelType;

  /** UDP port of a gue tunnel, where it must be given; 0 for the others. */
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 65_535, default: 0 })
  @Optional()
  @IsInt()
  @Min(0)
  @Max(65_535)
  port?: number;

  /** `checksum` and `none` for gue and gre, `remote` (remote checksum offload) for gue only; ipip has none. */
  @ApiPropertyOptional({ enum: TUNNEL_CHECKSUMS, enumName: 'TunnelChecksum', default: 'none' })
  @Optional()
  @IsIn(TUNNEL_CHECKSUMS)
  checksum?: TunnelChecksum;
}

/** What can change in a real server. */
export class RealServerSettings {
  /** With direct-routing and tunneling the port must be the service's; only masquerading may differ. */
  @ApiPropertyOptional({ enum: FORWARDING_METHODS, enumName: 'ForwardingMethod', default: 'direct-routing' })
  @Optional()
  @IsIn(FORWARDING_METHODS)
  forwardingMethod?: ForwardingMethod;

  /** Only with tunneling; null is plain ipip. */
  @ApiPropertyOptional({ type: TunnelSpec, nullable: true, default: null })
  @Nullable()
  @IsObject()
  @ValidateNested()
  @Type(() => TunnelSpec)
  tunnel?: TunnelSpec | null;

  /** 0 is quiescent: no new connections, the old ones end in peace. */
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: WEIGHT_MAX, default: 1 })
  @Optional()
  @IsInt()
  @Min(0)
  @Max(WEIGHT_MAX)
  weight?: number;

  /** Connections above which the server takes no new ones; 0 is no limit. */
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: THRESHOLD_MAX, default: 0 })
  @Optional()
  @IsInt()
  @Min(0)
  @Max(THRESHOLD_MAX)
  upperThreshold?: number;

  /** Connections below which it takes new ones again; 0: three quarters of the upper threshold (ipvsadm(8)). */
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: THRESHOLD_MAX, default: 0 })
  @Optional()
  @IsInt()
  @Min(0)
  @Max(THRESHOLD_MAX)
  lowerThreshold?: number;

  /** `drain`: weight 0, connections live on. `disabled`: taken out of the table. */
  @ApiPropertyOptional({ enum: ADMIN_STATES, enumName: 'AdminState', default: 'enabled' })
  @Optional()
  @IsIn(ADMIN_STATES)
  adminState?: AdminState;

  /** `graceful`: no new clients, those that are bound to it come back. `firm`: bound clients move too. `immediate`: connections end at once. */
  @ApiPropertyOptional({ enum: DRAIN_MODES, enumName: 'DrainMode', default: 'graceful' })
  @Optional()
  @IsIn(DRAIN_MODES)
  drainMode?: DrainMode;
}

export class RealServerSpec extends RealServerSettings {
  /** A node of the cluster; found by the address when absent. */
  @ApiPropertyOptional({ type: 'string', nullable: true })
  @Nullable()
  @Matches(/^[0-9A-HJKMNP-TV-Z]{26}$/, { message: 'must be the id of a node' })
  nodeId?: string | null;

  /** The node's first address of the service's family when absent. */
  @ApiPropertyOptional({ example: '10.77.0.21' })
  @Optional()
  @IsAddress()
  address?: string;

  /** The service's port when absent. */
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 65_535, example: 80 })
  @Optional()
  @IsInt()
  @Min(0)
  @Max(65_535)
  port?: number;
}

export class CreateRealServer {
  @IsTags()
  tags?: string[];

  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => RealServerSpec)
  spec!: RealServerSpec;
}

export class ReplaceRealServers {
  /** The whole list: servers that are not in it are drained of new connections and removed. */
  @ApiProperty({ type: [CreateRealServer] })
  @IsArray()
  @ArrayMaxSize(4096)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => CreateRealServer)
  realServers!: CreateRealServer[];
}

export class PatchRealServer {
  @IsTags()
  tags?: string[];

  @Optional()
  @IsObject()
  @ValidateNested()
  @Type(() => RealServerSettings)
  spec?: RealServerSettings;
}

export class TunnelView {
  @ApiProperty({ enum: TUNNEL_TYPES, enumName: 'TunnelType' })
  type!: TunnelType;

  @ApiProperty({ type: 'integer', example: 0 })
  port!: number;

  @ApiProperty({ enum: TUNNEL_CHECKSUMS, enumName: 'TunnelChecksum' })
  checksum!: TunnelChecksum;
}

export class RealServerSpecView {
  nodeId!: string | null;

  @ApiProperty({ example: '10.77.0.21' })
  address!: string;

  @ApiProperty({ type: 'integer', example: 80 })
  port!: number;

  @ApiProperty({ enum: FORWARDING_METHODS, enumName: 'ForwardingMethod' })
  forwardingMethod!: ForwardingMethod;

  @ApiProperty({ type: TunnelView, nullable: true })
  tunnel!: TunnelView | null;

  @ApiProperty({ type: 'integer', example: 1 })
  weight!: number;

  @ApiProperty({ type: 'integer', example: 0 })
  upperThreshold!: number;

  @ApiProperty({ type: 'integer', example: 0 })
  lowerThreshold!: number;

  @ApiProperty({ enum: ADMIN_STATES, enumName: 'AdminState' })
  adminState!: AdminState;

  @ApiProperty({ enum: DRAIN_MODES, enumName: 'DrainMode' })
  drainMode!: DrainMode;
}

export class KernelServerView {
  @ApiProperty({ type: 'integer' })
  weight!: number;

  @ApiProperty({ enum: FORWARDING_METHODS, enumName: 'ForwardingMethod' })
  forwardingMethod!: ForwardingMethod;

  @ApiProperty({ type: TunnelView, nullable: true })
  tunnel!: TunnelView | null;

  @ApiProperty({ type: 'integer' })
  upperThreshold!: number;

  @ApiProperty({ type: 'integer' })
  lowerThreshold!: number;

  @ApiProperty({
    ...{ type: 'integer', nullable: true },
    description:
      'Below it a full server is used again: the lower threshold, else ¾ of the upper; null: it is never full.',
  })
  effectiveLowerThreshold!: number | null;
}

export class ObservedStatusView {
  @ApiProperty({ enum: OBSERVED_STATES, enumName: 'ObservedState' })
  state!: ObservedState;

  /** Why it is in this state. */
  @ApiProperty({ example: 'connected in 1 ms' })
  reason!: string;

  since!: string | null;

  /** When the newest observation was made. */
  at!: string | null;

  /** False: too old to be trusted; the state is `unknown` then. */
  fresh!: boolean;
}

export class RealServerStatusView extends ObservedStatusView {
  /** What the kernel has; null when it is not in the table. */
  @ApiProperty({ type: KernelServerView, nullable: true })
  kernel!: KernelServerView | null;

  @ApiProperty({ type: 'integer' })
  activeConnections!: number;

  @ApiProperty({ type: 'integer' })
  inactiveConnections!: number;

  /** Clients whose persistence points to it. */
  @ApiProperty({ type: 'integer' })
  persistentConnections!: number;

  /** Why it has its weight, from the probe to the kernel; empty when nothing fresh is known. */
  @ApiProperty(listOf('Cause'))
  causes!: Cause[];

  @ApiProperty(listOf('ObservedCheck'))
  checks!: ObservedCheck[];

  /** How far its drain is; null while it does not drain. */
  @ApiProperty(oneOrNull('ObservedDrain'))
  drain!: ObservedDrain | null;
}

/** How one of its directors sees a service. */
export class DirectorStatusView {
  directorId!: string;

  @ApiProperty({ example: 'director-1' })
  name!: string;

  /** Whether the packets of the service come to this one. */
  isCarrier!: boolean;

  @ApiProperty({ enum: OBSERVED_STATES, enumName: 'ObservedState' })
  state!: ObservedState;

  reason!: string;
  at!: string | null;
  fresh!: boolean;

  @ApiProperty({ type: 'integer' })
  activeConnections!: number;
}

export class RealServerView extends TaggedObjectView {
  spec!: RealServerSpecView;
  status!: RealServerStatusView;
}

export class RealServersQuery extends ListQuery {
  @ApiPropertyOptional({ enum: ADMIN_STATES, enumName: 'AdminState' })
  @Optional()
  @IsIn(ADMIN_STATES)
  adminState?: AdminState;

  @Optional()
  @Matches(/^[0-9A-HJKMNP-TV-Z]{26}$/, { message: 'must be the id of a node' })
  nodeId?: string;

  @Optional()
  @IsAddress()
  address?: string;
}
