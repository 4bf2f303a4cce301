import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Matches, Max, MaxLength, Min } from 'class-validator';
import { IsLine, Optional } from './text.js';

const TAG_LIST = /^[a-zA-Z0-9._:=/-]+(,[a-zA-Z0-9._:=/-]+)*$/;
const tagList = { message: 'must be tags with commas between them' };

/** Which page of a list. */
export class PageQuery {
  /** How many at most; 500 is the most. */
  @ApiPropertyOptional({ default: 50, minimum: 1, maximum: 500, type: 'integer' })
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit = 50;

  /** `page.next` or `page.prev` of the list before. */
  @Optional()
  @MaxLength(2000)
  @Matches(/^[A-Za-z0-9_-]+$/, { message: 'must be a cursor that a list gave' })
  cursor?: string;
}

/** What every list of named objects takes. */
export class ListQuery extends PageQuery {
  /** `<attribute>:asc` or `<attribute>:desc`. */
  @Optional()
  @Matches(/^[a-zA-Z]{1,40}(:(asc|desc))?$/, { message: 'must be an attribute, then `:asc` or `:desc`' })
  sort?: string;

  /** Objects whose name contains this text. */
  @Optional()
  @IsLine(100)
  q?: string;

  /** Objects that have all of these tags. */
  @Optional()
  @MaxLength(1000)
  @Matches(TAG_LIST, tagList)
  tags?: string;

  /** Objects that have at least one of these tags. */
  @Optional()
  @MaxLength(1000)
  @Matches(TAG_LIST, tagList)
  'tags-any'?: string;

  /** Objects that have none of these tags. */
  @Optional()
  @MaxLength(1000)
  @Matches(TAG_LIST, tagList)
  'not-tags'?: string;
}

/** Where the neighbours of a page are; null at either end. */
export class PageLinks {
  next!: string | null;
  prev!: string | null;
}
