import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../../auth/auth.decorators.js';
import { IdParam } from '../../common/http/id-param.js';
import { Refuses, Shows } from '../../common/http/openapi.js';
import { ServiceComparisonView, WhyView } from './insight.dto.js';
import { Insight } from './insight.service.js';

@ApiTags('virtual-services')
@RequireScope('services:read')
@Controller('api/v1/virtual-services/:id')
export class InsightController {
  constructor(private readonly insight: Insight) {}

  /** Tells why the service is as it is: the chain of causes from each probe to what the kernel has. */
  @Get('why')
  @Shows(WhyView)
  @Refuses('not-found')
  why(@IdParam() id: string): Promise<WhyView> {
    return this.insight.why(id);
  }

  /** Puts what is wanted, what the kernel has and what the packets say side by side. */
  @Get('comparison')
  @Shows(ServiceComparisonView)
  @Refuses('not-found')
  comparison(@IdParam() id: string): Promise<ServiceComparisonView> {
    return this.insight.comparison(id);
  }
}
