import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  Matches,
  Min,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '../common/http/list.dto.js';
import { ObjectView } from '../common/http/object.dto.js';
import { IsLine, Nullable, Optional } from '../common/http/text.js';
import { ActorView } from '../operations/operation.dto.js';
import { FieldChangeView } from '../revisions/revision.dto.js';
import {
  SET_ACTIONS,
  SET_RESOURCES,
  SET_STATES,
  type SetAction,
  type SetResource,
  type SetState,
} from './change-set.js';

const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

export class NewChangeSet {
  /** What it is for; the title of its operation and of its revision. */
  @ApiProperty({ example: 'Move the shop to the new nodes', maxLength: 200 })
  @IsLine(200)
  @Matches(/\S/, { message: 'must say something' })
  title!: string;
}

export class NewChangeSetItem {
  @ApiProperty({ enum: SET_ACTIONS, enumName: 'ChangeSetAction' })
  @IsIn(SET_ACTIONS)
  action!: SetAction;

  @ApiProperty({ enum: SET_RESOURCES, enumName: 'ChangeSetResource' })
  @IsIn(SET_RESOURCES)
  resource!: SetResource;

  /** The object to change or delete. A new object gets its id here: later items of the set can name it. */
  @Optional()
  @Matches(ULID, { message: 'must be an id' })
  id?: string;

  /** The service that a new real server belongs to. */
  @Optional()
  @Matches(ULID, { message: 'must be the id of a virtual service' })
  virtualServiceId?: string;

  /** As the route of the object takes it. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, nullable: true })
  @Nullable()
  @IsObject()
  body?: object | null;

  /** The revision of the object that you saw; the present one when absent. Once it has changed, the set is refused. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1 })
  @Optional()
  @IsInt()
  @Min(1)
  revision?: number;
}

export const EDITS_MAX = 10_000;

/** Edits that are applied at once, without a set that is collected before. */
export class ApplyEdits extends NewChangeSet {
  @ApiProperty({ type: [NewChangeSetItem], minItems: 1, maxItems: EDITS_MAX })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(EDITS_MAX)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => NewChangeSetItem)
  items!: NewChangeSetItem[];
}

export class ChangeSetItemView {
  id!: string;

  @ApiProperty({ enum: SET_ACTIONS, enumName: 'ChangeSetAction' })
  action!: SetAction;

  @ApiProperty({ enum: SET_RESOURCES, enumName: 'ChangeSetResource' })
  resource!: SetResource;

  /** The object; of a creation the id that it will get. */
  objectId!: string;

  virtualServiceId!: string | null;

  /** The revision that the edit was made on; null for new objects. */
  @ApiProperty({ type: 'integer', nullable: true })
  revision!: number | null;

  /** Secrets are left out. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  body!: object | null;
}

/** Edits that are applied together or not at all. */
export class ChangeSetView extends ObjectView {
  @ApiProperty({ example: 'Move the shop to the new nodes' })
  title!: string;

  @ApiProperty({ enum: SET_STATES, enumName: 'ChangeSetState' })
  state!: SetState;

  actor!: ActorView;
  operationId!: string | null;
  appliedAt!: Date | null;

  @ApiProperty({ type: [ChangeSetItemView] })
  items!: ChangeSetItemView[];
}

/** What one item of a set did, or would do. */
export class ItemEffectView {
  /** The item, by its place in the set. */
  @ApiProperty({ type: 'integer', minimum: 0 })
  item!: number;

  @ApiProperty({ example: 'shop' })
  name!: string;

  /** False: the object is as the item wants it already. */
  changed!: boolean;

  /** The fields that differ; secrets are only marked. */
  @ApiProperty({ type: [FieldChangeView] })
  fields!: FieldChangeView[];
}

export class AppliedChangeSetView extends ChangeSetView {
  /** What each item did, or would do in a dry run. */
  @ApiProperty({ type: [ItemEffectView] })
  effects!: ItemEffectView[];
}

export class ChangeSetsQuery extends PageQuery {}
