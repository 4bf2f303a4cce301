import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { PageQuery } from '../common/http/list.dto.js';
import { Optional } from '../common/http/text.js';
import { SubjectView } from '../operations/operation.dto.js';
import {
  EVENT_SEVERITIES,
  EVENT_SUBJECT_TYPES,
  EVENT_TYPES,
  type EventSeverity,
  type EventSubject,
  type EventType,
} from './event.js';

const POSITION_OR_TIME = /^(\d{1,18}|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2}))$/;

export class EventFilterQuery {
  /** Only what came after: the id of an event, or a time such as `2026-11-21T10:00:00Z`. Oldest first then. */
  @ApiPropertyOptional({ example: '1042' })
  @Optional()
  @Matches(POSITION_OR_TIME, { message: 'must be the id of an event, or a time in ISO 8601 with a zone' })
  since?: string;

  @ApiPropertyOptional({ enum: EVENT_TYPES, enumName: 'EventType' })
  @Optional()
  @IsIn(EVENT_TYPES)
  type?: EventType;

  @ApiPropertyOptional({ enum: EVENT_SEVERITIES, enumName: 'EventSeverity' })
  @Optional()
  @IsIn(EVENT_SEVERITIES)
  severity?: EventSeverity;

  /** Events about objects of one kind. */
  @ApiPropertyOptional({ enum: EVENT_SUBJECT_TYPES, enumName: 'EventSubjectType' })
  @Optional()
  @IsIn(EVENT_SUBJECT_TYPES)
  subjectType?: EventSubject['type'];

  /** Events about one object. */
  @Optional()
  @Matches(/^[0-9A-Za-z-]{1,64}$/, { message: 'must be an id' })
  subjectId?: string;
}

export class EventsQuery extends IntersectionType(EventFilterQuery, PageQuery) {}

export class EventView {
  /** Grows with time; a stream is resumed after it. */
  @ApiProperty({ example: '1042' })
  id!: string;

  at!: Date;

  @ApiProperty({ enum: EVENT_TYPES, enumName: 'EventType' })
  type!: EventType;

  @ApiProperty({ enum: EVENT_SEVERITIES, enumName: 'EventSeverity' })
  severity!: EventSeverity;

  subject!: SubjectView;

  @ApiProperty({ example: 'node-1 is unknown: node-1 has not reported for 11 s.' })
  message!: string;

  /** What was done about it, each as a command of the machine. */
  @ApiProperty({ type: [String] })
  steps!: string[];
}
