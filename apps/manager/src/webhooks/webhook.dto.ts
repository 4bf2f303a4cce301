import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
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
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { ListQuery } from '../common/http/list.dto.js';
import { TaggedObjectView } from '../common/http/object.dto.js';
import { IsLine, IsTags, Name, Nullable, Optional } from '../common/http/text.js';
import { EVENT_SEVERITIES, EVENT_TYPES, type EventSeverity, type EventType } from '../events/event.js';
import { DELIVERY_STATES, type DeliveryState } from './webhook.entity.js';

export class WebhookSpec {
  /** Where messages go by POST. https only, and to public addresses, unless the manager's settings allow a network. */
  @ApiProperty({ example: 'https://hooks.example.org/directorate', maxLength: 2000 })
  @IsLine(2000)
  url!: string;

  /** Only events of these types; all when empty. */
  @ApiPropertyOptional({ enum: EVENT_TYPES, enumName: 'EventType', isArray: true, default: [] })
  @Optional()
  @IsArray()
  @ArrayMaxSize(EVENT_TYPES.length)
  @ArrayUnique()
  @IsIn(EVENT_TYPES, { each: true })
  eventTypes?: EventType[];

  /** Only events of these severities; all when empty. */
  @ApiPropertyOptional({ enum: EVENT_SEVERITIES, enumName: 'EventSeverity', isArray: true, default: [] })
  @Optional()
  @IsArray()
  @ArrayMaxSize(EVENT_SEVERITIES.length)
  @ArrayUnique()
  @IsIn(EVENT_SEVERITIES, { each: true })
  severities?: EventSeverity[];

  /** Only events about this object. */
  @ApiPropertyOptional({ type: 'string', nullable: true, default: null })
  @Nullable()
  @MaxLength(64)
  @Matches(/^[0-9A-Za-z-]{1,64}$/, { message: 'must be an id' })
  subjectId?: string | null;

  @ApiPropertyOptional({ default: true })
  @Optional()
  @IsBoolean()
  enabled?: boolean;
}

export class CreateWebhook {
  @Name('chat')
  name!: string;

  @IsTags()
  tags?: string[];

  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => WebhookSpec)
  spec!: WebhookSpec;
}

export class WebhookSpecPatch extends PartialType(WebhookSpec, { skipNullProperties: false }) {}

export class PatchWebhook {
  @IsTags()
  tags?: string[];

  @Optional()
  @IsObject()
  @ValidateNested()
  @Type(() => WebhookSpecPatch)
  spec?: WebhookSpecPatch;
}

export class RotateSecret {
  /** So long the old secret signs, too; 0: it ends at once. */
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 168, default: 24 })
  @Optional()
  @IsInt()
  @Min(0)
  @Max(168)
  keepOldHours = 24;
}

export class WebhookSpecView {
  url!: string;

  @ApiProperty({ enum: EVENT_TYPES, enumName: 'EventType', isArray: true })
  eventTypes!: EventType[];

  @ApiProperty({ enum: EVENT_SEVERITIES, enumName: 'EventSeverity', isArray: true })
  severities!: EventSeverity[];

  @ApiProperty({ type: 'string', nullable: true })
  subjectId!: string | null;

  enabled!: boolean;
}

export class WebhookSecretView {
  createdAt!: Date;

  /** Until then it signs beside the present one; null for the present one. */
  @ApiProperty({ type: Date, nullable: true })
  expiresAt!: Date | null;
}

export class WebhookStatusView {
  /** Why it was switched off without an admin; null when it was not. */
  @ApiProperty({ type: 'string', nullable: true })
  disabledReason!: string | null;

  /** The secrets that sign now, without their values. */
  @ApiProperty({ type: [WebhookSecretView] })
  secrets!: WebhookSecretView[];

  /** Deliveries that have not succeeded yet. */
  @ApiProperty({ type: 'integer' })
  waiting!: number;
}

export class WebhookView extends TaggedObjectView {
  spec!: WebhookSpecView;
  status!: WebhookStatusView;
}

export class NewWebhookView extends WebhookView {
  /** Verifies messages (Standard Webhooks); shown in this answer only. Null in a dry run. */
  @ApiProperty({ type: 'string', nullable: true, example: 'whsec_…' })
  secret!: string | null;
}

export class WebhooksQuery extends ListQuery {}

export class DeliveriesQuery extends ListQuery {
  @ApiPropertyOptional({ enum: DELIVERY_STATES, enumName: 'DeliveryState' })
  @Optional()
  @IsIn(DELIVERY_STATES)
  state?: DeliveryState;
}

export class AttemptView {
  at!: Date;

  /** HTTP status; null when there was no answer. */
  @ApiProperty({ type: 'integer', nullable: true })
  status!: number | null;

  @ApiProperty({ type: 'integer' })
  milliseconds!: number;

  /** Null when it succeeded. */
  @ApiProperty({ type: 'string', nullable: true })
  error!: string | null;
}

export class DeliveryView {
  id!: string;

  /** The header `webhook-id`. */
  messageId!: string;

  /** The id of the event; null for a test. */
  @ApiProperty({ type: 'string', nullable: true })
  eventId!: string | null;

  @ApiProperty({ example: 'node-state-changed' })
  type!: string;

  @ApiProperty({ enum: DELIVERY_STATES, enumName: 'DeliveryState' })
  state!: DeliveryState;

  createdAt!: Date;

  @ApiProperty({ type: Date, nullable: true })
  nextAttemptAt!: Date | null;

  @ApiProperty({ type: Date, nullable: true })
  finishedAt!: Date | null;

  @ApiProperty({ type: [AttemptView] })
  attempts!: AttemptView[];

  /** The body as it was sent. */
  payload!: string;
}
