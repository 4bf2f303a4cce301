import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../auth/auth.decorators.js';
import { Refuses, Shows } from '../common/http/openapi.js';
import { HealthView } from './health.dto.js';
import { HealthService } from './health.service.js';

@ApiTags('health')
@RequireScope('health:read')
@Controller('api/v1/health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  /** Shows how the cluster is: the worst of all that is expected, and why. */
  @Get()
  @Shows(HealthView)
  @Refuses()
  get(): Promise<HealthView> {
    return this.health.now();
  }
}
