import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsInt, Matches, Max, Min } from 'class-validator';
import { Optional } from '../common/http/text.js';
import { METRICS, type Metric, TOP_METRICS, type TopMetric } from './metric.js';
import { SUBJECT_TYPES, type SubjectType } from './history.repository.js';
import { type StepName, STEPS } from './step.js';

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;
const time = { message: 'must be a time in ISO 8601 with a zone, such as 2026-11-21T10:00:00Z' };
const SUBJECT = /^(cluster|(virtual-service|real-server|node|director):[0-9A-HJKMNP-TV-Z]{26})$/;
export const DEFAULT_METRICS: readonly Metric[] = [
  'connectionsPerSecond',
  'packetsInPerSecond',
  'packetsOutPerSecond',
  'bytesInPerSecond',
  'bytesOutPerSecond',
  'activeConnections',
];

export class StatisticsQuery {
  /**
   * `cluster`, `virtual-service:<id>`, `real-server:<id>`, `node:<id>` (as a real server, in all services) or `director:<id>` (all
   * that it balances).
   */
  @ApiProperty({ example: 'virtual-service:01J9Z3N8Q4W7Y2T5R6V0X1B3C5', pattern: SUBJECT.source })
  @Matches(SUBJECT, { message: 'must be `cluster`, or a type, a colon and an id: `virtual-service:<id>`' })
  subject!: string;

  /** An hour before `to` when absent. */
  @ApiPropertyOptional({ format: 'date-time' })
  @Optional()
  @Matches(TIME, time)
  from?: string;

  /** Now when absent. */
  @ApiPropertyOptional({ format: 'date-time' })
  @Optional()
  @Matches(TIME, time)
  to?: string;

  /** `auto`: as fine as is kept for the whole time, in at most 720 values. Seconds are kept for an hour, minutes for a week, hours for two years. */
  @ApiPropertyOptional({ enum: STEPS, enumName: 'StatisticsStep', default: 'auto' })
  @Optional()
  @IsIn(STEPS)
  step: StepName = 'auto';

  /** Names with commas between them; the rates and the active connections when absent. */
  @ApiPropertyOptional({ type: 'string', example: 'connections,bytesOutPerSecond', default: DEFAULT_METRICS.join(',') })
  @Optional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsArray()
  @ArrayMaxSize(METRICS.length)
  @ArrayUnique()
  @IsIn(METRICS, { each: true, message: `must be some of: ${METRICS.join(', ')}` })
  metrics?: Metric[];
}

export class StatisticsSubjectView {
  @ApiProperty({ enum: SUBJECT_TYPES, enumName: 'StatisticsSubjectType' })
  type!: SubjectType;

  /** Null for the cluster. */
  @ApiProperty({ type: 'string', nullable: true })
  id!: string | null;
}

export class StatisticsView {
  subject!: StatisticsSubjectView;

  /** Begin of the first step. */
  from!: Date;

  /** End of the last step. */
  to!: Date;

  @ApiProperty({ type: 'integer', example: 60 })
  stepSeconds!: number;

  /** By metric one value per step, the first from `from` on. Counters: how many in the step. Gauges: the most in the step. Null: nobody knows. */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'number', nullable: true } },
    example: { connectionsPerSecond: [12.5, null, 13] },
  })
  values!: Record<string, (number | null)[]>;
}

export const TOP_OF = ['virtual-service', 'real-server', 'director'] as const;
export type TopOf = (typeof TOP_OF)[number];

export class StatisticsTopQuery {
  @ApiPropertyOptional({ enum: TOP_OF, enumName: 'StatisticsTopOf', default: 'virtual-service' })
  @Optional()
  @IsIn(TOP_OF)
  of: TopOf = 'virtual-service';

  @ApiPropertyOptional({ enum: TOP_METRICS, enumName: 'StatisticsTopMetric', default: 'connectionsPerSecond' })
  @Optional()
  @IsIn(TOP_METRICS)
  by: TopMetric = 'connectionsPerSecond';

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: 10 })
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit = 10;
}

/** The kernel's counters since the entry was made or zeroed. */
export class TrafficTotals {
  @ApiProperty({ type: 'integer', format: 'int64' })
  connections!: number;

  @ApiProperty({ type: 'integer', format: 'int64' })
  packetsIn!: number;

  @ApiProperty({ type: 'integer', format: 'int64' })
  packetsOut!: number;

  @ApiProperty({ type: 'integer', format: 'int64' })
  bytesIn!: number;

  @ApiProperty({ type: 'integer', format: 'int64' })
  bytesOut!: number;
}

/** Present numbers; rates are per second over the last ten. */
export class TrafficView {
  /** The newest reading of the director. */
  at!: Date;

  connectionsPerSecond!: number;
  packetsInPerSecond!: number;
  packetsOutPerSecond!: number;
  bytesInPerSecond!: number;
  bytesOutPerSecond!: number;

  @ApiProperty({ type: 'integer' })
  activeConnections!: number;

  @ApiProperty({ type: 'integer' })
  inactiveConnections!: number;

  @ApiProperty({ type: 'integer' })
  persistentConnections!: number;

  /** Summed over directors. */
  totals!: TrafficTotals;
}

export class TopEntryView {
  @ApiProperty({ enum: TOP_OF, enumName: 'StatisticsTopOf' })
  type!: TopOf;

  id!: string;

  /** Of a real server: `address:port` and its service. */
  @ApiProperty({ example: '10.77.0.21:80 in shop' })
  name!: string;

  traffic!: TrafficView;
}

export class TopView {
  @ApiProperty({ type: [TopEntryView] })
  items!: TopEntryView[];
}
