import { Injectable } from '@nestjs/common';
import type { DirectorVirtualService } from '#libs/contracts';
import { Clock } from '../common/clock.js';
import { type Carriage, carrierOfService, directorsOf } from '../machine-states/carrier.js';
import type { Machine } from '../nodes/machine.js';
import { MachineRepository } from '../nodes/machine.repository.js';
import { connectionsTo, totalOf } from './connections.js';
import { isFresh, staleReason, type Observation } from './freshness.js';
import { machineCondition } from './machine-condition.js';
import { ObservationRepository, type WatchedService } from './observation.repository.js';
import { ObservationStore } from './observation-store.js';
import { ObservationsService } from './observations.js';
import type { DirectorView, MachineStatus, VirtualServiceStatus } from './observed-status.js';
import { serviceCondition, type ServiceCondition } from './service-condition.js';
import { SinceTracker } from './since-tracker.js';

/** A director with what it should have and what it says. */
interface Witness {
  readonly director: Machine;
  readonly services: ReadonlyMap<string, DirectorVirtualService>;
  readonly observation: Observation | null;
}

/** All that decides whose word counts for which service. */
interface Surroundings extends Carriage<Machine> {
  readonly virtualServices: readonly WatchedService[];
  readonly witnesses: ReadonlyMap<string, Witness>;
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
    const surroundings = await this.surroundings();
    return ids.map((id) => this.serviceStatus(id, surroundings));
  }

  async virtualService(id: string): Promise<VirtualServiceStatus> {
    return this.serviceStatus(id, await this.surroundings());
  }

  private async surroundings(): Promise<Surroundings> {
    const machines = (await this.machines.list()).filter(({ state }) => state === 'member' || state === 'quarantined');
    const virtualServices = await this.observations.services();
    const witnesses = new Map<string, Witness>();
    for (const director of machines.filter(({ roles }) => roles.includes('director'))) {
      const services = await this.observations.servicesOf(director.id);
      witnesses.set(director.id, { director, services, observation: this.store.of(director.id) });
    }
    return { machines, virtualServices, virtualIps: await this.observations.virtualIps(), witnesses };
  }

  private serviceStatus(id: string, surroundings: Surroundings): VirtualServiceStatus {
    const now = this.clock.now();
    const service = surroundings.virtualServices.find((known) => known.id === id);
    const carrier = service === undefined ? null : carrierOfService(service, surroundings);
    const own = service === undefined ? [] : directorsOf(service, surroundings);
    const views = own.flatMap(({ id: directorId }) => {
      const witness = surroundings.witnesses.get(directorId);
      return witness === undefined ? [] : [{ witness, condition: judge(id, witness, now) }];
    });
    const decisive = views.find(({ witness }) => witness.director.id === carrier?.id);
    const condition = decisive?.condition ?? NO_DIRECTOR;
    const observation = decisive?.witness.observation ?? null;
    const fresh = isFresh(observation, now);
    const at = observation?.observedAt.toISOString() ?? null;
    return {
      ...condition,
      since: this.tracker.since('virtual-service', id, condition.state).toISOString(),
      ...{ at, fresh },
      directorId: carrier?.id ?? null,
      servers: condition.servers.map((server) => ({ ...server, at, fresh })),
      directors: views.map((view) => directorView(view, carrier, now)),
    };
  }
}

const NO_DIRECTOR: ServiceCondition = {
  ...{ activeConnections: 0, pool: null, kernel: null, servers: [] },
  state: 'unknown',
  reason: 'The cluster has no director for it.',
};

function directorView(
  { witness, condition }: { readonly witness: Witness; readonly condition: ServiceCondition },
  carrier: Machine | null,
  now: Date,
): DirectorView {
  const { director, observation } = witness;
  const { state, reason, activeConnections } = condition;
  return {
    ...{ directorId: director.id, name: director.name, isCarrier: director.id === carrier?.id },
    ...{ state, reason, activeConnections, fresh: isFresh(observation, now) },
    at: observation?.observedAt.toISOString() ?? null,
  };
}

/** How a service is by the word of one director: of what is stale nothing is known. */
function judge(id: string, { director, services, observation }: Witness, now: Date): ServiceCondition {
  const desired = services.get(id);
  if (desired === undefined) return { ...NO_DIRECTOR, state: 'down', reason: 'Disabled by the admin.' };
  if (isFresh(observation, now)) {
    const observed = observation.report.virtualServices.find((service) => service.id === id) ?? null;
    return serviceCondition(desired, observed, director.name);
  }
  const reason = staleReason(director.name, observation, now);
  const unseen = serviceCondition(desired, null, director.name);
  const servers = unseen.servers.map((server) => ({ ...server, state: 'unknown' as const, reason, since: null }));
  return { activeConnections: 0, pool: null, kernel: null, servers, state: 'unknown', reason };
}
