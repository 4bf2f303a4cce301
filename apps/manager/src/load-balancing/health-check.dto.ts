import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { Nullable, Optional } from '../common/http/text.js';

export const HEALTH_CHECK_KINDS = ['tcp', 'none'] as const;
export const FAILURE_ACTIONS = ['quiesce', 'remove'] as const;

/** How the director decides whether a real server lives. */
export class HealthCheckSpec {
  /** `tcp`: a connection is opened. `none`: every server counts as alive. */
  @ApiProperty({ enum: HEALTH_CHECK_KINDS, enumName: 'HealthCheckKind', example: 'tcp' })
  @IsIn(HEALTH_CHECK_KINDS)
  kind!: (typeof HEALTH_CHECK_KINDS)[number];

  /** TCP port to connect to; null: the real server's own. */
  @ApiPropertyOptional({ type: 'integer', nullable: true, minimum: 1, maximum: 65_535, default: null })
  @Nullable()
  @IsInt()
  @Min(1)
  @Max(65_535)
  port?: number | null;

  /** Milliseconds from one probe to the next. */
  @ApiPropertyOptional({ type: 'integer', minimum: 100, maximum: 3_600_000, default: 2000 })
  @Optional()
  @IsInt()
  @Min(100)
  @Max(3_600_000)
  intervalMs?: number;

  /** Milliseconds after which a probe counts as failed. */
  @ApiPropertyOptional({ type: 'integer', minimum: 50, maximum: 600_000, default: 1000 })
  @Optional()
  @IsInt()
  @Min(50)
  @Max(600_000)
  timeoutMs?: number;

  /** Good results in a row that bring a server back. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: 2 })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(100)
  rise?: number;

  /** Bad results in a row that take a server out. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: 3 })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(100)
  fall?: number;

  /** `quiesce`: weight 0, connections live on. `remove`: taken out of the table. */
  @ApiPropertyOptional({ enum: FAILURE_ACTIONS, enumName: 'FailureAction', default: 'quiesce' })
  @Optional()
  @IsIn(FAILURE_ACTIONS)
  onFailure?: (typeof FAILURE_ACTIONS)[number];
}
