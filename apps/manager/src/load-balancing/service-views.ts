import { Injectable } from '@nestjs/common';
import { formatEndpoint, formatKey } from '#libs/ipvs';
import { ObservationsService } from '../observations/observations.js';
import { serverStatusIn, type VirtualServiceStatus } from '../observations/observed-status.js';
import { toTrafficView } from '../statistics/traffic.view.js';
import { type Traffic, TrafficNow } from '../statistics/traffic-now.js';
import { PolicyRepository } from '../policies/policy.repository.js';
import { groupBy } from '../common/group-by.js';
import { hideSecrets, inPool } from '../common/secrets/seal-mark.js';
import type { RealServerView } from './real-server.dto.js';
import type { RealServerEntity } from './real-server.entity.js';
import { toServerStatusView, UNSEEN } from './status.view.js';
import { keyOf } from './virtual-service-key.js';
import type { VirtualServiceSpecView, VirtualServiceView } from './virtual-service-view.dto.js';
import type { VirtualServiceEntity } from './virtual-service.entity.js';
import { VirtualServiceRepository } from './virtual-service.repository.js';

/** Services and servers as the API shows them: what is wanted beside what is observed. */
@Injectable()
export class ServiceViews {
  constructor(
    private readonly services: VirtualServiceRepository,
    private readonly observations: ObservationsService,
    private readonly traffic: TrafficNow,
    private readonly policies: PolicyRepository,
  ) {}

  async ofServices(services: readonly VirtualServiceEntity[]): Promise<VirtualServiceView[]> {
    const ids = services.map(({ id }) => id);
    if (ids.length === 0) return [];
    const [servers, statuses, policies] = await Promise.all([
      this.services.serversOf(ids),
      this.observations.virtualServices(ids),
      this.policies.namesOf(services.flatMap(({ policyId }) => policyId ?? [])),
    ]);
    const own = groupBy(servers, ({ virtualServiceId }) => virtualServiceId);
    return services.map((service, index) => {
      const traffic = this.traffic.sum(this.traffic.of(service.id));
      const policy = service.policyId === null ? null : (policies.get(service.policyId) ?? null);
      return toServiceView(service, policy, own.get(service.id) ?? [], statuses[index] ?? null, traffic);
    });
  }

  /** Null when it is gone meanwhile. */
  async ofService(service: VirtualServiceEntity): Promise<VirtualServiceView | null> {
    const [view] = await this.ofServices([service]);
    return view ?? null;
  }

  async ofServers(virtualServiceId: string, servers: readonly RealServerEntity[]): Promise<RealServerView[]> {
    const [status] = await this.observations.virtualServices([virtualServiceId]);
    return servers.map((server) => toServerView(server, status ?? null));
  }

  async ofServer(server: RealServerEntity): Promise<RealServerView | null> {
    const [view] = await this.ofServers(server.virtualServiceId, [server]);
    return view ?? null;
  }
}

function toServiceView(
  service: VirtualServiceEntity,
  policy: string | null,
  servers: readonly RealServerEntity[],
  status: VirtualServiceStatus | null,
  traffic: Traffic | null,
): VirtualServiceView {
  const { id, name, tags, revision, createdAt, updatedAt } = service;
  const realServers = servers.map((server) => toServerView(server, status));
  const up = realServers.filter((server) => server.status.state === 'up').length;
  const { state, reason, since, at, fresh } = status ?? UNSEEN;
  return {
    id,
    name,
    tags,
    revision,
    createdAt,
    updatedAt,
    key: formatKey(keyOf(service)),
    spec: specOf(service, policy),
    status: {
      state,
      reason,
      since,
      at,
      fresh,
      directorId: status?.directorId ?? null,
      activeConnections: status?.activeConnections ?? 0,
      servers: { total: servers.length, up },
      pool: status?.pool ?? null,
      directors: (status?.directors ?? []).map((director) => ({ ...director })),
      traffic: traffic === null ? null : toTrafficView(traffic),
    },
    realServers,
  };
}

function specOf(service: VirtualServiceEntity, policy: string | null): VirtualServiceSpecView {
  const { kind, family, protocol, address, port, firewallMark } = service;
  const { scheduler, schedulerFlags, persistence, onePacket, isEnabled, directorIds, overrides } = service;
  const mark = firewallMark === null ? null : Number(firewallMark);
  return {
    kind,
    family,
    protocol,
    address,
    port,
    mark,
    scheduler,
    schedulerFlags,
    persistence,
    onePacket,
    enabled: isEnabled,
    health: hideSecrets(service.health),
    pool: inPool(service.pool, hideSecrets),
    policy,
    overrides,
    directorIds,
  };
}

function toServerView(server: RealServerEntity, service: VirtualServiceStatus | null): RealServerView {
  const { id, tags, revision, createdAt, updatedAt } = server;
  const { nodeId, address, port, forwardingMethod, tunnel, weight, upperThreshold, lowerThreshold } = server;
  const { adminState, drainMode } = server;
  const status = service === null ? null : serverStatusIn(service, id);
  return {
    id,
    name: formatEndpoint(server),
    tags,
    revision,
    createdAt,
    updatedAt,
    spec: {
      nodeId,
      address,
      port,
      forwardingMethod,
      tunnel,
      weight,
      upperThreshold,
      lowerThreshold,
      adminState,
      drainMode,
    },
    status: toServerStatusView(status),
  };
}
