import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsDefined,
  IsIn,
  IsISO8601,
  IsObject,
  ValidateNested,
} from 'class-validator';
import { ListQuery } from '../../common/http/list.dto.js';
import { TaggedObjectView } from '../../common/http/object.dto.js';
import { IsTags, Name, Optional } from '../../common/http/text.js';
import { IsNetworks } from './networks.js';
import { SCOPES, type Scope } from '../scopes.js';

export class TokenSpec {
  /** What the token may do; never more than its owner. */
  @ApiProperty({ enum: SCOPES, enumName: 'Scope', isArray: true, example: ['services:read', 'services:write'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(SCOPES, { each: true })
  scopes!: Scope[];

  /** A year from now at most. */
  @ApiProperty({ format: 'date-time', example: '2027-01-31T00:00:00Z' })
  @IsISO8601({ strict: true, strictSeparator: true })
  expiresAt!: string;

  /** Networks or addresses that it may be used from; empty: from everywhere. */
  @ApiPropertyOptional({ type: [String], default: [], example: ['10.0.0.0/8', '2001:db8::/32'] })
  @Optional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsNetworks()
  allowedNetworks?: string[];
}

export class CreateToken {
  @Name('ci-deploy')
  name!: string;

  @IsTags()
  tags?: string[];

  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => TokenSpec)
  spec!: TokenSpec;
}

export class TokenSpecView {
  @ApiProperty({ enum: SCOPES, enumName: 'Scope', isArray: true })
  scopes!: Scope[];

  expiresAt!: Date;
  allowedNetworks!: string[];
}

export class TokenStatus {
  @ApiProperty({ enum: ['active', 'expired'] })
  state!: 'active' | 'expired';

  /** To the half minute. */
  lastUsedAt!: Date | null;

  @ApiProperty({ description: 'Id of the owner.' })
  userId!: string;
}

export class TokenView extends TaggedObjectView {
  spec!: TokenSpecView;
  status!: TokenStatus;
}

export class NewTokenView extends TokenView {
  /** The bearer token; shown only here. Null when the request is repeated with its Idempotency-Key. */
  @ApiProperty({ type: 'string', nullable: true, example: 'dt_q9G…' })
  secret!: string | null;
}

export class TokensQuery extends ListQuery {
  /** `true`: the tokens of all users (needs users:read). */
  @ApiPropertyOptional({ enum: ['true', 'false'], default: 'false' })
  @IsIn(['true', 'false'])
  all: 'true' | 'false' = 'false';
}
