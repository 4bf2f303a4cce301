import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Matches, Max, Min } from 'class-validator';
import { IsAddress } from '../../addresses/is-address.js';
import { IsName, Optional } from '../../common/http/text.js';

const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

export class RunProbe {
  /** One check by its name; all of them when absent. */
  @ApiPropertyOptional({ example: 'check' })
  @Optional()
  @IsName()
  check?: string;
}

export class ConnectionsQuery {
  /** Connections of one virtual service; of all when absent. */
  @Optional()
  @Matches(ULID, { message: 'must be the id of a virtual service' })
  serviceId?: string;

  /** A director; when absent, the one that carries the service, or the first one. */
  @Optional()
  @Matches(ULID, { message: 'must be the id of a director' })
  directorId?: string;

  /** The client's address. */
  @Optional()
  @IsAddress()
  client?: string;

  /** The real server's address. */
  @Optional()
  @IsAddress()
  server?: string;

  @ApiPropertyOptional({ type: 'integer', default: 100, minimum: 1, maximum: 1000 })
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  limit = 100;
}

export class ConnectionView {
  /** `tcp`, `udp`, `sctp`, or `ip` for a template of persistence. */
  @ApiProperty({ example: 'tcp' })
  protocol!: string;

  clientAddress!: string;

  @ApiProperty({ type: 'integer' })
  clientPort!: number;

  virtualAddress!: string;

  @ApiProperty({ type: 'integer' })
  virtualPort!: number;

  realServerAddress!: string;

  @ApiProperty({ type: 'integer' })
  realServerPort!: number;

  @ApiProperty({ example: 'ESTABLISHED' })
  state!: string;

  @ApiProperty({ type: 'integer' })
  expiresSeconds!: number;
}

export class ConnectionsView {
  directorId!: string;

  @ApiProperty({ example: 'director-1' })
  directorName!: string;

  @ApiProperty({ type: [ConnectionView] })
  items!: ConnectionView[];

  /** There are more than were asked for. */
  isTruncated!: boolean;
}
