import type { PoolPolicy, ServiceHealth } from '#libs/contracts';
import type { IpvsRealServer, IpvsService } from '#libs/domain';
import { invalidInput } from '../common/http/validation.pipe.js';
import { healthFaults, poolFaults } from './health/health-rules.js';
import type { RealServerEntity } from './real-server.entity.js';
import { serviceFaults } from './service-rules.js';
import { keyOf } from './virtual-service-key.js';
import type { VirtualServiceEntity } from './virtual-service.entity.js';

/** A row as the rules of the field see it. */
export function toIpvsService(
  service: Omit<VirtualServiceEntity, 'id' | 'revision' | 'createdAt' | 'updatedAt'>,
  servers: readonly Omit<RealServerEntity, 'id' | 'revision' | 'createdAt' | 'updatedAt'>[],
): IpvsService {
  const { scheduler, schedulerFlags, persistence, onePacket } = service;
  return {
    key: keyOf(service),
    config: { scheduler, schedulerFlags, persistence, onePacket },
    realServers: servers.map(toIpvsServer),
  };
}

function toIpvsServer(server: Omit<RealServerEntity, 'id' | 'revision' | 'createdAt' | 'updatedAt'>): IpvsRealServer {
  const { address, port, forwardingMethod, tunnel, weight, upperThreshold, lowerThreshold } = server;
  return { address, port, config: { forwardingMethod, tunnel, weight, upperThreshold, lowerThreshold } };
}

/** Refuses what the kernel would refuse; `rebase` moves pointers to where the caller's input has the field. */
export function assertSound(
  service: IpvsService,
  { health, pool }: { readonly health: ServiceHealth; readonly pool: PoolPolicy },
  rebase: (pointer: string) => string = (pointer) => pointer,
): void {
  const faults = [...serviceFaults(service), ...healthFaults(service.key, health), ...poolFaults(service.key, pool)];
  if (faults.length > 0) throw invalidInput(faults.map((fault) => ({ ...fault, pointer: rebase(fault.pointer) })));
}
