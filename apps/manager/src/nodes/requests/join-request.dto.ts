import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { PageQuery } from '../../common/http/list.dto.js';
import { ObjectView } from '../../common/http/object.dto.js';
import { Optional } from '../../common/http/text.js';
import { ActorView } from '../../operations/operation.dto.js';
import { JOIN_REQUEST_STATES, JOIN_TOKEN, type JoinRequestState } from './join-request.js';

export class NewJoinToken {
  /** How long a node may use it; at most a day. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 1440, default: 30 })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(1440)
  minutes = 30;
}

/** A token that lets one node ask to join, once; it can do nothing else. */
export class JoinTokenView {
  id!: string;
  expiresAt!: Date;

  /** Shown now and never again; null when this answer is repeated. */
  @ApiProperty({ type: 'string', nullable: true, example: 'dj_…' })
  token!: string | null;

  /** Where the node finds this manager, best first. */
  @ApiProperty({ type: [String], example: ['10.77.0.1:7443'] })
  managers!: string[];

  /** SHA-256 of this manager's certificate: the node sends the token to nobody else. */
  fingerprint!: string;

  /** What to run as root on the node; null when this answer is repeated. */
  @ApiProperty({ type: 'string', nullable: true, example: 'directorate-agent ask 10.77.0.1:7443 …' })
  command!: string | null;
}

/** What a node sends that asks to join. */
export class AskToJoin {
  @ApiProperty({ example: 'dj_…' })
  @Matches(JOIN_TOKEN, { message: 'must be the token of a join command' })
  token!: string;

  /** Its join key, as it would be pasted. */
  @IsString()
  @MaxLength(20_000)
  joinKey!: string;
}

/** A node that asked to join and waits for somebody to compare fingerprints and approve. */
export class JoinRequestView extends ObjectView {
  @ApiProperty({ enum: JOIN_REQUEST_STATES, enumName: 'JoinRequestState' })
  state!: JoinRequestState;

  nodeId!: string;

  @ApiProperty({ example: 'node-3' })
  hostname!: string;

  @ApiProperty({ type: [String], example: ['10.77.0.23'] })
  addresses!: string[];

  /** Where its agent waits for the manager. */
  @ApiProperty({ type: 'integer', example: 7480 })
  port!: number;

  /** SHA-256 of its certificate; "directorate-agent ask" printed the same. */
  fingerprint!: string;

  expiresAt!: Date;

  /** Where the request came from. */
  @ApiProperty({ example: '10.77.0.23' })
  remoteAddress!: string;

  /** Who made the token. */
  invitedBy!: ActorView;

  /** The operation that adds it; null until it is approved. */
  operationId!: string | null;
}

export class JoinRequestsQuery extends PageQuery {}
