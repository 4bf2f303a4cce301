import { ApiProperty } from '@nestjs/swagger';
import type { Cause, ObservedCheck, ObservedDrain, ObservedPool } from '#libs/contracts';
import { ADMIN_STATES, type AdminState } from '#libs/domain';
import { listOf, oneOrNull } from '../../observations/observed.schemas.js';
import { TrafficView } from '../../statistics/statistics.dto.js';
import { DirectorStatusView, KernelServerView, ObservedStatusView } from '../real-server.dto.js';

export class WhyServerView extends ObservedStatusView {
  id!: string;

  @ApiProperty({ example: '10.77.0.21:80' })
  name!: string;

  /** From the probe to what the kernel has, in this order; empty when nothing fresh is known. */
  @ApiProperty(listOf('Cause'))
  causes!: Cause[];

  @ApiProperty(listOf('ObservedCheck'))
  checks!: ObservedCheck[];

  @ApiProperty(oneOrNull('ObservedDrain'))
  drain!: ObservedDrain | null;
}

export class WhyView extends ObservedStatusView {
  id!: string;

  @ApiProperty({ example: 'shop' })
  name!: string;

  directorId!: string | null;

  /** How the pool is decided upon; null when nothing fresh is known. */
  @ApiProperty(oneOrNull('ObservedPool'))
  pool!: ObservedPool | null;

  /** What led to the state of the service, in sentences. */
  @ApiProperty({ type: [String] })
  chain!: string[];

  @ApiProperty({ type: [DirectorStatusView] })
  directors!: DirectorStatusView[];

  @ApiProperty({ type: [WhyServerView] })
  realServers!: WhyServerView[];
}

export class DifferenceView {
  @ApiProperty({ example: 'weight' })
  field!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, example: 3 })
  desired!: unknown;

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, example: 0 })
  kernel!: unknown;

  /** Why it differs; null when nobody decided it. */
  @ApiProperty({ type: 'string', nullable: true })
  explanation!: string | null;

  /** Nobody decided it: somebody else changed the kernel, or the agent has not come to it yet. */
  isDrift!: boolean;
}

export class ComparedServerView {
  id!: string;

  @ApiProperty({ example: '10.77.0.21:80' })
  name!: string;

  @ApiProperty({ enum: ADMIN_STATES, enumName: 'AdminState' })
  adminState!: AdminState;

  /** What is wanted; null: not to be in the table. */
  @ApiProperty({ type: KernelServerView, nullable: true })
  desired!: KernelServerView | null;

  /** What the kernel has; null: it is not in the table, or nothing fresh is known. */
  @ApiProperty({ type: KernelServerView, nullable: true })
  kernel!: KernelServerView | null;

  /** What its packets say; null while no director tells it. */
  @ApiProperty({ type: TrafficView, nullable: true })
  traffic!: TrafficView | null;

  @ApiProperty({ type: [DifferenceView] })
  differences!: DifferenceView[];
}

export class ServiceComparisonView {
  id!: string;

  @ApiProperty({ example: 'shop' })
  name!: string;

  directorId!: string | null;
  at!: string | null;

  /** False: the kernel's side is not known. */
  fresh!: boolean;

  /** Whether anything differs that nobody decided; null when nothing fresh is known. */
  @ApiProperty({ type: 'boolean', nullable: true })
  hasDrift!: boolean | null;

  /** Of the service itself. */
  @ApiProperty({ type: [DifferenceView] })
  differences!: DifferenceView[];

  @ApiProperty({ type: TrafficView, nullable: true })
  traffic!: TrafficView | null;

  @ApiProperty({ type: [ComparedServerView] })
  realServers!: ComparedServerView[];
}
