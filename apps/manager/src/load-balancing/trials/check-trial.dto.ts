import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, Matches, ValidateNested } from 'class-validator';
import { TRIAL_LIMITS, TRIAL_OUTCOMES, type TrialOutcome } from '#libs/contracts';
import { Optional } from '../../common/http/text.js';
import { CreateRealServer } from '../real-server.dto.js';
import { DescribedService } from '../virtual-service.dto.js';

const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** What would be checked: a service as POST /virtual-services takes it, which need not exist. */
export class TryChecks extends DescribedService {
  /** Nodes of the cluster or other servers, each asked once; servers times checks are 128 at most. */
  @ApiProperty({ type: [CreateRealServer], minItems: 1, maxItems: TRIAL_LIMITS.servers })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(TRIAL_LIMITS.servers)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => CreateRealServer)
  realServers!: CreateRealServer[];

  /** The director that asks; when absent, one of the service's that is well. */
  @Optional()
  @Matches(ULID, { message: 'must be the id of a director' })
  directorId?: string;
}

/** `asking`: no answer yet. `would-pass`, `would-fail`: if the service were there now. `not-asked`: nothing is known, the reason says why. */
const TRIAL_STATES = ['asking', 'would-pass', 'would-fail', 'not-asked'] as const;
export type TrialState = (typeof TRIAL_STATES)[number];

export class TriedCheckView {
  /** The check's name. */
  @ApiProperty({ example: 'check' })
  check!: string;

  @ApiProperty({ example: 'http' })
  kind!: string;

  /** What was asked. */
  @ApiProperty({ example: '10.77.0.21 port 80' })
  target!: string;

  @ApiProperty({ enum: TRIAL_OUTCOMES, enumName: 'TrialOutcome' })
  outcome!: TrialOutcome;

  @ApiProperty({ example: '10.77.0.21 port 80 answered 404 to GET /up, wanted 200–399' })
  reason!: string;

  /** Milliseconds until the answer; null when nothing was asked. */
  @ApiProperty({ type: 'number', nullable: true, example: 1.7 })
  latencyMs!: number | null;

  /** What a good answer is. */
  @ApiProperty({ example: 'GET /up answers 200–399, within 1000 ms' })
  expected!: string;

  /** What was said and heard, printable, 4 KiB at most; null when there is nothing to show. */
  @ApiProperty({ type: 'string', nullable: true })
  raw!: string | null;
}

export class TriedServerView {
  /** The node that has the address; null for a server outside of the cluster. */
  nodeId!: string | null;

  /** The node's name, or the address. */
  @ApiProperty({ example: 'node-1' })
  name!: string;

  @ApiProperty({ example: '10.77.0.21' })
  address!: string;

  @ApiProperty({ type: 'integer', example: 80 })
  port!: number;

  @ApiProperty({ enum: TRIAL_STATES, enumName: 'TrialState' })
  state!: TrialState;

  reason!: string;

  /** Each check by itself; empty when the director told nothing. */
  @ApiProperty({ type: [TriedCheckView] })
  checks!: TriedCheckView[];
}

/** What the checks of a service would say now; its id is that of its operation. */
export class CheckTrialView {
  @ApiProperty({ example: '01J9Z3N8Q4W7Y2T5R6V0X1B3C5', description: 'ULID' })
  id!: string;

  createdAt!: Date;

  /** Null while servers are asked. */
  finishedAt!: Date | null;

  /** Who asks: where the checks would run. */
  directorId!: string;

  @ApiProperty({ example: 'director-1' })
  directorName!: string;

  /** How many would pass now. */
  @ApiProperty({ type: 'integer', example: 2 })
  passing!: number;

  /** In the order of the request. */
  @ApiProperty({ type: [TriedServerView] })
  servers!: TriedServerView[];
}
