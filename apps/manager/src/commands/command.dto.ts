import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, Matches, ValidateNested } from 'class-validator';
import { COMMAND_TYPES, type CommandType } from '#libs/contracts';
import { ListQuery } from '../common/http/list.dto.js';
import { IsName, Optional } from '../common/http/text.js';
import { COMMAND_STATES, type CommandState } from './command.js';

const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;
const isId = { message: 'must be an id of 26 letters and digits' };

/** What may be asked of a node directly; everything else is a consequence of what is wanted. */
export const ASKED_TYPES = ['service.control', 'diagnosis.collect'] as const;
export const SERVICE_ACTIONS = ['start', 'stop', 'restart'] as const;

export class ServiceControl {
  /** A service of the node's own catalogue. */
  @ApiProperty({ example: 'web' })
  @IsName()
  service!: string;

  @ApiProperty({ enum: SERVICE_ACTIONS, enumName: 'ServiceAction' })
  @IsIn(SERVICE_ACTIONS)
  action!: (typeof SERVICE_ACTIONS)[number];
}

export class CreateCommand {
  @ApiProperty({ example: '01J9Z3N8Q4W7Y2T5R6V0X1B3C5' })
  @Matches(ULID, isId)
  nodeId!: string;

  @ApiProperty({ enum: ASKED_TYPES, enumName: 'AskedCommandType' })
  @IsIn(ASKED_TYPES)
  type!: (typeof ASKED_TYPES)[number];

  /** For `service.control`: which service, and what to do with it. */
  @ApiPropertyOptional({ type: ServiceControl })
  @Optional()
  @IsObject()
  @ValidateNested()
  @Type(() => ServiceControl)
  payload?: ServiceControl;
}

export class CommandsQuery extends ListQuery {
  /** Commands to one node. */
  @Optional()
  @Matches(ULID, isId)
  nodeId?: string;

  /** Commands of one operation. */
  @Optional()
  @Matches(ULID, isId)
  operationId?: string;

  @Optional()
  @IsIn(COMMAND_STATES)
  state?: CommandState;
}

export class CommandSpecView {
  @ApiProperty({ enum: COMMAND_TYPES, enumName: 'CommandType' })
  type!: CommandType;

  nodeId!: string;
  nodeName!: string;

  /** Null in lists. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  payload!: object | null;
}

export class CommandErrorView {
  code!: string;
  message!: string;
}

export class CommandStatusView {
  /** `superseded`: a newer document of the node took its place and answers for it. */
  @ApiProperty({ enum: COMMAND_STATES, enumName: 'CommandState' })
  state!: CommandState;

  /** How the node says that it ended; null while it has not. */
  @ApiProperty({ enum: ['succeeded', 'failed', 'refused', 'interrupted'], nullable: true })
  outcome!: string | null;

  @ApiProperty({ type: CommandErrorView, nullable: true })
  error!: CommandErrorView | null;

  /** Null in lists. */
  @ApiProperty({ nullable: true })
  result!: unknown;

  /** How often it was handed to the queue. */
  @ApiProperty({ type: 'integer' })
  attempts!: number;

  supersededBy!: string | null;
  sentAt!: Date | null;
  finishedAt!: Date | null;
}

export class CommandView {
  id!: string;
  createdAt!: Date;
  operationId!: string;
  spec!: CommandSpecView;
  status!: CommandStatusView;
}
