import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { Optional } from './text.js';

const TRUTH: Record<string, boolean> = { true: true, false: false, '1': true, '0': false };
const CONFIRM_SECONDS = { min: 30, max: 3600 } as const;

/** A query parameter that is true or false, also written 1 and 0. */
export const IsTruth = (): PropertyDecorator => (target, property) => {
  Transform(({ value }) => (typeof value === 'string' ? (TRUTH[value] ?? value) : (value as unknown)))(
    target,
    property,
  );
  IsBoolean()(target, property);
};

/** What every change takes. */
export class ChangeQuery {
  /** True: check everything and show what would be done; change nothing. */
  @ApiPropertyOptional({ default: false, type: 'boolean' })
  @Optional()
  @IsTruth()
  dryRun = false;
}

/** What changes of load balancing take besides. */
export class ControlledChangeQuery extends ChangeQuery {
  /** Seconds within which POST /revisions/{n}/confirm must come; otherwise, or when a service it touches gets worse, it is rolled back by itself. */
  @ApiPropertyOptional({ type: 'integer', minimum: CONFIRM_SECONDS.min, maximum: CONFIRM_SECONDS.max })
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(CONFIRM_SECONDS.min)
  @Max(CONFIRM_SECONDS.max)
  confirmWithinSeconds?: number;

  /** True: it may take traffic from more services and servers than the blast radius of the cluster allows. */
  @ApiPropertyOptional({ default: false, type: 'boolean' })
  @Optional()
  @IsTruth()
  confirmBlastRadius = false;
}
