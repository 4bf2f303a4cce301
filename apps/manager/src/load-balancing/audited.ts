import { formatKey } from '#libs/ipvs';
import type { OperationSubject } from '../operations/operation.js';
import { inPool, markSecrets } from '../common/secrets/seal-mark.js';
import type { RealServerEntity } from './real-server.entity.js';
import { keyOf } from './virtual-service-key.js';
import type { VirtualServiceEntity } from './virtual-service.entity.js';

export const subjectOf = ({ id, name }: VirtualServiceEntity): OperationSubject => ({
  type: 'virtual-service',
  id,
  name,
});

/** What the audit log keeps of a service. */
export function auditedService(service: VirtualServiceEntity): object {
  const { name, tags, scheduler, schedulerFlags, persistence, onePacket, isEnabled } = service;
  const { directorIds, policyId, overrides } = service;
  const health = markSecrets(service.health);
  const pool = inPool(service.pool, markSecrets);
  const key = formatKey(keyOf(service));
  return {
    ...{ name, key, tags, scheduler, schedulerFlags, persistence, onePacket, health, pool, isEnabled },
    ...{ directorIds, policyId, overrides },
  };
}

/** What the audit log keeps of a real server. */
export function auditedServer(server: RealServerEntity): object {
  const { nodeId, address, port, forwardingMethod, tunnel, weight, upperThreshold, lowerThreshold } = server;
  const { adminState, drainMode, tags } = server;
  return {
    ...{ nodeId, address, port, forwardingMethod, tunnel, weight, upperThreshold, lowerThreshold },
    ...{ adminState, drainMode, tags },
  };
}
