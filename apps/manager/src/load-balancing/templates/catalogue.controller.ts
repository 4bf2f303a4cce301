import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../../auth/auth.decorators.js';
import { Refuses, Shows } from '../../common/http/openapi.js';
import { CapabilitiesView, SchedulersView, ServiceTemplatesView } from './catalogue.dto.js';
import { Catalogue } from './catalogue.service.js';
import { PERSISTENCE_PRESETS, TEMPLATES } from './service-templates.js';

@ApiTags('catalogue')
@RequireScope('services:read')
@Controller('api/v1')
export class CatalogueController {
  constructor(private readonly catalogue: Catalogue) {}

  /** Lists the schedulers in plain words, and whether the directors' kernels have them. */
  @Get('schedulers')
  @Shows(SchedulersView)
  @Refuses()
  async listSchedulers(): Promise<SchedulersView> {
    return { items: await this.catalogue.schedulers() };
  }

  /** Lists the templates of services and the ready-made lengths of persistence. */
  @Get('service-templates')
  @Shows(ServiceTemplatesView)
  @Refuses()
  listTemplates(): ServiceTemplatesView {
    const items = TEMPLATES.map(({ services, asks, ...template }) => ({
      ...template,
      services: services.map((service) => ({ ...service })),
      asks: [...asks],
    }));
    return { items, persistencePresets: PERSISTENCE_PRESETS.map((preset) => ({ ...preset })) };
  }

  /** Shows what the kernel of each director can do, and what it lacks. */
  @Get('capabilities')
  @Shows(CapabilitiesView)
  @Refuses()
  async capabilities(): Promise<CapabilitiesView> {
    return { directors: await this.catalogue.capabilities() };
  }
}
