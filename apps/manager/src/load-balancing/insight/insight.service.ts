import { Injectable } from '@nestjs/common';
import { formatEndpoint } from '#libs/ipvs';
import { ObservationsService } from '../../observations/observations.js';
import {
  type RealServerStatus,
  serverStatusIn,
  type VirtualServiceStatus,
} from '../../observations/observed-status.js';
import { TrafficNow } from '../../statistics/traffic-now.js';
import { toTrafficView } from '../../statistics/traffic.view.js';
import { toIpvsService } from '../desired-service.js';
import type { RealServerEntity } from '../real-server.entity.js';
import { toKernelView } from '../status.view.js';
import type { VirtualServiceEntity } from '../virtual-service.entity.js';
import { VirtualServiceRepository } from '../virtual-service.repository.js';
import { serverDifferences, serviceDifferences } from './differences.js';
import type { ComparedServerView, ServiceComparisonView, WhyServerView, WhyView } from './insight.dto.js';

/** Why a service is as it is, and whether the kernel has what is wanted. */
@Injectable()
export class Insight {
  constructor(
    private readonly services: VirtualServiceRepository,
    private readonly observations: ObservationsService,
    private readonly traffic: TrafficNow,
  ) {}

  async why(id: string): Promise<WhyView> {
    const service = await this.services.get(id);
    const servers = await this.services.serversOf([id]);
    const status = await this.observations.virtualService(id);
    const { state, reason, since, at, fresh, directorId, pool, directors } = status;
    return {
      ...{ id, name: service.name, state, reason, since, at, fresh, directorId, pool },
      chain: chainOf(service, status),
      directors: directors.map((director) => ({ ...director })),
      realServers: servers.flatMap((server) => {
        const own = serverStatusIn(status, server.id);
        return own === null ? [] : [whyServer(server, own)];
      }),
    };
  }

  async comparison(id: string): Promise<ServiceComparisonView> {
    const service = await this.services.get(id);
    const servers = await this.services.serversOf([id]);
    const status = await this.observations.virtualService(id);
    const { at, fresh, directorId } = status;
    const isKnown = fresh && service.isEnabled;
    const desired = toIpvsService(service, []).config;
    const differences = isKnown ? serviceDifferences(desired, status.kernel) : [];
    const realServers = servers.map((server) => this.compared(server, status));
    const all = [...differences, ...realServers.flatMap((server) => server.differences)];
    return {
      ...{ id, name: service.name, directorId, at, fresh, differences: [...differences], realServers },
      hasDrift: fresh ? all.some(({ isDrift }) => isDrift) : null,
      traffic: this.trafficOf(id, ''),
    };
  }

  private compared(server: RealServerEntity, status: VirtualServiceStatus): ComparedServerView {
    const { id, adminState } = server;
    const own = serverStatusIn(status, id);
    const desired = own?.desired ?? null;
    const kernel = own?.kernel ?? null;
    const differences = own !== null && status.fresh ? serverDifferences({ desired, kernel, causes: own.causes }) : [];
    return {
      ...{ id, name: formatEndpoint(server), adminState, differences },
      desired: desired === null ? null : toKernelView(desired),
      kernel: kernel === null ? null : toKernelView(kernel),
      traffic: this.trafficOf(server.virtualServiceId, id),
    };
  }

  private trafficOf(service: string, server: string): ServiceComparisonView['traffic'] {
    const sum = this.traffic.sum(this.traffic.of(service, server));
    return sum === null ? null : toTrafficView(sum);
  }
}

function whyServer(server: RealServerEntity, status: RealServerStatus): WhyServerView {
  const { state, reason, since, at, fresh, causes, checks, drain } = status;
  return {
    ...{ id: server.id, name: formatEndpoint(server), state, reason, since, at, fresh, drain },
    causes: [...causes],
    checks: [...checks],
  };
}

/** The sentences from what the admin wants to what is seen. */
function chainOf(service: VirtualServiceEntity, status: VirtualServiceStatus): string[] {
  const carrier = status.directors.find(({ isCarrier }) => isCarrier);
  const up = status.servers.filter(({ state }) => state === 'up').length;
  const place = service.address ?? `mark ${service.firewallMark ?? ''}`;
  return [
    service.isEnabled ? 'The admin wants it to be served.' : 'The admin has disabled it.',
    carrier === undefined ? `No director carries ${place}.` : `${carrier.name} carries ${place}.`,
    ...(carrier === undefined || carrier.fresh ? [] : [carrier.reason]),
    ...(status.fresh ? [`${up} of ${status.servers.length} real servers are up.`] : []),
    ...(status.pool === null ? [] : [`The pool is ${status.pool.state}: ${status.pool.reason}.`.replace('..', '.')]),
    `So it is ${status.state}: ${status.reason}`,
  ];
}
