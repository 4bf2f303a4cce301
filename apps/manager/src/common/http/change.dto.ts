import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean } from 'class-validator';
import { Optional } from './text.js';

const TRUTH: Record<string, boolean> = { true: true, false: false, '1': true, '0': false };

/** What every change takes. */
export class ChangeQuery {
  /** True: check everything and show what would be done; change nothing. */
  @ApiPropertyOptional({ default: false, type: 'boolean' })
  @Optional()
  @Transform(({ value }) => (typeof value === 'string' ? (TRUTH[value] ?? value) : (value as unknown)))
  @IsBoolean()
  dryRun = false;
}
