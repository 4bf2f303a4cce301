import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsObject,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { type Protocol, PROTOCOLS } from '#libs/domain';
import { IsAddress } from '../../addresses/is-address.js';
import { ImpactView, MachinePlanView } from '../../changes/change.dto.js';
import { IsTags, Name, Optional } from '../../common/http/text.js';
import { OperationView } from '../../operations/operation.dto.js';
import { TEMPLATE_NAMES, type TemplateName } from '../templates/service-templates.js';
import { CreateRealServer } from '../real-server.dto.js';
import { PatchVirtualService, VirtualServiceSettings } from '../virtual-service.dto.js';

const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** Which services: by their ids, or all that have these tags. */
export class ServiceSelection {
  @ApiPropertyOptional({ type: [String] })
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique()
  @Matches(ULID, { each: true, message: 'must be ids of virtual services' })
  ids?: string[];

  /** Services that have all of these tags. */
  @IsTags()
  tags?: string[];
}

export class BulkPatch extends ServiceSelection {
  /** What changes in each of them; their names cannot. */
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => PatchVirtualService)
  patch!: PatchVirtualService;
}

export class BulkItemView {
  id!: string;

  @ApiProperty({ example: 'shop' })
  name!: string;

  /** Whether anything is different in it. */
  isChanged!: boolean;
}

export class BulkAnswerView {
  /** Null in a dry run. */
  @ApiProperty({ type: OperationView, nullable: true })
  operation!: OperationView | null;

  /** Each service, in the order in which it was named. */
  @ApiProperty({ type: [BulkItemView] })
  items!: BulkItemView[];

  /** In a dry run: what each machine would do. */
  @ApiProperty({ type: [MachinePlanView], nullable: true })
  plan!: MachinePlanView[] | null;

  @ApiProperty({ type: ImpactView, nullable: true })
  impact!: ImpactView | null;
}

export class CreateFromTemplate {
  /** One that asks for nothing else makes its services; their names are this and their protocol or port when there are several. */
  @Name('dns')
  name!: string;

  @IsTags()
  tags?: string[];

  @ApiProperty({ enum: TEMPLATE_NAMES, enumName: 'ServiceTemplateName' })
  @IsIn(TEMPLATE_NAMES)
  template!: TemplateName;

  @ApiProperty({ example: '192.0.2.80' })
  @IsAddress()
  address!: string;

  /** For a port range; tcp when absent. */
  @ApiPropertyOptional({ enum: PROTOCOLS, enumName: 'Protocol' })
  @Optional()
  @IsIn(PROTOCOLS)
  protocol?: Protocol;

  /** The first port of a range. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 65_535 })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(65_535)
  fromPort?: number;

  /** The last port of a range; 64 ports at most. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 65_535 })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(65_535)
  toPort?: number;

  /** True: the address becomes a virtual IP of the cluster if it is not one yet. */
  @ApiPropertyOptional({ default: false })
  @Optional()
  @IsBoolean()
  createAddress?: boolean;

  /** Settings that all of them get besides the template's. */
  @Optional()
  @IsObject()
  @ValidateNested()
  @Type(() => VirtualServiceSettings)
  spec?: VirtualServiceSettings;

  @ApiPropertyOptional({ type: [CreateRealServer], default: [] })
  @Optional()
  @IsArray()
  @ArrayMaxSize(4096)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => CreateRealServer)
  realServers?: CreateRealServer[];
}

export class NodeSwitch {
  /** False: its real servers are taken out of the table. True: they are put in; one is made if there is none. */
  @ApiProperty()
  @IsBoolean()
  enabled!: boolean;
}
