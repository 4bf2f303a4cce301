import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { IsLine, Nullable, Optional } from '../common/http/text.js';
import { ActorView } from '../operations/operation.dto.js';
import { AT_EXPIRY, type AtExpiry, READINESS_STAGES, type ReadinessStage } from './maintenance.js';

const DURATION = { min: 10, max: 2_592_000 } as const;
const REASON_MAX = 500;

export class ChangeMaintenance {
  /** From now on; null: until somebody ends it. */
  @ApiPropertyOptional({ type: 'integer', minimum: DURATION.min, maximum: DURATION.max, nullable: true, example: 3600 })
  @Nullable()
  @IsInt()
  @Min(DURATION.min)
  @Max(DURATION.max)
  durationSeconds?: number | null;

  /** Why, for everybody to read. */
  @ApiPropertyOptional({ maxLength: REASON_MAX, example: 'new memory' })
  @Optional()
  @IsLine(REASON_MAX)
  reason?: string;

  /** `return`: back into service as soon as it is well. `keep`: it stays in maintenance, with an alarm. */
  @ApiPropertyOptional({ enum: AT_EXPIRY, enumName: 'MaintenanceAtExpiry' })
  @Optional()
  @IsIn(AT_EXPIRY)
  atExpiry?: AtExpiry;
}

/** Open-ended, without a reason and with `return`, unless it says otherwise. */
export class StartMaintenance extends ChangeMaintenance {}

export class ReadinessView {
  /** `safe`: it can be rebooted now. `never`: its services stop with it. */
  @ApiProperty({ enum: READINESS_STAGES, enumName: 'ReadinessStage' })
  stage!: ReadinessStage;

  @ApiProperty({ example: '3 connections are established, 1 are closing, 0 clients are bound to it.' })
  reason!: string;

  @ApiProperty({ type: 'integer' })
  activeConnections!: number;

  @ApiProperty({ type: 'integer' })
  closingConnections!: number;

  @ApiProperty({ type: 'integer' })
  pinnedClients!: number;

  @ApiProperty({ type: 'number', nullable: true })
  emptyInSeconds!: number | null;
}

/** One node that gets no new connections, until when, and whether it can be rebooted. */
export class MaintenanceView {
  nodeId!: string;

  @ApiProperty({ example: 'node-1' })
  nodeName!: string;

  @ApiProperty({ type: 'integer' })
  revision!: number;

  /** Null: it was begun without a timer, by a change of the node. */
  startedAt!: Date | null;

  /** Null: until somebody ends it. */
  endsAt!: Date | null;

  reason!: string;

  @ApiProperty({ enum: AT_EXPIRY, enumName: 'MaintenanceAtExpiry' })
  atExpiry!: AtExpiry;

  @ApiProperty({ nullable: true, type: ActorView })
  startedBy!: ActorView | null;

  /** Since when it lasts longer than it should. */
  overdueAt!: Date | null;

  readiness!: ReadinessView;
}

export class MaintenancesView {
  @ApiProperty({ type: [MaintenanceView] })
  items!: MaintenanceView[];
}
