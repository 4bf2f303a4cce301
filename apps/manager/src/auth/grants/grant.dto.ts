import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsObject,
  Matches,
  ValidateNested,
} from 'class-validator';
import { SCOPES, type Scope } from '../scopes.js';
import { GRANTED_RESOURCES, type GrantedResource } from './access-grant.entity.js';

/** Scopes that make sense for one object; looking is for every role. */
export const GRANTABLE: Readonly<Record<GrantedResource, readonly Scope[]>> = {
  'virtual-service': ['services:write', 'services:drain'],
  node: ['nodes:write', 'services:drain'],
};

export class Grant {
  @ApiProperty({ enum: GRANTED_RESOURCES, enumName: 'GrantedResource' })
  @IsIn(GRANTED_RESOURCES)
  resource!: GrantedResource;

  @ApiProperty({ example: '01K5Z3V8Q2M4N6P8R0S2T4V6W8' })
  @Matches(/^[0-9A-HJKMNP-TV-Z]{26}$/, { message: 'must be the id of an object' })
  id!: string;

  /** services:write and services:drain of a virtual service, nodes:write and services:drain of a node. */
  @ApiProperty({ enum: SCOPES, enumName: 'Scope', isArray: true, example: ['services:write'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(SCOPES, { each: true })
  scopes!: Scope[];
}

export class Grants {
  @ApiProperty({ type: [Grant] })
  @IsArray()
  @ArrayMaxSize(500)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => Grant)
  items!: Grant[];
}
