import { messageOf } from '#libs/errors';
import type { Host } from '#libs/host';
import type { DirectorPart } from '../director/director.part.js';
import type { IdentityStore } from '../identity/identity.store.js';
import type { DocumentStore } from '../machine-state/document.store.js';
import type { Reconciler } from '../machine-state/reconciler.js';
import type { MachineFacts } from '../machine/machine-facts.js';
import type { QueueStatus } from '../queue/queue-connection.js';
import type { ServiceSupervisor } from '../services/service-supervisor.js';
import type { Clock } from '../shared/clock.js';
import { AGENT_VERSION } from '../version.js';

export interface DiagnosisOptions {
  readonly host: Host;
  readonly machine: MachineFacts;
  readonly identity: IdentityStore;
  readonly documents: DocumentStore;
  readonly reconciler: Reconciler;
  readonly director: DirectorPart;
  readonly services: ServiceSupervisor;
  readonly queue: () => QueueStatus;
  readonly clock: Clock;
}

/** Entries of a list that a diagnosis carries; the rest is only counted. */
const MAX_ENTRIES = 200;

/** Collects what somebody needs who looks for a fault from afar; no secrets. */
export class Diagnosis {
  constructor(private readonly options: DiagnosisOptions) {}

  async collect(): Promise<unknown> {
    const { host, machine, identity, documents, reconciler, director, services, queue, clock } = this.options;
    const member = identity.member();
    const document = documents.current();
    const state = reconciler.state();
    const network = await host.network.observe([]).catch((error: unknown) => ({ fault: messageOf(error) }));
    return {
      at: clock.now().toISOString(),
      agent: { version: AGENT_VERSION, node: process.version, pid: process.pid, memory: process.memoryUsage.rss() },
      machine,
      member:
        member === null
          ? null
          : { clusterId: member.clusterId, machineId: member.machineId, endpoints: member.endpoints },
      epoch: identity.get().epoch,
      queue: queue(),
      document:
        document === null ? null : { revision: document.revision, epoch: document.epoch, roles: document.roles },
      reconciler: { ...state, steps: capped(state.steps), failures: capped(state.failures) },
      ipvs: capped(director.view().table),
      network:
        'fault' in network
          ? network
          : { ...network, addresses: capped(network.addresses), rules: capped(network.rules) },
      services: services.status(),
    };
  }
}

function capped<T>(list: readonly T[]): { readonly total: number; readonly first: readonly T[] } {
  return { total: list.length, first: list.slice(0, MAX_ENTRIES) };
}
