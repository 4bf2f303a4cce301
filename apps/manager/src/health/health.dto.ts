import { ApiProperty } from '@nestjs/swagger';
import { OBSERVED_STATES, type ObservedState } from '#libs/domain';

export class TallyView {
  @ApiProperty({ type: 'integer' })
  up!: number;

  @ApiProperty({ type: 'integer' })
  degraded!: number;

  @ApiProperty({ type: 'integer' })
  unknown!: number;

  @ApiProperty({ type: 'integer' })
  down!: number;
}

export class PartView {
  @ApiProperty({ example: 'queue' })
  name!: string;

  @ApiProperty({ enum: OBSERVED_STATES, enumName: 'ObservedState' })
  state!: ObservedState;

  reason!: string;
}

export class HealthView {
  /** The worst of all that is expected; what has not been seen for ten seconds counts as unknown. */
  @ApiProperty({ enum: OBSERVED_STATES, enumName: 'ObservedState' })
  state!: ObservedState;

  @ApiProperty({ example: 'node-1 is unknown: node-1 has not reported for 11 s.' })
  reason!: string;

  at!: Date;

  /** Nodes that are expected; those that join, leave, or are in maintenance are not. */
  nodes!: TallyView;

  /** Virtual services that are enabled. */
  virtualServices!: TallyView;

  @ApiProperty({ type: [PartView] })
  parts!: PartView[];

  /** Alarms that nobody has acknowledged. */
  @ApiProperty({ type: 'integer' })
  openAlarms!: number;
}
