import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsIP,
  IsObject,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { MACHINE_ROLES, type MachineRole, OBSERVED_STATES, type ObservedState } from '#libs/domain';
import { ChangeQuery } from '../common/http/change.dto.js';
import { ListQuery } from '../common/http/list.dto.js';
import { TaggedObjectView } from '../common/http/object.dto.js';
import { IsName, IsTags, Optional } from '../common/http/text.js';
import { MACHINE_STATES, type MachineState } from './machine.js';

const flag = ({ value }: { value: unknown }): unknown =>
  value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : value;

/** What a machine does in the cluster: at least one thing. */
const IsRoles = (): PropertyDecorator => (target, property) => {
  for (const decorate of [
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(10),
    ArrayUnique(),
    IsIn(MACHINE_ROLES, { each: true }),
  ]) {
    decorate(target, property);
  }
};

/** IW-78: the pasted text. Its own faults have codes of their own; here only its size is limited. */
export const IsJoinKey = (): PropertyDecorator => (target, property) => {
  for (const decorate of [IsString(), MaxLength(20_000)]) decorate(target, property);
};

export class TestNode {
  /** The join key as the node shows it; white space in it does not matter. Either this or joinRequestId. */
  @ApiPropertyOptional({ example: 'dk1.571.1f0c2a9b.eyJ2ZXJzaW9uIjoxLCJub2RlSWQiOiIwMUo5…' })
  @Optional()
  @IsJoinKey()
  joinKey?: string;

  /** The request of a node that asked to join by a command: its key is the one that it sent. */
  @ApiPropertyOptional({ example: '01K5Z3V8Q2M4N6P8R0S2T4V6W8' })
  @Optional()
  @Matches(/^[0-9A-HJKMNP-TV-Z]{26}$/, { message: 'must be the id of a join request' })
  joinRequestId?: string;

  @ApiProperty({ enum: MACHINE_ROLES, enumName: 'MachineRole', isArray: true, example: ['app-server'] })
  @IsRoles()
  roles!: MachineRole[];

  /** Where the node can be reached, when the addresses in the key are not the right ones. */
  @ApiPropertyOptional({ type: [String], example: ['192.0.2.21'] })
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(16)
  @ArrayUnique()
  @IsIP(undefined, { each: true, message: 'must be IPv4 or IPv6 addresses' })
  addresses?: string[];
}

export class AddNode extends TestNode {
  /** The node's own hostname when absent. */
  @ApiPropertyOptional({ example: 'node-1' })
  @Optional()
  @IsName()
  name?: string;

  @IsTags()
  tags?: string[];

  /** True: add the node although its test has warnings. */
  @ApiPropertyOptional({ type: 'boolean', default: false })
  @Optional()
  @IsBoolean()
  acceptWarnings = false;
}

export class NodeSpecChange {
  @ApiPropertyOptional({ enum: MACHINE_ROLES, enumName: 'MachineRole', isArray: true })
  @Optional()
  @IsRoles()
  roles?: MachineRole[];

  /** True: the node gets no new connections in any service. */
  @ApiPropertyOptional()
  @Optional()
  @IsBoolean()
  maintenance?: boolean;
}

export class ChangeNode {
  @ApiPropertyOptional({ example: 'node-1' })
  @Optional()
  @IsName()
  name?: string;

  @IsTags()
  tags?: string[];

  @ApiPropertyOptional({ type: NodeSpecChange })
  @Optional()
  @IsObject()
  @ValidateNested()
  @Type(() => NodeSpecChange)
  spec?: NodeSpecChange;
}

export class ConfirmQuery extends ChangeQuery {
  /** The name of the node: needed where a service would lose its last real server, or the cluster its last director. */
  @Optional()
  @IsName()
  confirm?: string;
}

export class RemoveQuery extends ConfirmQuery {
  /** True: the node is gone; do not wait for it, nor for its connections. */
  @ApiPropertyOptional({ default: false, type: 'boolean' })
  @Optional()
  @Transform(flag)
  @IsBoolean()
  force = false;

  /** How long connections may take to end before the node is removed all the same. */
  @ApiPropertyOptional({ default: 60, minimum: 0, maximum: 86_400, type: 'integer' })
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(86_400)
  drainSeconds = 60;
}

export class NodesQuery extends ListQuery {
  @ApiPropertyOptional({ enum: MACHINE_ROLES, enumName: 'MachineRole' })
  @Optional()
  @IsIn(MACHINE_ROLES)
  role?: MachineRole;
}

export class NodeAddressView {
  address!: string;

  @ApiProperty({ type: 'integer' })
  prefixLength!: number;
}

export class NodeSpecView {
  @ApiProperty({ enum: MACHINE_ROLES, enumName: 'MachineRole', isArray: true })
  roles!: MachineRole[];

  maintenance!: boolean;

  @ApiProperty({ type: [NodeAddressView] })
  addresses!: NodeAddressView[];
}

export class NodeFailureView {
  subject!: string;
  message!: string;
}

export class NodeServiceView {
  @ApiProperty({ example: 'web' })
  name!: string;

  @ApiProperty({ enum: ['running', 'stopped', 'failed'] })
  state!: string;

  detail!: string;
  since!: string;
}

export class NodeStatusView {
  @ApiProperty({ enum: OBSERVED_STATES, enumName: 'ObservedState' })
  state!: ObservedState;

  reason!: string;
  since!: string | null;

  /** When it last reported. */
  at!: string | null;

  fresh!: boolean;

  /** `quarantined`: it held the queue up, and may not speak to the manager until it is readmitted. */
  @ApiProperty({ enum: MACHINE_STATES, enumName: 'MembershipState' })
  membership!: MachineState;

  hostname!: string;
  agentVersion!: string | null;
  kernelRelease!: string | null;

  /** Connections that directors have to it, established and closing. */
  @ApiProperty({ type: 'integer' })
  connections!: number;

  @ApiProperty({ type: 'integer' })
  desiredRevision!: number;

  @ApiProperty({ type: 'integer' })
  observedRevision!: number;

  @ApiProperty({ type: [NodeFailureView] })
  failures!: NodeFailureView[];

  @ApiProperty({ type: [NodeServiceView] })
  services!: NodeServiceView[];

  /** Schedulers that its kernel has; for directors. */
  @ApiProperty({ type: [String] })
  schedulers!: string[];

  /** Virtual services in its kernel that the cluster did not make and leaves alone. */
  @ApiProperty({ type: [String], example: ['tcp 192.0.2.99:80'] })
  foreignServices!: string[];

  joinedAt!: Date | null;
  certificateExpiresAt!: Date | null;
}

export class NodeView extends TaggedObjectView {
  spec!: NodeSpecView;
  status!: NodeStatusView;
}
