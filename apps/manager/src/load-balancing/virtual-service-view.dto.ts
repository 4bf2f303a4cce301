import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import type { ObservedPool, PoolPolicy, ServiceHealth } from '#libs/contracts';
import {
  ADDRESS_FAMILIES,
  type AddressFamily,
  PERSISTENCE_ENGINES,
  type PersistenceEngine,
  type Protocol,
  PROTOCOLS,
  type Scheduler,
  type SchedulerFlag,
  SCHEDULER_FLAGS,
  SCHEDULERS,
} from '#libs/domain';
import { IsAddress } from '../addresses/is-address.js';
import { ListQuery } from '../common/http/list.dto.js';
import { TaggedObjectView } from '../common/http/object.dto.js';
import { Name, Optional } from '../common/http/text.js';
import { oneOrNull } from '../observations/observed.schemas.js';
import { ShowsSchema } from '../common/schemas/follows-schema.js';
import { TrafficView } from '../statistics/statistics.dto.js';
import { DirectorStatusView, ObservedStatusView, RealServerView } from './real-server.dto.js';
import { POLICY_FIELDS, type PolicyField, SERVICE_KINDS, type ServiceKind } from './virtual-service.dto.js';

export class PersistenceView {
  @ApiProperty({ type: 'integer', example: 300 })
  timeoutSeconds!: number;

  @ApiProperty({ type: 'integer', example: 32 })
  prefixLength!: number;

  @ApiProperty({ enum: PERSISTENCE_ENGINES, enumName: 'PersistenceEngine', nullable: true })
  engine!: PersistenceEngine | null;
}

/** Every value that is in force, defaults too. */
export class VirtualServiceSpecView {
  @ApiProperty({ enum: SERVICE_KINDS, enumName: 'ServiceKind' })
  kind!: ServiceKind;

  @ApiProperty({ enum: ADDRESS_FAMILIES, enumName: 'AddressFamily' })
  family!: AddressFamily;

  @ApiProperty({ enum: PROTOCOLS, enumName: 'Protocol', nullable: true })
  protocol!: Protocol | null;

  @ApiProperty({ type: 'string', nullable: true, example: '192.0.2.80' })
  address!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, example: 80 })
  port!: number | null;

  @ApiProperty({ type: 'integer', format: 'int64', nullable: true })
  mark!: number | null;

  @ApiProperty({ enum: SCHEDULERS, enumName: 'Scheduler' })
  scheduler!: Scheduler;

  @ApiProperty({ enum: SCHEDULER_FLAGS, enumName: 'SchedulerFlag', isArray: true })
  schedulerFlags!: SchedulerFlag[];

  @ApiProperty({ type: PersistenceView, nullable: true })
  persistence!: PersistenceView | null;

  onePacket!: boolean;

  /** Secrets are shown as null. */
  @ShowsSchema('ServiceHealth')
  health!: ServiceHealth;

  @ShowsSchema('PoolPolicy')
  pool!: PoolPolicy;

  /** Null: the cluster's default policy. */
  @ApiProperty({ type: 'string', nullable: true, example: 'web' })
  policy!: string | null;

  /** What it sets itself, whatever its policy says. */
  @ApiProperty({ enum: POLICY_FIELDS, enumName: 'PolicyField', isArray: true })
  overrides!: PolicyField[];

  /** Null: every director. */
  @ApiProperty({ type: [String], nullable: true })
  directorIds!: string[] | null;

  enabled!: boolean;
}

export class ServerCounts {
  @ApiProperty({ type: 'integer' })
  total!: number;

  @ApiProperty({ type: 'integer' })
  up!: number;
}

export class VirtualServiceStatusView extends ObservedStatusView {
  /** The director that was asked; null when the cluster has none. */
  directorId!: string | null;

  @ApiProperty({ type: 'integer' })
  activeConnections!: number;

  servers!: ServerCounts;

  /** How its pool is decided upon; null when nothing fresh is known. */
  @ApiProperty(oneOrNull('ObservedPool'))
  pool!: ObservedPool | null;

  /** How each of its directors sees it. */
  @ApiProperty({ type: [DirectorStatusView] })
  directors!: DirectorStatusView[];

  /** Present traffic, of all directors together; null while no director tells it. */
  @ApiProperty({ type: TrafficView, nullable: true })
  traffic!: TrafficView | null;
}

export class VirtualServiceView extends TaggedObjectView {
  /** `tcp 192.0.2.80:80` or `fwmark 7 ipv4`. */
  @ApiProperty({ example: 'tcp 192.0.2.80:80' })
  key!: string;

  spec!: VirtualServiceSpecView;
  status!: VirtualServiceStatusView;

  @ApiProperty({ type: [RealServerView] })
  realServers!: RealServerView[];
}

export class VirtualServicesQuery extends ListQuery {
  @Optional()
  @Name('shop')
  @ApiProperty({ required: false })
  name?: string;

  @ApiPropertyOptional({ enum: SERVICE_KINDS, enumName: 'ServiceKind' })
  @Optional()
  @IsIn(SERVICE_KINDS)
  kind?: ServiceKind;

  @ApiPropertyOptional({ enum: PROTOCOLS, enumName: 'Protocol' })
  @Optional()
  @IsIn(PROTOCOLS)
  protocol?: Protocol;

  @Optional()
  @IsAddress()
  address?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 65_535 })
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65_535)
  port?: number;

  @ApiPropertyOptional({ enum: SCHEDULERS, enumName: 'Scheduler' })
  @Optional()
  @IsIn(SCHEDULERS)
  scheduler?: Scheduler;

  @ApiPropertyOptional({ enum: ADDRESS_FAMILIES, enumName: 'AddressFamily' })
  @Optional()
  @IsIn(ADDRESS_FAMILIES)
  family?: AddressFamily;
}
