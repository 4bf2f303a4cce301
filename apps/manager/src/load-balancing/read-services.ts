import type { DirectorVirtualService } from '#libs/contracts';
import type { EntityManager } from 'typeorm';
import { RealServerEntity } from './real-server.entity.js';
import { keyOf } from './virtual-service-key.js';
import { VirtualServiceEntity } from './virtual-service.entity.js';

/** A virtual service as directors shall have it. */
export interface DesiredService extends DirectorVirtualService {
  readonly isEnabled: boolean;
  /** The directors that balance it; null: all of them. */
  readonly directorIds: readonly string[] | null;
}

/** Every virtual service with its real servers, in the order in which they were made. */
export async function readServices(tx: EntityManager): Promise<DesiredService[]> {
  const services = await tx.find(VirtualServiceEntity, { order: { id: 'ASC' } });
  const servers = await tx.find(RealServerEntity, { order: { id: 'ASC' } });
  return services.map((service) => ({
    id: service.id,
    name: service.name,
    isEnabled: service.isEnabled,
    key: keyOf(service),
    config: {
      scheduler: service.scheduler,
      schedulerFlags: [...service.schedulerFlags],
      persistence: service.persistence,
      onePacket: service.onePacket,
    },
    health: service.health,
    pool: service.pool,
    directorIds: service.directorIds,
    realServers: servers.filter((server) => server.virtualServiceId === service.id).map(toDirectorServer),
  }));
}

function toDirectorServer(server: RealServerEntity): DirectorVirtualService['realServers'][number] {
  const { id, nodeId, address, port, forwardingMethod, tunnel, weight, upperThreshold, lowerThreshold } = server;
  const { adminState, drainMode } = server;
  return {
    id,
    nodeId,
    address,
    port,
    adminState,
    drainMode,
    agent: null,
    config: { forwardingMethod, tunnel, weight, upperThreshold, lowerThreshold },
  };
}
