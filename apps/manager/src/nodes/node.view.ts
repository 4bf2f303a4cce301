import { formatKey } from '#libs/ipvs';
import type { Observation } from '../observations/freshness.js';
import type { MachineStatus } from '../observations/observed-status.js';
import type { Machine } from './machine.js';
import type { NodeView } from './node.dto.js';

/** A node as the API shows it: what is wanted, and what it says of itself. */
export function toNodeView(machine: Machine, status: MachineStatus, observation: Observation | null): NodeView {
  const { id, name, tags, revision, createdAt, updatedAt, roles, addresses, facts } = machine;
  const report = observation?.report ?? null;
  return {
    id,
    name,
    revision,
    createdAt,
    updatedAt,
    tags: [...tags],
    spec: {
      roles: [...roles],
      maintenance: machine.isInMaintenance,
      addresses: addresses.map(({ address, prefixLength }) => ({ address, prefixLength })),
    },
    status: {
      state: status.state,
      reason: status.reason,
      since: status.since,
      at: status.at,
      fresh: status.fresh,
      membership: machine.state,
      hostname: report?.hostname ?? machine.hostname,
      agentVersion: report?.agentVersion ?? facts?.agentVersion ?? null,
      kernelRelease: report?.kernelRelease ?? facts?.kernelRelease ?? null,
      connections: status.connections,
      desiredRevision: status.desiredRevision,
      observedRevision: status.appliedRevision,
      failures: report?.failures ?? [],
      services: report?.services ?? [],
      schedulers: report?.schedulers ?? [],
      foreignServices: (report?.virtualServices ?? [])
        .filter(({ presence }) => presence === 'foreign')
        .map(({ key }) => formatKey(key)),
      joinedAt: machine.joinedAt,
      certificateExpiresAt: machine.certificateExpiresAt,
    },
  };
}
