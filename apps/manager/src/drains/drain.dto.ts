import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
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
  ValidateNested,
} from 'class-validator';
import { DRAIN_MODES, type DrainMode } from '#libs/domain';
import { ChangeQuery, IsTruth } from '../common/http/change.dto.js';
import { PageQuery } from '../common/http/list.dto.js';
import { ObjectView } from '../common/http/object.dto.js';
import { Optional } from '../common/http/text.js';
import { ActorView } from '../operations/operation.dto.js';
import {
  DRAIN_SERVER_STATES,
  DRAIN_STATES,
  type DrainServerState,
  type DrainState,
  ON_DEADLINE,
  type OnDeadline,
} from './drain.js';

const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;
const DEADLINE_MAX_SECONDS = 604_800;

/** Either nodeId, or virtualServiceId and realServerId, or nodeIds; or virtualServiceId alone, with thenDelete. */
export class DrainSubjectSpec {
  /** Every real server on this node. */
  @Optional()
  @Matches(ULID, { message: 'must be the id of a node' })
  nodeId?: string;

  @Optional()
  @Matches(ULID, { message: 'must be the id of a virtual service' })
  virtualServiceId?: string;

  @Optional()
  @Matches(ULID, { message: 'must be the id of a real server' })
  realServerId?: string;

  /** A group of nodes, one batch after the other. */
  @ApiPropertyOptional({ type: [String] })
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique()
  @Matches(ULID, { each: true, message: 'must be ids of nodes' })
  nodeIds?: string[];

  /** How many nodes of the group rest at once; the next begin when the former are back and their slow start is over. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 500, default: 1 })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(500)
  atOnce?: number;
}

export class StartDrain {
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => DrainSubjectSpec)
  subject!: DrainSubjectSpec;

  /** `graceful`: weight 0, pinned clients stay. `firm`: pinned clients go elsewhere. `immediate`: connections are cut. */
  @ApiPropertyOptional({ enum: DRAIN_MODES, enumName: 'DrainMode', default: 'graceful' })
  @Optional()
  @IsIn(DRAIN_MODES)
  mode?: DrainMode;

  /** What connections of one batch get; as long as they take when absent. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: DEADLINE_MAX_SECONDS })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(DEADLINE_MAX_SECONDS)
  deadlineSeconds?: number;

  /** At the deadline. `stop`: back into service. `force`: firm, then immediate. `give-up`: stays drained, with an alarm. */
  @ApiPropertyOptional({ enum: ON_DEADLINE, enumName: 'OnDeadline', default: 'give-up' })
  @Optional()
  @IsIn(ON_DEADLINE)
  onDeadline?: OnDeadline;

  /** How long servers rest once they are empty: until they are released, or so many seconds. */
  @ApiPropertyOptional({
    oneOf: [
      { type: 'string', enum: ['until-released'] },
      { type: 'object', required: ['seconds'], properties: { seconds: { type: 'integer', minimum: 0 } } },
    ],
    default: 'until-released',
  })
  @Optional()
  hold?: unknown;

  /** True: drain it though the rest could not carry its connections. */
  @ApiPropertyOptional({ default: false })
  @Optional()
  @IsBoolean()
  ignoreCapacity?: boolean;

  /** True: the real server, or the virtual service with all its servers, is deleted once it is empty. Not with hold; needs services:write. */
  @ApiPropertyOptional({ default: false })
  @Optional()
  @IsBoolean()
  thenDelete?: boolean;
}

export class StartDrainQuery extends ChangeQuery {
  /** True: a virtual service is deleted though it takes more traffic away than the blast radius of the cluster allows. */
  @ApiPropertyOptional({ default: false, type: 'boolean' })
  @Optional()
  @IsTruth()
  confirmBlastRadius = false;
}

export class PatchDrain {
  @ApiProperty({ enum: DRAIN_MODES, enumName: 'DrainMode' })
  @IsIn(DRAIN_MODES)
  mode!: DrainMode;
}

export class DrainServerView {
  realServerId!: string;
  virtualServiceId!: string;
  nodeId!: string | null;

  @ApiProperty({ example: 'shop on 10.77.0.21:80' })
  name!: string;

  @ApiProperty({ type: 'integer', minimum: 0 })
  batch!: number;

  @ApiProperty({ enum: DRAIN_SERVER_STATES, enumName: 'DrainServerState' })
  state!: DrainServerState;

  @ApiProperty({ enum: DRAIN_MODES, enumName: 'DrainMode' })
  mode!: DrainMode;

  beganAt!: Date | null;
  deadlineAt!: Date | null;

  @ApiProperty({ type: 'integer' })
  activeConnections!: number;

  @ApiProperty({ type: 'integer' })
  inactiveConnections!: number;

  /** Clients whose persistence still points here. */
  @ApiProperty({ type: 'integer' })
  pinnedClients!: number;

  /** By the curve of the last minutes; null while that cannot be told. */
  @ApiProperty({ type: 'number', nullable: true })
  endingPerMinute!: number | null;

  @ApiProperty({ type: 'number', nullable: true })
  emptyInSeconds!: number | null;

  /** False: a director that has it is silent, and the counts are not whole. */
  fresh!: boolean;
}

/** Emptying servers of their connections, and bringing them back. */
export class DrainView extends ObjectView {
  @ApiProperty({ example: 'Drain node-1' })
  title!: string;

  operationId!: string;
  actor!: ActorView;

  @ApiProperty({ type: DrainSubjectSpec })
  subject!: DrainSubjectSpec;

  @ApiProperty({ enum: DRAIN_MODES, enumName: 'DrainMode' })
  mode!: DrainMode;

  @ApiProperty({ type: 'integer', nullable: true })
  deadlineSeconds!: number | null;

  @ApiProperty({ enum: ON_DEADLINE, enumName: 'OnDeadline' })
  onDeadline!: OnDeadline;

  /** Null: until they are released. */
  @ApiProperty({ type: 'integer', nullable: true })
  holdSeconds!: number | null;

  ignoreCapacity!: boolean;
  thenDelete!: boolean;

  @ApiProperty({ enum: DRAIN_STATES, enumName: 'DrainState' })
  state!: DrainState;

  /** The batch that has its turn, from 0. */
  @ApiProperty({ type: 'integer', minimum: 0 })
  batch!: number;

  endedAt!: Date | null;

  @ApiProperty({ type: [DrainServerView] })
  servers!: DrainServerView[];
}

export class DrainsQuery extends PageQuery {}
