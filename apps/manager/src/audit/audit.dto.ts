import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Matches, Min } from 'class-validator';
import { ListQuery } from '../common/http/list.dto.js';
import { IsLine, Optional } from '../common/http/text.js';
import { ActorView } from '../operations/operation.dto.js';

export class AuditQuery extends ListQuery {
  /** Entries of one action, such as `virtual-service.create`. */
  @Optional()
  @IsLine(100)
  action?: string;

  /** Entries about one object. */
  @Optional()
  @Matches(/^[0-9A-Za-z-]{1,64}$/, { message: 'must be an id' })
  subjectId?: string;

  /** Entries of one user. */
  @Optional()
  @IsLine(100)
  userName?: string;
}

export class AuditExportQuery {
  /** Entries after this position; 0, the default, is all of them. */
  @ApiPropertyOptional({ type: 'integer', minimum: 0, default: 0 })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  after = 0;
}

export class AuditView {
  id!: string;

  /** 1, 2, 3 … without a gap. */
  @ApiProperty({ type: 'integer' })
  position!: number;

  at!: Date;
  actor!: ActorView;
  remoteAddress!: string;
  traceId!: string;

  @ApiProperty({ example: 'virtual-service.create' })
  action!: string;

  subjectType!: string;
  subjectId!: string;
  subjectName!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  before!: object | null;

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  after!: object | null;

  /** `succeeded`, or the code of the refusal. */
  result!: string;

  operationId!: string | null;

  /** SHA-256 over the entry before and this one. */
  hash!: string;
}

export class AuditVerification {
  isIntact!: boolean;

  @ApiProperty({ type: 'integer' })
  entries!: number;

  /** Position of the first entry that does not fit. */
  @ApiProperty({ type: 'integer', nullable: true })
  firstBroken!: number | null;
}
