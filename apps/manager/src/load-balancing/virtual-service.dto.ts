import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsObject,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  ADDRESS_FAMILIES,
  type AddressFamily,
  FIREWALL_MARK_MAX,
  PERSISTENCE_ENGINES,
  PERSISTENCE_MAX_SECONDS,
  type PersistenceEngine,
  type Protocol,
  PROTOCOLS,
  type Scheduler,
  type SchedulerFlag,
  SCHEDULER_FLAGS,
  SCHEDULERS,
} from '#libs/domain';
import { IsAddress } from '../addresses/is-address.js';
import { IsName, IsTags, Name, Nullable, Optional } from '../common/http/text.js';
import { FollowsSchema } from '../common/schemas/follows-schema.js';
import { type WrittenHealth, writtenHealth, type WrittenPool, writtenPool } from './health/health.schemas.js';
import { CreateRealServer } from './real-server.dto.js';
import { TEMPLATE_NAMES, type TemplateName, TEMPLATES } from './templates/service-templates.js';

export const SERVICE_KINDS = ['address', 'firewall-mark'] as const;
export type ServiceKind = (typeof SERVICE_KINDS)[number];

/** What a policy can say of a service; `scheduler` with its flags. */
export const POLICY_FIELDS = ['scheduler', 'persistence', 'health', 'pool'] as const;
export type PolicyField = (typeof POLICY_FIELDS)[number];

const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

export class PersistenceSpec {
  /** Seconds that a client stays with its server after its last connection; 0 is off, as null for the whole. */
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: PERSISTENCE_MAX_SECONDS, default: 300 })
  @Optional()
  @IsInt()
  @Min(0)
  @Max(PERSISTENCE_MAX_SECONDS)
  timeoutSeconds?: number;

  /** Groups clients by the first bits of their address; 32 or 128, the default, keeps each alone. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 128 })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(128)
  prefixLength?: number;

  /** What names the client instead of its address: for `sip`, UDP only, the Call-ID of its packets. Null: the address. */
  @ApiPropertyOptional({ enum: PERSISTENCE_ENGINES, enumName: 'PersistenceEngine', nullable: true, default: null })
  @Nullable()
  @IsIn(PERSISTENCE_ENGINES)
  engine?: PersistenceEngine | null;
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

  /** How its servers are checked. When absent: as the policy says, else a TCP connection every two seconds for TCP, nothing for others. */
  @Optional()
  @FollowsSchema('ServiceHealthSpec', writtenHealth)
  health?: WrittenHealth;

  /** How its pool of servers is decided upon: quorum, sorry servers, panic, slow start, feedback. When absent: as the policy says. */
  @Optional()
  @FollowsSchema('PoolPolicySpec', writtenPool)
  pool?: WrittenPool;

  /** The policy that it follows in all that it does not set itself; null: the cluster's default one. Another policy ends its overrides. */
  @ApiPropertyOptional({ type: 'string', nullable: true, default: null, example: 'web' })
  @Nullable()
  @IsName()
  policy?: string | null;

  /** What it sets itself from now on: the rest follows its policy again. What the same request sets is among them anyway. */
  @ApiPropertyOptional({ enum: POLICY_FIELDS, enumName: 'PolicyField', isArray: true })
  @Optional()
  @IsArray()
  @ArrayMaxSize(POLICY_FIELDS.length)
  @ArrayUnique()
  @IsIn(POLICY_FIELDS, { each: true })
  overrides?: PolicyField[];

  /** The directors that balance it; null: all of them. */
  @ApiPropertyOptional({ type: [String], nullable: true, default: null })
  @Nullable()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(64)
  @ArrayUnique()
  @Matches(ULID, { each: true, message: 'must be ids of directors' })
  directorIds?: string[] | null;

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

/** What the template says where the spec says nothing; a template that is none is refused by its own field. */
function withTemplate(spec: unknown, input: unknown): unknown {
  const name = typeof input === 'object' && input !== null ? (Reflect.get(input, 'template') as unknown) : undefined;
  const template = TEMPLATES.find((known) => known.name === name);
  if (template === undefined || !(spec instanceof VirtualServiceSpec)) return spec;
  const { persistence, ...others } = template.spec;
  const wanted = {
    ...others,
    ...(persistence === undefined ? {} : { persistence: Object.assign(new PersistenceSpec(), persistence) }),
  };
  for (const [field, value] of Object.entries(wanted)) {
    if (Reflect.get(spec, field) === undefined) Reflect.set(spec, field, structuredCloneOf(value));
  }
  return spec;
}

/** Templates are shared: each service gets values of its own. */
const structuredCloneOf = (value: unknown): unknown =>
  value instanceof PersistenceSpec ? Object.assign(new PersistenceSpec(), value) : structuredClone(value);

/** A service as requests describe it: what it is, or a template and what differs from that. */
export class DescribedService {
  /** One of GET /service-templates: fills in what the spec leaves open. */
  @ApiPropertyOptional({ enum: TEMPLATE_NAMES, enumName: 'ServiceTemplateName' })
  @Optional()
  @IsIn(TEMPLATE_NAMES)
  template?: TemplateName;

  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => VirtualServiceSpec)
  @Transform(({ value, obj }) => withTemplate(value, obj))
  spec!: VirtualServiceSpec;
}

export class CreateVirtualService extends DescribedService {
  @Name('shop')
  name!: string;

  @IsTags()
  tags?: string[];

  /** True: the address becomes a virtual IP of the cluster if it is not one yet. */
  @ApiPropertyOptional({ default: false })
  @Optional()
  @IsBoolean()
  createAddress?: boolean;

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
