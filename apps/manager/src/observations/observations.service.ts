import { Injectable } from '@nestjs/common';
import type { DirectorVirtualService } from '#libs/contracts';
import { Clock } from '../common/clock.js';
import { carrierOf } from '../machine-states/carrier.js';
import type { Machine } from '../nodes/machine.js';
import { MachineRepository } from '../nodes/machine.repository.js';
import { connectionsTo, totalOf } from './connections.js';
import { isFresh, staleReason, type Observation } from './freshness.js';
import { machineCondition } from './machine-condition.js';
import { ObservationRepository } from './observation.repository.js';
import { ObservationStore } from './observation-store.js';
import { ObservationsService } from './observations.js';
import type { MachineStatus, VirtualServiceStatus } from './observed-status.js';
import { serviceCondition, type ServiceCondition } from './service-condition.js';
import { SinceTracker } from './since-tracker.js';

/** The director that is asked about services, with what it should have and what it says. */
interface Witness {
  readonly director: Machine | null;
  readonly services: ReadonlyMap<string, DirectorVirtualService>;
  readonly observation: Observation | null;
}

@Injectable()
export class CurrentObservations extends ObservationsService {
  constructor(
    private readonly machines: MachineRepository,
    private readonly observations: ObservationRepository,
    private readonly store: ObservationStore,
    private readonly tracker: SinceTracker,
    private readonly clock: Clock,
  ) {
    super();
  }

  async machine(machineId: string): Promise<MachineStatus> {
    const statuses = await this.statusesOf([await this.machines.get(machineId)]);
    const status = statuses.get(machineId);
    if (status === undefined) throw new Error(`No status was made for ${machineId}`);
    return status;
  }

  async statusesOf(machines: readonly Machine[]): Promise<Map<string, MachineStatus>> {
    const now = this.clock.now();
    const desired = await this.observations.desiredRevisions();
    const directors = (await this.machines.list()).filter(({ roles }) => roles.includes('director'));
    const reports = directors.map(({ id }) => this.store.of(id)).filter((seen) => isFresh(seen, now));
    return new Map(
      machines.map((machine) => {
        const observation = this.store.of(machine.id);
        const wanted = desired.get(machine.id) ?? null;
        const condition = machineCondition(machine, observation, wanted, now);
        const addresses = machine.addresses.map(({ address }) => address);
        const status: MachineStatus = {
          ...condition,
          since: this.tracker.since('node', machine.id, condition.state).toISOString(),
          at: observation?.observedAt.toISOString() ?? null,
          fresh: isFresh(observation, now),
          desiredRevision: wanted?.revision ?? 0,
          appliedRevision: observation?.report.appliedRevision ?? 0,
          connections: totalOf(
            connectionsTo(
              addresses,
              reports.map(({ report }) => report),
            ),
          ),
        };
        return [machine.id, status];
      }),
    );
  }

  async virtualServices(ids: readonly string[]): Promise<VirtualServiceStatus[]> {
    const witness = await this.witness();
    return ids.map((id) => this.serviceStatus(id, witness));
  }

  async virtualService(id: string): Promise<VirtualServiceStatus> {
    return this.serviceStatus(id, await this.witness());
  }

  private async witness(): Promise<Witness> {
    const machines = await this.machines.list();
    const members = machines.filter(({ state }) => state === 'member' || state === 'quarantined');
    const carrier = carrierOf({ machines: members });
    const director = members.find(({ id }) => id === carrier?.id) ?? null;
    if (director === null) return { director, services: new Map(), observation: null };
    const services = await this.observations.servicesOf(director.id);
    return { director, services, observation: this.store.of(director.id) };
  }

  private serviceStatus(id: string, { director, services, observation }: Witness): VirtualServiceStatus {
    const now = this.clock.now();
    const fresh = isFresh(observation, now);
    const condition = judge(id, director, services.get(id) ?? null, fresh ? observation : null, () =>
      staleReason(director?.name ?? '', observation, now),
    );
    const at = observation?.observedAt.toISOString() ?? null;
    return {
      ...condition,
      since: this.tracker.since('virtual-service', id, condition.state).toISOString(),
      ...{ at, fresh },
      directorId: director?.id ?? null,
      servers: condition.servers.map((server) => ({ ...server, at, fresh })),
    };
  }
}

function judge(
  id: string,
  director: Machine | null,
  desired: DirectorVirtualService | null,
  observation: Observation | null,
  stale: () => string,
): ServiceCondition {
  const nothing = { activeConnections: 0, servers: [] };
  if (director === null) return { ...nothing, state: 'unknown', reason: 'The cluster has no director.' };
  if (desired === null) return { ...nothing, state: 'down', reason: 'Disabled by the admin.' };
  if (observation !== null) {
    const observed = observation.report.virtualServices.find((service) => service.id === id) ?? null;
    return serviceCondition(desired, observed, director.name);
  }
  const reason = stale();
  const unseen = serviceCondition(desired, null, director.name);
  const servers = unseen.servers.map((server) => ({ ...server, state: 'unknown' as const, reason, since: null }));
  return { ...nothing, servers, state: 'unknown', reason };
}
