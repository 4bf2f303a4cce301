import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsDefined, IsIn, IsObject, ValidateNested } from 'class-validator';
import type { PoolPolicy, ServiceHealth } from '#libs/contracts';
import {
  FORWARDING_METHODS,
  type ForwardingMethod,
  PERSISTENCE_ENGINES,
  type PersistenceEngine,
  type Scheduler,
  type SchedulerFlag,
  SCHEDULER_FLAGS,
  SCHEDULERS,
} from '#libs/domain';
import { TaggedObjectView } from '../common/http/object.dto.js';
import { IsLine, IsName, IsTags, Name, Nullable, Optional } from '../common/http/text.js';
import { FollowsSchema } from '../common/schemas/follows-schema.js';
import {
  type WrittenHealth,
  writtenHealth,
  type WrittenPool,
  writtenPool,
} from '../load-balancing/health/health.schemas.js';
import { PersistenceSpec } from '../load-balancing/virtual-service.dto.js';

/** How services are balanced; what is null it leaves to what suits each service. */
export class PolicySpecPatch {
  @Optional()
  @IsLine(200)
  description?: string;

  /** How a server is picked; GET /schedulers explains each. */
  @ApiPropertyOptional({ enum: SCHEDULERS, enumName: 'Scheduler', default: 'wlc' })
  @Optional()
  @IsIn(SCHEDULERS)
  scheduler?: Scheduler;

  @ApiPropertyOptional({ enum: SCHEDULER_FLAGS, enumName: 'SchedulerFlag', isArray: true, default: [] })
  @Optional()
  @IsArray()
  @ArrayMaxSize(SCHEDULER_FLAGS.length)
  @ArrayUnique()
  @IsIn(SCHEDULER_FLAGS, { each: true })
  schedulerFlags?: SchedulerFlag[];

  /** Same client, same server for a time; null or 0 seconds is off. Without a prefix length each client is alone. */
  @ApiPropertyOptional({ type: PersistenceSpec, nullable: true, default: null })
  @Nullable()
  @IsObject()
  @ValidateNested()
  @Type(() => PersistenceSpec)
  persistence?: PersistenceSpec | null;

  @Nullable()
  @FollowsSchema('ServiceHealthSpec', writtenHealth)
  health?: WrittenHealth | null;

  @Nullable()
  @FollowsSchema('PoolPolicySpec', writtenPool)
  pool?: WrittenPool | null;

  /** Of servers that are added from then on and name none; those that are there keep theirs. */
  @ApiPropertyOptional({ enum: FORWARDING_METHODS, enumName: 'ForwardingMethod', nullable: true, default: null })
  @Nullable()
  @IsIn(FORWARDING_METHODS)
  forwardingMethod?: ForwardingMethod | null;
}

export class CreatePolicy {
  @Name('web')
  name!: string;

  @IsTags()
  tags?: string[];

  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => PolicySpecPatch)
  spec!: PolicySpecPatch;
}

export class PatchPolicy {
  @Optional()
  @Name('web')
  @ApiProperty({ required: false })
  name?: string;

  @IsTags()
  tags?: string[];

  @Optional()
  @IsObject()
  @ValidateNested()
  @Type(() => PolicySpecPatch)
  spec?: PolicySpecPatch;
}

export class ChooseDefaultPolicy {
  /** The policy that services follow which name none. */
  @ApiProperty({ example: 'web' })
  @IsName()
  policy!: string;
}

export class PolicyPersistenceView {
  @ApiProperty({ type: 'integer', example: 300 })
  timeoutSeconds!: number;

  /** Null: each client alone. */
  @ApiProperty({ type: 'integer', nullable: true })
  prefixLength!: number | null;

  @ApiProperty({ enum: PERSISTENCE_ENGINES, enumName: 'PersistenceEngine', nullable: true })
  engine!: PersistenceEngine | null;
}

export class PolicySpecView {
  description!: string;

  @ApiProperty({ enum: SCHEDULERS, enumName: 'Scheduler' })
  scheduler!: Scheduler;

  @ApiProperty({ enum: SCHEDULER_FLAGS, enumName: 'SchedulerFlag', isArray: true })
  schedulerFlags!: SchedulerFlag[];

  @ApiProperty({ type: PolicyPersistenceView, nullable: true })
  persistence!: PolicyPersistenceView | null;

  /** Null: it says nothing of checks. */
  @ApiProperty({ nullable: true, allOf: [{ $ref: '#/components/schemas/ServiceHealth' }] })
  health!: ServiceHealth | null;

  /** Null: it says nothing of pools. */
  @ApiProperty({ nullable: true, allOf: [{ $ref: '#/components/schemas/PoolPolicy' }] })
  pool!: PoolPolicy | null;

  @ApiProperty({ enum: FORWARDING_METHODS, enumName: 'ForwardingMethod', nullable: true })
  forwardingMethod!: ForwardingMethod | null;
}

export class PolicyUser {
  id!: string;

  @ApiProperty({ example: 'shop' })
  name!: string;

  /** What it sets itself, whatever the policy says. */
  @ApiProperty({ type: [String] })
  overrides!: string[];
}

export class PolicyStatusView {
  /** Whether services that name no policy follow it. */
  isDefault!: boolean;

  @ApiProperty({ type: [PolicyUser] })
  virtualServices!: PolicyUser[];
}

export class PolicyView extends TaggedObjectView {
  spec!: PolicySpecView;
  status!: PolicyStatusView;
}
