import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { MANAGER_CONFIG, type ManagerConfig } from '../config/manager-config.js';
import { MachineRepository } from '../nodes/machine.repository.js';
import { isFresh } from '../observations/freshness.js';
import { ObservationStore } from '../observations/observation-store.js';
import { CurrentObservations } from '../observations/observations.service.js';
import type { ClusterSnapshot } from './cluster-families.js';

/** Gathers what the cluster's metrics are made of. */
@Injectable()
export class ClusterSnapshots {
  constructor(
    private readonly machines: MachineRepository,
    private readonly current: CurrentObservations,
    private readonly store: ObservationStore,
    private readonly clock: Clock,
    @Inject(MANAGER_CONFIG) private readonly config: ManagerConfig,
  ) {}

  async take(): Promise<ClusterSnapshot> {
    const now = this.clock.now();
    const machines = (await this.machines.list()).filter(({ state }) => state !== 'joining');
    const statuses = await this.current.statusesOf(machines);
    const services = await this.current.everyService();
    const known = services.flatMap(({ service: { id }, status: { state } }): [string, boolean][] =>
      state === 'unknown' ? [] : [[id, state !== 'down']],
    );
    return {
      directors: machines.flatMap(({ id, name, roles }) => {
        const seen = this.store.of(id);
        return roles.includes('director') && isFresh(seen, now) ? [{ name, report: seen.report }] : [];
      }),
      nodes: machines.map(({ id, name }) => {
        const status = statuses.get(id);
        const seenMs = this.store.of(id)?.observedAt.getTime() ?? null;
        return {
          ...{ name, isFresh: status?.fresh === true, isUp: status?.state === 'up' },
          reportAgeSeconds: seenMs === null ? null : Math.max(0, (now.getTime() - seenMs) / 1000),
        };
      }),
      serviceNames: new Map(services.map(({ service: { id, name } }) => [id, name])),
      servicesUp: new Map(known),
      mostServers: this.config.metricsMaxServers,
    };
  }
}
