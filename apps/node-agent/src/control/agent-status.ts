import { AGENT_VERSION } from '../version.js';
import type { IdentityStore } from '../identity/identity.store.js';
import type { DocumentStore } from '../machine-state/document.store.js';
import type { Failure } from '../machine-state/part.js';
import type { Reconciler } from '../machine-state/reconciler.js';
import type { QueueConnection, QueueStatus } from '../queue/queue-connection.js';
import type { ServiceStatus, ServiceSupervisor } from '../services/service-supervisor.js';

/** What `directorate-agent status` tells. */
export interface AgentStatus {
  readonly version: string;
  readonly pid: number | null;
  readonly nodeId: string;
  readonly member: {
    readonly clusterName: string;
    readonly clusterId: string;
    readonly machineName: string;
    readonly machineId: string;
    readonly managers: readonly string[];
    readonly isLeaving: boolean;
  } | null;
  readonly epoch: number;
  readonly documentRevision: number | null;
  readonly appliedRevision: number | null;
  readonly queue: QueueStatus | null;
  readonly failures: readonly Failure[];
  readonly services: readonly ServiceStatus[];
}

/** What the disk alone tells, when no agent runs. */
export function storedStatus(identity: IdentityStore, documents: DocumentStore): AgentStatus {
  const { nodeId, epoch, member } = identity.get();
  return {
    version: AGENT_VERSION,
    pid: null,
    nodeId,
    member:
      member === null
        ? null
        : {
            clusterName: member.clusterName,
            clusterId: member.clusterId,
            machineName: member.machineName,
            machineId: member.machineId,
            managers: member.endpoints.addresses,
            isLeaving: member.isLeaving,
          },
    epoch,
    documentRevision: documents.current()?.revision ?? null,
    appliedRevision: null,
    queue: null,
    failures: [],
    services: [],
  };
}

export interface RunningParts {
  readonly identity: IdentityStore;
  readonly documents: DocumentStore;
  readonly reconciler: Reconciler;
  readonly queue: QueueConnection;
  readonly services: ServiceSupervisor;
}

export function runningStatus(parts: RunningParts): AgentStatus {
  const { appliedRevision, failures, serviceFailures } = parts.reconciler.state();
  return {
    ...storedStatus(parts.identity, parts.documents),
    pid: process.pid,
    appliedRevision,
    queue: parts.queue.status(),
    failures: [...failures, ...serviceFailures],
    services: parts.services.status(),
  };
}
