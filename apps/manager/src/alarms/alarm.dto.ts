import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { PageQuery } from '../common/http/list.dto.js';
import { ObjectView } from '../common/http/object.dto.js';
import { Optional } from '../common/http/text.js';
import { ActorView, SubjectView } from '../operations/operation.dto.js';
import { ALARM_CODES, type AlarmCode } from './alarm.js';

const LISTED = ['raised', 'all'] as const;

export class AlarmsQuery extends PageQuery {
  /** `raised`: those whose cause is still there. */
  @ApiPropertyOptional({ enum: LISTED, default: 'raised' })
  @Optional()
  @IsIn(LISTED)
  state: (typeof LISTED)[number] = 'raised';
}

export class AlarmView extends ObjectView {
  @ApiProperty({ enum: ALARM_CODES, enumName: 'AlarmCode' })
  code!: AlarmCode;

  @ApiProperty({ enum: ['warning', 'error'] })
  severity!: string;

  subject!: SubjectView;

  @ApiProperty({ example: 'node-1 is unknown: node-1 has not reported for 11 s.' })
  message!: string;

  /** What you can do. */
  hint!: string;

  /** How often it was found since it was raised. */
  @ApiProperty({ type: 'integer' })
  occurrences!: number;

  lastAt!: Date;
  clearedAt!: Date | null;
  acknowledgedAt!: Date | null;

  @ApiProperty({ type: ActorView, nullable: true })
  acknowledgedBy!: ActorView | null;
}
