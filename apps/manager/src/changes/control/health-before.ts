import { Injectable } from '@nestjs/common';
import type { ServiceHealthBefore } from '../../revisions/revision.js';
import { ObservationsService } from '../../observations/observations.js';
import type { Impact } from '../impact.js';

/** How the services that a change touches were before it. */
@Injectable()
export class HealthBefore {
  constructor(private readonly observations: ObservationsService) {}

  /** Call it before the change is committed: observations are held against the documents that are in force. */
  async of({ services }: Impact): Promise<ServiceHealthBefore[]> {
    const old = services.filter(({ effect }) => effect === 'changed');
    const statuses = await this.observations.virtualServices(old.map(({ id }) => id));
    return old.flatMap(({ id, name }, index): ServiceHealthBefore[] => {
      const status = statuses[index];
      if (status === undefined) return [];
      const healthy = status.servers.filter((server) => server.state === 'up' && server.adminState === 'enabled');
      return [{ id, name, state: status.state, healthyServers: healthy.map((server) => server.id) }];
    });
  }
}
