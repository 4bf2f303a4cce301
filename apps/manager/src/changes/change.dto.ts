import { ApiProperty } from '@nestjs/swagger';
import type { MachinePreview } from '../machine-states/machine-state-publisher.js';
import type { Impact } from './impact.js';

export class PlannedStepView {
  @ApiProperty({ example: 'ipvsadm -A -t 192.0.2.10:80 -s wlc' })
  command!: string;

  @ApiProperty({ example: 'the virtual service is missing' })
  reason!: string;
}

/** What one machine would do to follow a change. */
export class MachinePlanView {
  machineId!: string;

  @ApiProperty({ example: 'director-1' })
  name!: string;

  @ApiProperty({ type: [PlannedStepView] })
  steps!: PlannedStepView[];
}

export const IMPACT_EFFECTS = ['created', 'changed', 'removed'] as const;

export class TouchedServiceView {
  id!: string;

  @ApiProperty({ example: 'shop' })
  name!: string;

  @ApiProperty({ enum: IMPACT_EFFECTS, enumName: 'ImpactEffect' })
  effect!: (typeof IMPACT_EFFECTS)[number];
}

export class TouchedServerView {
  id!: string;
  virtualServiceId!: string;

  @ApiProperty({ example: '10.77.0.21:80' })
  name!: string;

  @ApiProperty({ enum: IMPACT_EFFECTS, enumName: 'ImpactEffect' })
  effect!: (typeof IMPACT_EFFECTS)[number];

  /** True: it takes new connections now and would take none any more. */
  losesTraffic!: boolean;

  /** Connections that live there now, established and closing, as the directors report them. */
  @ApiProperty({ type: 'integer' })
  connections!: number;
}

/** Whom a change concerns. */
export class ImpactView {
  @ApiProperty({ type: [TouchedServiceView] })
  services!: TouchedServiceView[];

  @ApiProperty({ type: [TouchedServerView] })
  servers!: TouchedServerView[];

  /** Connections that live on all of these servers now. */
  @ApiProperty({ type: 'integer' })
  connections!: number;
}

export const toPlanView = (plan: readonly MachinePreview[]): MachinePlanView[] =>
  plan.map(({ machineId, name, steps }) => ({ machineId, name, steps: steps.map((step) => ({ ...step })) }));

export function toImpactView({ services, servers, connections }: Impact): ImpactView {
  return { services: [...services], servers: [...servers], connections };
}
