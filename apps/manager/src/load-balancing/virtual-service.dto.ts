import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsObject,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  ADDRESS_FAMILIES,
  type AddressFamily,
  FIREWALL_MARK_MAX,
  PERSISTENCE_MAX_SECONDS,
  type Protocol,
  PROTOCOLS,
  type Scheduler,
  type SchedulerFlag,
  SCHEDULER_FLAGS,
  SCHEDULERS,
} from '#libs/domain';
import { IsAddress } from '../addresses/is-address.js';
import { IsTags, Name, Nullable, Optional } from '../common/http/text.js';
import { HealthCheckSpec } from './health-check.dto.js';
import { CreateRealServer } from './real-server.dto.js';

export const SERVICE_KINDS = ['address', 'firewall-mark'] as const;
export type ServiceKind = (typeof SERVICE_KINDS)[number];

export class PersistenceSpec {
  /** Seconds that a client stays with its server after its last connection. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: PERSISTENCE_MAX_SECONDS, default: 300 })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(PERSISTENCE_MAX_SECONDS)
  timeoutSeconds?: number;

  /** Groups clients by the first bits of their address; 32 or 128, the default, keeps each alone. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 128 })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(128)
  prefixLength?: number;
}

/** What can change in a virtual service without making it another one. */
export class VirtualServiceSettings {
  /** How a server is picked; one that the directors' kernels have. */
  @ApiPropertyOptional({ enum: SCHEDULERS, enumName: 'Scheduler', default: 'wlc' })
  @Optional()
  @IsIn(SCHEDULERS)
  scheduler?: Scheduler;

  /** Only for the schedulers sh and mh. */
  @ApiPropertyOptional({ enum: SCHEDULER_FLAGS, enumName: 'SchedulerFlag', isArray: true, default: [] })
  @Optional()
  @IsArray()
  @ArrayMaxSize(SCHEDULER_FLAGS.length)
  @ArrayUnique()
  @IsIn(SCHEDULER_FLAGS, { each: true })
  schedulerFlags?: SchedulerFlag[];

  /** Same client, same server for a time; null is off. */
  @ApiPropertyOptional({ type: PersistenceSpec, nullable: true, default: null })
  @Nullable()
  @IsObject()
  @ValidateNested()
  @Type(() => PersistenceSpec)
  persistence?: PersistenceSpec | null;

  /** UDP only: each packet is scheduled alone. */
  @ApiPropertyOptional({ default: false })
  @Optional()
  @IsBoolean()
  onePacket?: boolean;

  /** A TCP connection every two seconds when absent; none for UDP, SCTP and marks. */
  @ApiPropertyOptional({ type: HealthCheckSpec })
  @Optional()
  @IsObject()
  @ValidateNested()
  @Type(() => HealthCheckSpec)
  healthCheck?: HealthCheckSpec;

  /** False: in no director's table. */
  @ApiPropertyOptional({ default: true })
  @Optional()
  @IsBoolean()
  enabled?: boolean;
}

const isByMark = (spec: VirtualServiceSpec): boolean => spec.kind === 'firewall-mark';

export class VirtualServiceSpec extends VirtualServiceSettings {
  /** `address`: protocol, address and port name it. `firewall-mark`: family and mark do. */
  @ApiPropertyOptional({ enum: SERVICE_KINDS, enumName: 'ServiceKind', default: 'address' })
  @Optional()
  @IsIn(SERVICE_KINDS)
  kind?: ServiceKind;

  @ApiPropertyOptional({ enum: PROTOCOLS, enumName: 'Protocol', example: 'tcp' })
  @ValidateIf((spec: VirtualServiceSpec) => !isByMark(spec) || spec.protocol !== undefined)
  @IsIn(PROTOCOLS)
  protocol?: Protocol;

  /** A virtual IP of the cluster. */
  @ApiPropertyOptional({ example: '192.0.2.80' })
  @ValidateIf((spec: VirtualServiceSpec) => !isByMark(spec) || spec.address !== undefined)
  @IsAddress()
  address?: string;

  /** 0 is every port and needs persistence. */
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 65_535, example: 80 })
  @ValidateIf((spec: VirtualServiceSpec) => !isByMark(spec) || spec.port !== undefined)
  @IsInt()
  @Min(0)
  @Max(65_535)
  port?: number;

  @ApiPropertyOptional({ enum: ADDRESS_FAMILIES, enumName: 'AddressFamily' })
  @ValidateIf((spec: VirtualServiceSpec) => isByMark(spec) || spec.family !== undefined)
  @IsIn(ADDRESS_FAMILIES)
  family?: AddressFamily;

  @ApiPropertyOptional({ type: 'integer', format: 'int64', minimum: 1, maximum: FIREWALL_MARK_MAX })
  @ValidateIf((spec: VirtualServiceSpec) => isByMark(spec) || spec.mark !== undefined)
  @IsInt()
  @Min(1)
  @Max(FIREWALL_MARK_MAX)
  mark?: number;
}

export class CreateVirtualService {
  @Name('shop')
  name!: string;

  @IsTags()
  tags?: string[];

  /** True: the address becomes a virtual IP of the cluster if it is not one yet. */
  @ApiPropertyOptional({ default: false })
  @Optional()
  @IsBoolean()
  createAddress?: boolean;

  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => VirtualServiceSpec)
  spec!: VirtualServiceSpec;

  @ApiPropertyOptional({ type: [CreateRealServer], default: [] })
  @Optional()
  @IsArray()
  @ArrayMaxSize(4096)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => CreateRealServer)
  realServers?: CreateRealServer[];
}

/** The settings; what names the service may be repeated, but not changed. */
export class VirtualServiceSpecPatch extends VirtualServiceSettings {
  @Optional()
  @IsIn(SERVICE_KINDS)
  @ApiPropertyOptional({ enum: SERVICE_KINDS, enumName: 'ServiceKind' })
  kind?: ServiceKind;

  @Optional()
  @IsIn(PROTOCOLS)
  @ApiPropertyOptional({ enum: PROTOCOLS, enumName: 'Protocol' })
  protocol?: Protocol;

  @Optional()
  @IsAddress()
  address?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 65_535 })
  @Optional()
  @IsInt()
  @Min(0)
  @Max(65_535)
  port?: number;

  @Optional()
  @IsIn(ADDRESS_FAMILIES)
  @ApiPropertyOptional({ enum: ADDRESS_FAMILIES, enumName: 'AddressFamily' })
  family?: AddressFamily;

  @ApiPropertyOptional({ type: 'integer', format: 'int64', minimum: 1, maximum: FIREWALL_MARK_MAX })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(FIREWALL_MARK_MAX)
  mark?: number;
}

export class PatchVirtualService {
  @Optional()
  @Name('shop')
  @ApiProperty({ required: false })
  name?: string;

  @IsTags()
  tags?: string[];

  @Optional()
  @IsObject()
  @ValidateNested()
  @Type(() => VirtualServiceSpecPatch)
  spec?: VirtualServiceSpecPatch;
}
