import { Injectable } from '@nestjs/common';
import type { NodeLoad } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { capacityVerdict, type CarryingServer } from '#libs/pool';
import type { EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { groupBy } from '../common/group-by.js';
import { isFresh } from '../observations/freshness.js';
import { ObservationStore } from '../observations/observation-store.js';
import { ObservationsService } from '../observations/observations.js';
import { serverStatusIn, type VirtualServiceStatus } from '../observations/observed-status.js';
import { type DrainableServer, DrainedServers } from './drained-servers.js';

/** One service that could not carry what would be drained. */
export interface Overload {
  readonly serviceName: string;
  /** A sentence with the sum. */
  readonly reason: string;
}

/** Asks whether what stays could carry what would be drained. */
@Injectable()
export class CapacityGuard {
  constructor(
    private readonly servers: DrainedServers,
    private readonly observations: ObservationsService,
    private readonly store: ObservationStore,
    private readonly clock: Clock,
  ) {}

  /** What could not be carried; nothing where that cannot be told. */
  async overloads(tx: EntityManager, leavingIds: readonly string[]): Promise<Overload[]> {
    const leaving = await this.servers.of(tx, leavingIds);
    const serviceIds = [...new Set(leaving.map(({ virtualServiceId }) => virtualServiceId))];
    const all = groupBy(await this.servers.ofServices(tx, serviceIds), ({ virtualServiceId }) => virtualServiceId);
    const isLeaving = new Set(leavingIds);
    const statuses = await this.observations.virtualServices(serviceIds);
    return serviceIds.flatMap((id, index): Overload[] => {
      const own = all.get(id) ?? [];
      const carrying = own.map((server) => ({
        ...carryingOf(server, isLeaving.has(server.id), statuses[index] ?? null),
        load: this.loadOf(server),
      }));
      const [first] = own;
      const { verdict, reason } = capacityVerdict(carrying, first?.quorumWeight ?? 0);
      return verdict === 'overloads' && first !== undefined ? [{ serviceName: first.serviceName, reason }] : [];
    });
  }

  async assertCarried(tx: EntityManager, leavingIds: readonly string[]): Promise<void> {
    const overloads = await this.overloads(tx, leavingIds);
    if (overloads.length === 0) return;
    const sums = overloads.map(({ serviceName, reason }) => `${serviceName}: ${reason}`);
    throw new DomainError('capacity', sums.join(' '), {
      hint: 'Drain fewer at once, add servers first, or send "ignoreCapacity": true if that is meant.',
    });
  }

  /** Null for a server that is no machine of the cluster, and while its machine is silent. */
  private loadOf({ nodeId }: DrainableServer): NodeLoad | null {
    const seen = nodeId === null ? null : this.store.of(nodeId);
    return isFresh(seen, this.clock.now()) ? seen.report.load : null;
  }
}

function carryingOf(
  { id, name, weight, upperThreshold, adminState }: DrainableServer,
  isLeaving: boolean,
  service: VirtualServiceStatus | null,
): Omit<CarryingServer, 'load'> {
  const status = service === null ? null : serverStatusIn(service, id);
  const isKnown = service?.fresh === true && status !== null;
  return {
    ...{ id, name, weight, upperThreshold },
    isLeaving,
    canServe: adminState === 'enabled' && status?.state !== 'down',
    activeConnections: isKnown ? status.activeConnections : null,
  };
}
