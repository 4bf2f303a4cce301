import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { PageQuery } from '../common/http/list.dto.js';
import { ActorView } from '../operations/operation.dto.js';
import { CONFIGURATION_TYPES, type ConfigurationType } from './configuration-tables.js';
import { REVISION_STATES, type RevisionState } from './revision.js';

export const REVISION_MAX = 2_147_483_647;

/** One applied change of the configuration of load balancing. */
export class RevisionView {
  /** Grows by one with each applied change; 0 is what was there before the first. */
  @ApiProperty({ type: 'integer', example: 42 })
  number!: number;

  createdAt!: Date;

  @ApiProperty({ example: 'Change a virtual service: shop' })
  title!: string;

  @ApiProperty({ example: 'virtual-service.update' })
  action!: string;

  actor!: ActorView;
  operationId!: string | null;

  /** `unconfirmed`: it is rolled back by itself unless it is confirmed in time. */
  @ApiProperty({ enum: REVISION_STATES, enumName: 'RevisionState' })
  state!: RevisionState;

  confirmBy!: Date | null;

  /** Why it was rolled back or undone. */
  reason!: string | null;
}

export class ConfigurationObjectView {
  @ApiProperty({ enum: CONFIGURATION_TYPES, enumName: 'ConfigurationType' })
  type!: ConfigurationType;

  id!: string;

  @ApiProperty({ example: 'shop' })
  name!: string;

  /** Secrets are marks: equal marks are equal secrets. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  body!: Record<string, unknown>;
}

/** The whole configuration at one revision. */
export class ConfigurationView extends RevisionView {
  @ApiProperty({ type: [ConfigurationObjectView] })
  objects!: ConfigurationObjectView[];
}

export class FieldChangeView {
  @ApiProperty({ example: 'scheduler' })
  field!: string;

  @ApiProperty({ description: 'Any JSON value.', nullable: true, type: 'object', additionalProperties: true })
  before!: unknown;

  @ApiProperty({ description: 'Any JSON value.', nullable: true, type: 'object', additionalProperties: true })
  after!: unknown;
}

export const OBJECT_CHANGES = ['added', 'removed', 'changed'] as const;

export class ComparedObjectView {
  @ApiProperty({ enum: CONFIGURATION_TYPES, enumName: 'ConfigurationType' })
  type!: ConfigurationType;

  id!: string;

  @ApiProperty({ example: 'shop' })
  name!: string;

  @ApiProperty({ enum: OBJECT_CHANGES, enumName: 'ObjectChange' })
  change!: (typeof OBJECT_CHANGES)[number];

  @ApiProperty({ type: [FieldChangeView] })
  fields!: FieldChangeView[];
}

/** What one must do to come from revision `from` to revision `to`. */
export class ComparisonView {
  @ApiProperty({ type: 'integer' })
  from!: number;

  @ApiProperty({ type: 'integer' })
  to!: number;

  @ApiProperty({ type: [ComparedObjectView] })
  objects!: ComparedObjectView[];
}

/** What a restoration or an undoing did. */
export class RestoredView {
  /** The revision whose configuration it leads back to. */
  @ApiProperty({ type: 'integer' })
  revision!: number;

  @ApiProperty({ type: [String], example: ['virtual service shop'] })
  objects!: string[];

  /** What did not come back, as the machine that it belongs to is no longer a member. */
  @ApiProperty({ type: [String] })
  leftOut!: string[];
}

export class RevisionsQuery extends PageQuery {}

export class CompareQuery {
  /** The revision to compare with. */
  @ApiProperty({ type: 'integer', minimum: 0 })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(REVISION_MAX)
  with!: number;
}
