import { ApiProperty } from '@nestjs/swagger';
import {
  type Protocol,
  PROTOCOLS,
  type Scheduler,
  type SchedulerFlag,
  SCHEDULER_FLAGS,
  SCHEDULERS,
} from '#libs/domain';
import { TEMPLATE_NAMES, type TemplateName } from './service-templates.js';

/** Whether one director's kernel has something. */
export class AvailabilityView {
  directorId!: string;

  @ApiProperty({ example: 'director-1' })
  name!: string;

  /** Null: the director has not told. */
  @ApiProperty({ type: 'boolean', nullable: true })
  available!: boolean | null;
}

export class SchedulerView {
  @ApiProperty({ enum: SCHEDULERS, enumName: 'Scheduler' })
  name!: Scheduler;

  title!: string;

  @ApiProperty({ example: 'Best when all servers are equal and requests are short and alike.' })
  bestWhen!: string;

  /** What it looks at when it picks a server. */
  @ApiProperty({ type: [String] })
  looksAt!: string[];

  @ApiProperty({ enum: SCHEDULER_FLAGS, enumName: 'SchedulerFlag', isArray: true })
  flags!: SchedulerFlag[];

  /** False: a director's kernel lacks it; null: none has told yet. */
  @ApiProperty({ type: 'boolean', nullable: true })
  available!: boolean | null;

  @ApiProperty({ type: [AvailabilityView] })
  directors!: AvailabilityView[];
}

export class SchedulersView {
  @ApiProperty({ type: [SchedulerView] })
  items!: SchedulerView[];
}

export class TemplateServiceView {
  @ApiProperty({ enum: PROTOCOLS, enumName: 'Protocol' })
  protocol!: Protocol;

  @ApiProperty({ type: 'integer', example: 443 })
  port!: number;
}

export class ServiceTemplateView {
  @ApiProperty({ enum: TEMPLATE_NAMES, enumName: 'ServiceTemplateName' })
  name!: TemplateName;

  title!: string;
  description!: string;

  /** What it fills in, as it would be written in a spec. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  spec!: object;

  /** The services that it makes; several are made by POST /virtual-services/from-template. */
  @ApiProperty({ type: [TemplateServiceView] })
  services!: TemplateServiceView[];

  /** What must be given besides the address. */
  @ApiProperty({ type: [String], example: ['protocol', 'port'] })
  asks!: string[];
}

export class PersistencePresetView {
  @ApiProperty({ type: 'integer', example: 300 })
  seconds!: number;

  title!: string;
  description!: string;
}

export class ServiceTemplatesView {
  @ApiProperty({ type: [ServiceTemplateView] })
  items!: ServiceTemplateView[];

  /** Ready-made lengths of persistence; any other number of seconds may be given as well. */
  @ApiProperty({ type: [PersistencePresetView] })
  persistencePresets!: PersistencePresetView[];
}

/** Something that IPVS can do, on one director. */
export class AbilityView {
  @ApiProperty({ example: 'mh' })
  name!: string;

  /** Null: the director has not told. */
  @ApiProperty({ type: 'boolean', nullable: true })
  available!: boolean | null;
}

export class DirectorCapabilitiesView {
  directorId!: string;

  @ApiProperty({ example: 'director-1' })
  name!: string;

  at!: string | null;
  fresh!: boolean;

  @ApiProperty({ type: 'string', nullable: true, example: '6.1.0-30-amd64' })
  kernelRelease!: string | null;

  /** How its agent writes the table. */
  @ApiProperty({ type: 'string', nullable: true, example: 'netlink' })
  driver!: string | null;

  @ApiProperty({ type: 'string', nullable: true, example: '1.2.1' })
  ipvsVersion!: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  connectionTableSize!: number | null;

  @ApiProperty({ type: [AbilityView] })
  schedulers!: AbilityView[];

  @ApiProperty({ type: [AbilityView] })
  tunnelTypes!: AbilityView[];

  @ApiProperty({ type: [AbilityView] })
  persistenceEngines!: AbilityView[];

  @ApiProperty({ type: [AbilityView] })
  kernelSettings!: AbilityView[];
}

export class CapabilitiesView {
  @ApiProperty({ type: [DirectorCapabilitiesView] })
  directors!: DirectorCapabilitiesView[];
}
