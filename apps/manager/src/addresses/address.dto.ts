import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsInt, IsObject, Matches, Max, Min, ValidateNested } from 'class-validator';
import { ADDRESS_FAMILIES, type AddressFamily } from '#libs/domain';
import { ListQuery } from '../common/http/list.dto.js';
import { TaggedObjectView } from '../common/http/object.dto.js';
import { IsLine, IsTags, Nullable, Optional } from '../common/http/text.js';
import { ADDRESS_PURPOSES, ADDRESS_STATES, type AddressPurpose, type AddressState } from './address.js';
import { IsAddress } from './is-address.js';

export class AddressSpec {
  /** IPv4 or IPv6. */
  @ApiProperty({ example: '192.0.2.80' })
  @IsAddress()
  address!: string;

  /** Length of the network's prefix that the director gives it; 32 for IPv4 and 128 for IPv6 when absent. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 128, example: 24 })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(128)
  prefixLength?: number;

  @ApiPropertyOptional({ example: 'Shop', default: '' })
  @Optional()
  @IsLine(200)
  description?: string;

  /** The director that shall carry it while it works; null: the first one that may. */
  @ApiPropertyOptional({ type: 'string', nullable: true, default: null })
  @Nullable()
  @Matches(/^[0-9A-HJKMNP-TV-Z]{26}$/, { message: 'must be the id of a director' })
  preferredDirectorId?: string | null;
}

export class CreateAddress {
  @IsTags()
  tags?: string[];

  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => AddressSpec)
  spec!: AddressSpec;
}

export class AddressSpecPatch {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 128 })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(128)
  prefixLength?: number;

  @Optional()
  @IsLine(200)
  description?: string;

  /** The director that shall carry it while it works; null: the first one that may. */
  @ApiPropertyOptional({ type: 'string', nullable: true, default: null })
  @Nullable()
  @Matches(/^[0-9A-HJKMNP-TV-Z]{26}$/, { message: 'must be the id of a director' })
  preferredDirectorId?: string | null;
}

export class PatchAddress {
  @IsTags()
  tags?: string[];

  @Optional()
  @IsObject()
  @ValidateNested()
  @Type(() => AddressSpecPatch)
  spec?: AddressSpecPatch;
}

export class AddressSpecView {
  @ApiProperty({ example: '192.0.2.80' })
  address!: string;

  @ApiProperty({ enum: ADDRESS_FAMILIES, enumName: 'AddressFamily' })
  family!: AddressFamily;

  @ApiProperty({ type: 'integer' })
  prefixLength!: number;

  /** `virtual-ip`: carries hosted services. `quorum-ip`: reserved for the cluster's own traffic. */
  @ApiProperty({ enum: ADDRESS_PURPOSES, enumName: 'AddressPurpose' })
  purpose!: AddressPurpose;

  description!: string;

  /** The director that shall carry it while it works; null: the first one that may. */
  @ApiProperty({ type: 'string', nullable: true })
  preferredDirectorId!: string | null;
}

export class AddressUse {
  id!: string;

  @ApiProperty({ example: 'shop' })
  name!: string;
}

export class AddressStatus {
  @ApiProperty({ enum: ADDRESS_STATES, enumName: 'AddressState' })
  state!: AddressState;

  /** The virtual services at this address. */
  @ApiProperty({ type: [AddressUse] })
  virtualServices!: AddressUse[];
}

export class AddressView extends TaggedObjectView {
  spec!: AddressSpecView;
  status!: AddressStatus;
}

export class AddressesQuery extends ListQuery {
  @ApiPropertyOptional({ enum: ADDRESS_PURPOSES, enumName: 'AddressPurpose' })
  @Optional()
  @IsIn(ADDRESS_PURPOSES)
  purpose?: AddressPurpose;

  @ApiPropertyOptional({ enum: ADDRESS_FAMILIES, enumName: 'AddressFamily' })
  @Optional()
  @IsIn(ADDRESS_FAMILIES)
  family?: AddressFamily;

  @Optional()
  @IsAddress()
  address?: string;
}
