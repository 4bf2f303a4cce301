import { Injectable } from '@nestjs/common';
import type { DirectorVirtualService } from '#libs/contracts';
import { Breaths } from '../common/breaths.js';
import { Clock } from '../common/clock.js';
import { groupBy } from '../common/group-by.js';
import { type Carriage, carrierOfService, directorsOf } from '../machine-states/carrier.js';
import type { Machine } from '../nodes/machine.js';
import { MachineRepository } from '../nodes/machine.repository.js';
import { connectionsTo, totalOf } from './connections.js';
import { isFresh, staleReason, type Observation } from './freshness.js';
import { machineCondition } from './machine-condition.js';
import {
  type CarriageRecord,
  type FleetMember,
  ObservationRepository,
  type RecordedDirector,
  type WatchedService,
} from './observation.repository.js';
import { ObservationStore } from './observation-store.js';
import { ObservationsService } from './observations.js';
import type { DirectorView, MachineStatus, RealServerStatus, VirtualServiceStatus } from './observed-status.js';
import { serviceIn } from './report-index.js';
import { serviceCondition, type ServiceCondition } from './service-condition.js';
import { SinceTracker } from './since-tracker.js';

/** A director with what it should have and what it says. */
interface Witness {
  readonly director: RecordedDirector;
  readonly services: ReadonlyMap<string, DirectorVirtualService>;
  readonly observation: Observation | null;
}

/** All that decides whose word counts for which service. */
interface Surroundings extends Carriage<RecordedDirector> {
  readonly services: ReadonlyMap<string, WatchedService>;
  readonly witnesses: ReadonlyMap<string, Witness>;
  /** What concerns one address. */
  readonly at: ReadonlyMap<string, Carriage<RecordedDirector>>;
}

/** How a service is by the word of one director. */
interface Judgement extends Omit<ServiceCondition, 'servers'> {
  readonly servers: readonly RealServerStatus[];
  readonly at: string | null;
  readonly fresh: boolean;
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
    const fleet = new Map((await this.observations.fleet()).map((member) => [member.id, member]));
    const now = this.clock.now();
    const directors = [...fleet.values()].filter(({ isDirector }) => isDirector);
    const reports = directors
      .map(({ id }) => this.store.of(id))
      .filter((seen) => isFresh(seen, now))
      .map(({ report }) => report);
    return new Map(
      machines.map((machine) => {
        const observation = this.store.of(machine.id);
        const wanted = revisionOf(fleet.get(machine.id));
        const condition = machineCondition(machine, observation, wanted, now);
        const addresses = machine.addresses.map(({ address }) => address);
        const status: MachineStatus = {
          state: condition.state,
          reason: condition.reason,
          since: this.tracker.since('node', machine.id, condition.state).toISOString(),
          at: observation?.observedAt.toISOString() ?? null,
          fresh: isFresh(observation, now),
          desiredRevision: wanted?.revision ?? 0,
          appliedRevision: observation?.report.appliedRevision ?? 0,
          connections: totalOf(connectionsTo(addresses, reports)),
        };
        return [machine.id, status];
      }),
    );
  }

  async virtualServices(ids: readonly string[]): Promise<VirtualServiceStatus[]> {
    const surroundings = await this.surroundings(await this.observations.around(ids));
    return ids.map((id) => this.serviceStatus(id, surroundings));
  }

  async virtualService(id: string): Promise<VirtualServiceStatus> {
    const surroundings = await this.surroundings(await this.observations.around([id]));
    return this.serviceStatus(id, surroundings);
  }

  /** Every virtual service in the order in which they were made, and how it is. */
  async everyService(): Promise<{ readonly service: WatchedService; readonly status: VirtualServiceStatus }[]> {
    const surroundings = await this.surroundings(await this.observations.everything());
    const breaths = new Breaths();
    const all: { readonly service: WatchedService; readonly status: VirtualServiceStatus }[] = [];
    for (const service of surroundings.services.values()) {
      all.push({ service, status: this.serviceStatus(service.id, surroundings) });
      if (breaths.isDue) await breaths.take();
    }
    return all;
  }

  private async surroundings({ directors, services, virtualIps }: CarriageRecord): Promise<Surroundings> {
    const witnesses = new Map<string, Witness>();
    for (const director of directors) {
      const desired = await this.observations.servicesOf(director);
      witnesses.set(director.id, { director, services: desired, observation: this.store.of(director.id) });
    }
    return {
      machines: directors,
      virtualServices: services,
      virtualIps,
      witnesses,
      services: new Map(services.map((service) => [service.id, service])),
      at: byAddress({ machines: directors, virtualServices: services, virtualIps }),
    };
  }

  private serviceStatus(id: string, surroundings: Surroundings): VirtualServiceStatus {
    const now = this.clock.now();
    const service = surroundings.services.get(id);
    const carrier = service === undefined ? null : carrierOfService(service, carriageOf(service, surroundings));
    const own = service === undefined ? [] : directorsOf(service, surroundings);
    const views = own.flatMap(({ id: directorId }) => {
      const witness = surroundings.witnesses.get(directorId);
      return witness === undefined ? [] : [{ witness, judgement: judge(id, witness, now) }];
    });
    const decisive = views.find(({ witness }) => witness.director.id === carrier?.id)?.judgement ?? NO_DIRECTOR;
    return {
      state: decisive.state,
      reason: decisive.reason,
      activeConnections: decisive.activeConnections,
      pool: decisive.pool,
      kernel: decisive.kernel,
      servers: decisive.servers,
      at: decisive.at,
      fresh: decisive.fresh,
      since: this.tracker.since('virtual-service', id, decisive.state).toISOString(),
      directorId: carrier?.id ?? null,
      directors: views.map(({ witness: { director }, judgement }) => directorView(director, judgement, carrier)),
    };
  }
}

