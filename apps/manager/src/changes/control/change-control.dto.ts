import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsObject, Max, Min, ValidateNested } from 'class-validator';
import { ObjectView } from '../../common/http/object.dto.js';
import { Optional } from '../../common/http/text.js';

const COUNT_MAX = 1_000_000;

export class ChangeControlSpecPatch {
  /** Applied revisions that are kept; the present one always is. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100_000 })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  keptRevisions?: number;

  /** Services that one change may change or remove without confirmBlastRadius. */
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: COUNT_MAX })
  @Optional()
  @IsInt()
  @Min(0)
  @Max(COUNT_MAX)
  maxServices?: number;

  /** Servers that may lose their traffic by one change; more, as long as they are at most maxServerPercent of all. */
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: COUNT_MAX })
  @Optional()
  @IsInt()
  @Min(0)
  @Max(COUNT_MAX)
  maxServers?: number;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 100 })
  @Optional()
  @IsInt()
  @Min(0)
  @Max(100)
  maxServerPercent?: number;
}

export class PatchChangeControl {
  @ApiProperty({ type: ChangeControlSpecPatch })
  @IsObject()
  @ValidateNested()
  @Type(() => ChangeControlSpecPatch)
  spec!: ChangeControlSpecPatch;
}

export class ChangeControlSpecView {
  @ApiProperty({ type: 'integer', example: 500 })
  keptRevisions!: number;

  @ApiProperty({ type: 'integer', example: 10 })
  maxServices!: number;

  @ApiProperty({ type: 'integer', example: 50 })
  maxServers!: number;

  @ApiProperty({ type: 'integer', example: 25 })
  maxServerPercent!: number;
}

/** How changes of load balancing are kept and limited. */
export class ChangeControlView extends ObjectView {
  spec!: ChangeControlSpecView;
}
