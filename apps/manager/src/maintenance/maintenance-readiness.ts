import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Transactor } from '../common/database/transactor.js';
import { DrainedServers } from '../drains/drained-servers.js';
import { ServerSights } from '../drains/server-sights.js';
import { MachineStateRepository } from '../machine-states/machine-state.repository.js';
import type { Machine } from '../nodes/machine.js';
import { MachineRepository } from '../nodes/machine.repository.js';
import { isFresh } from '../observations/freshness.js';
import { ObservationStore } from '../observations/observation-store.js';
import { decideReadiness, type OwnDirection } from './decide-readiness.js';
import type { Readiness } from './maintenance.js';

/** Sees in the reports of all directors whether a node can be rebooted. */
@Injectable()
export class MaintenanceReadiness {
  constructor(
    private readonly servers: DrainedServers,
    private readonly sights: ServerSights,
    private readonly machines: MachineRepository,
    private readonly states: MachineStateRepository,
    private readonly store: ObservationStore,
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {}

  async of(nodeId: string): Promise<Readiness> {
    const own = await this.servers.ofNodes(this.transactor.reader, [nodeId]);
    const progress = await this.sights.progress(own.map(({ id }) => id));
    const machine = await this.machines.get(nodeId);
    const isDirector = machine.roles.includes('director');
    return decideReadiness([...progress.values()], isDirector ? await this.direction(machine) : null);
  }

  private async direction({ id }: Machine): Promise<OwnDirection> {
    const now = this.clock.now();
    const documents = await this.states.newest();
    const others = (await this.machines.list()).filter(
      (other) =>
        other.id !== id && other.state === 'member' && other.roles.includes('director') && !other.isInMaintenance,
    );
    const isReady = (other: Machine): boolean => {
      const seen = this.store.of(other.id);
      return isFresh(seen, now) && seen.report.appliedRevision >= (documents.get(other.id)?.revision ?? 0);
    };
    const virtualIps = new Set(
      [...documents.values()]
        .flatMap(({ addresses }) => addresses)
        .filter(({ purpose }) => purpose === 'virtual-ip')
        .map(({ address }) => address),
    );
    const seen = this.store.of(id);
    const carried = isFresh(seen, now)
      ? seen.report.addresses.map(({ address }) => address).filter((address) => virtualIps.has(address))
      : null;
    return { others: others.length, areOthersReady: others.every(isReady), carried };
  }
}
