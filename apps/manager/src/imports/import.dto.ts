import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ListQuery } from '../common/http/list.dto.js';
import { ObjectView } from '../common/http/object.dto.js';
import { IsLine, Name, Optional } from '../common/http/text.js';
import { IMPORT_SOURCES, type ImportSource } from './import.entity.js';
import { SHADOW_PRESENCES, type ShadowPresence } from './shadow.js';

const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;
const TEXT_MAX = 1_000_000;

/** A file that the text includes. */
export class IncludedFile {
  /** As the `include` names it. */
  @ApiProperty({ example: 'conf.d/web.conf', maxLength: 500 })
  @IsLine(500)
  path!: string;

  @ApiProperty({ maxLength: TEXT_MAX })
  @IsString()
  @MaxLength(TEXT_MAX)
  text!: string;
}

export class CreateImport {
  /** `director`: the live table of a director, as it reports it. The others: the text of a file. */
  @ApiProperty({ enum: IMPORT_SOURCES, enumName: 'ImportSource' })
  @IsIn(IMPORT_SOURCES)
  source!: ImportSource;

  /** The whole text of keepalived.conf, ldirectord.cf, or of what `ipvsadm -Sn` prints. */
  @ApiPropertyOptional({ maxLength: TEXT_MAX })
  @Optional()
  @IsString()
  @MaxLength(TEXT_MAX)
  text?: string;

  /** Texts of files that keepalived.conf includes. */
  @ApiPropertyOptional({ type: [IncludedFile] })
  @Optional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => IncludedFile)
  files?: IncludedFile[];

  /** What `keepalived -i` is given: lines that begin with `@name` count on that machine only. */
  @ApiPropertyOptional({ example: 'lb1' })
  @Optional()
  @Name('lb1')
  configId?: string;

  /** The director whose table is imported, or compared with; all directors when it is absent. */
  @ApiPropertyOptional({ example: '01J9Z3N8Q4W7Y2T5R6V0X1B3C5' })
  @Optional()
  @Matches(ULID, { message: 'must be the id of a node' })
  directorId?: string;
}

export class AdoptService {
  /** Another name than the proposed one. */
  @Optional()
  @Name('shop')
  @ApiProperty({ required: false })
  name?: string;

  /** True: real servers that the kernel has and the import has not may leave the table, and end their connections. */
  @ApiPropertyOptional({ default: false })
  @Optional()
  @IsBoolean()
  acceptRemovals?: boolean;
}

export class ImportsQuery extends ListQuery {
  @ApiPropertyOptional({ enum: IMPORT_SOURCES, enumName: 'ImportSource' })
  @Optional()
  @IsIn(IMPORT_SOURCES)
  source?: ImportSource;
}

export class SourceView {
  @ApiProperty({ example: 'keepalived.conf' })
  file!: string;

  @ApiProperty({ type: 'integer', example: 43 })
  line!: number;
}

export class FoundAddressView {
  @ApiProperty({ example: '192.0.2.80' })
  address!: string;

  @ApiProperty({ type: 'integer', example: 24 })
  prefixLength!: number;

  @ApiProperty({ type: 'string', nullable: true, example: 'eth0' })
  device!: string | null;

  source!: SourceView;
}

/** A directive that is not taken over, with the reason. */
export class NotTakenView extends SourceView {
  @ApiProperty({ type: 'integer' })
  lastLine!: number;

  text!: string;
  why!: string;

  /** What to do instead; null: nothing is needed. */
  @ApiProperty({ type: 'string', nullable: true })
  whatInstead!: string | null;
}

export class ShadowStepView {
  @ApiProperty({ example: 'ipvsadm -e -t 192.0.2.80:80 -r 10.0.0.1:80 -g -w 5 -x 0 -y 0' })
  command!: string;

  @ApiProperty({ example: 'weight 1 → 5' })
  reason!: string;
}

export class CarriesView {
  @ApiProperty({ example: 'eth0' })
  device!: string;

  @ApiProperty({ type: 'integer' })
  prefixLength!: number;
}

/** What one director would do differently if it took the service over now. */
export class ShadowView {
  directorId!: string;
  directorName!: string;

  /** When the director said so; null: never. */
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  at!: string | null;

  @ApiProperty({ enum: SHADOW_PRESENCES, enumName: 'ShadowPresence' })
  presence!: ShadowPresence;

  /** Empty: the kernel's service stays as it is. Null: the director has not reported lately. */
  @ApiProperty({ type: [ShadowStepView], nullable: true })
  steps!: ShadowStepView[] | null;

  /** Where the director has the virtual IP already. */
  @ApiProperty({ type: CarriesView, nullable: true })
  carries!: CarriesView | null;
}

export const IMPORTED_STATES = ['shadow', 'adopted', 'skipped'] as const;
export type ImportedState = (typeof IMPORTED_STATES)[number];

export class ImportedServiceView {
  /** Counts from 1; names the service in the paths of this import. */
  @ApiProperty({ type: 'integer', example: 1 })
  number!: number;

  @ApiProperty({ example: 'shop' })
  name!: string;

  @ApiProperty({ example: 'tcp 192.0.2.80:80' })
  key!: string;

  @ApiProperty({ enum: IMPORTED_STATES, enumName: 'ImportedState' })
  state!: ImportedState;

  /** What it would be created as: the words of virtual services; passwords are null. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  spec!: Record<string, unknown>;

  source!: SourceView;

  @ApiProperty({ type: [String] })
  remarks!: string[];

  /** The virtual service that it became. */
  @ApiProperty({ type: 'string', nullable: true })
  virtualServiceId!: string | null;

  @ApiProperty({ type: [ShadowView] })
  shadows!: ShadowView[];
}

class ImportHead extends ObjectView {
  @ApiProperty({ enum: IMPORT_SOURCES, enumName: 'ImportSource' })
  source!: ImportSource;

  /** The director that is compared with; null: all of them. */
  @ApiProperty({ type: 'string', nullable: true })
  directorId!: string | null;
}

export class ImportCounts {
  @ApiProperty({ type: 'integer' })
  shadow!: number;

  @ApiProperty({ type: 'integer' })
  adopted!: number;

  @ApiProperty({ type: 'integer' })
  skipped!: number;

  /** Directives that are not taken over. */
  @ApiProperty({ type: 'integer' })
  notTaken!: number;
}

/** An import as lists show it. */
export class ImportSummaryView extends ImportHead {
  counts!: ImportCounts;
}

export class ImportView extends ImportHead {
  @ApiProperty({ type: [FoundAddressView] })
  addresses!: FoundAddressView[];

  @ApiProperty({ type: [ImportedServiceView] })
  services!: ImportedServiceView[];

  @ApiProperty({ type: [NotTakenView] })
  notTaken!: NotTakenView[];
}