const revisionOf = (
  member: FleetMember | undefined,
): { readonly revision: number; readonly createdAt: Date } | null => {
  const { revision = null, createdAt = null } = member ?? {};
  return revision === null || createdAt === null ? null : { revision, createdAt };
};

/** What is in a cluster, by the address that it concerns. */
function byAddress(all: Carriage<RecordedDirector>): Map<string, Carriage<RecordedDirector>> {
  const virtualIps = new Map(all.virtualIps.map((ip) => [ip.address, ip]));
  const services = groupBy(all.virtualServices, ({ key }) => (key.kind === 'address' ? key.address : ''));
  return new Map(
    [...services].map(([address, virtualServices]) => {
      const ip = virtualIps.get(address);
      return [address, { machines: all.machines, virtualServices, virtualIps: ip === undefined ? [] : [ip] }];
    }),
  );
}

/** As much of the surroundings as decides who carries the service. */
const carriageOf = ({ key }: WatchedService, surroundings: Surroundings): Carriage<RecordedDirector> =>
  (key.kind === 'address' ? surroundings.at.get(key.address) : undefined) ?? surroundings;

const NOTHING_KNOWN = { activeConnections: 0, pool: null, kernel: null, servers: [], at: null, fresh: false } as const;
const NO_DIRECTOR: Judgement = {
  ...NOTHING_KNOWN,
  state: 'unknown',
  reason: 'The cluster has no director for it.',
};

function directorView(
  director: RecordedDirector,
  judgement: Judgement,
  carrier: RecordedDirector | null,
): DirectorView {
  const { state, reason, activeConnections, fresh, at } = judgement;
  const { id: directorId, name } = director;
  return { directorId, name, isCarrier: directorId === carrier?.id, state, reason, activeConnections, fresh, at };
}

interface Verdict {
  readonly director: string;
  readonly observation: Observation | null;
  /** Why nothing is known; null while the director reports. */
  readonly silence: string | null;
  readonly judgement: Judgement;
}

/** The last verdict on each service of a director's document: neither documents nor reports ever change. */
const verdicts = new WeakMap<DirectorVirtualService, Verdict>();

/** How a service is by the word of one director: of what is stale nothing is known. */
function judge(id: string, { director: { name }, services, observation }: Witness, now: Date): Judgement {
  const fresh = isFresh(observation, now);
  const at = observation?.observedAt.toISOString() ?? null;
  const desired = services.get(id);
  if (desired === undefined) return { ...NOTHING_KNOWN, at, fresh, state: 'down', reason: 'Disabled by the admin.' };
  const silence = fresh ? null : staleReason(name, observation, now);
  const known = verdicts.get(desired);
  if (known?.director === name && known.observation === observation && known.silence === silence)
    return known.judgement;
  const seen = silence === null && observation !== null ? serviceIn(observation.report, id) : null;
  const condition = serviceCondition(desired, seen, name);
  const judgement: Judgement =
    silence === null
      ? { ...condition, servers: condition.servers.map((server) => statusOf(server, { at, fresh })), at, fresh }
      : {
          ...NOTHING_KNOWN,
          servers: condition.servers.map(unknown(silence, at)),
          at,
          state: 'unknown',
          reason: silence,
        };
  verdicts.set(desired, { director: name, observation, silence, judgement });
  return judgement;
}

type ServerCondition = ServiceCondition['servers'][number];
type ServerSight = Pick<RealServerStatus, 'at' | 'fresh'> &
  Partial<Pick<RealServerStatus, 'state' | 'reason' | 'since'>>;

/** Written out: there are thousands, and V8 puts an object that is spread and then grows where only a whole collection finds it. */
function statusOf(server: ServerCondition, sight: ServerSight): RealServerStatus {
  const { at, fresh, state = server.state, reason = server.reason, since = server.since } = sight;
  return {
    id: server.id,
    adminState: server.adminState,
    desired: server.desired,
    kernel: server.kernel,
    activeConnections: server.activeConnections,
    inactiveConnections: server.inactiveConnections,
    persistentConnections: server.persistentConnections,
    causes: server.causes,
    checks: server.checks,
    drain: server.drain,
    state,
    reason,
    since,
    at,
    fresh,
  };
}

const unknown =
  (reason: string, at: string | null) =>
  (server: ServerCondition): RealServerStatus =>
    statusOf(server, { at, fresh: false, state: 'unknown', reason, since: null });
