import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { isFresh } from '../observations/freshness.js';
import { ObservationStore } from '../observations/observation-store.js';
import { MachineRepository } from '../nodes/machine.repository.js';
import type { ShadowedDirector } from './shadow.js';

/** The cluster's directors with what they said last. */
@Injectable()
export class Directors {
  constructor(
    private readonly machines: MachineRepository,
    private readonly store: ObservationStore,
    private readonly clock: Clock,
  ) {}

  /** All directors, or the one of that id; in the order in which they became members. */
  async list(id: string | null = null): Promise<ShadowedDirector[]> {
    const now = this.clock.now();
    const machines = await this.machines.list();
    return machines
      .filter(({ state, roles }) => (state === 'member' || state === 'quarantined') && roles.includes('director'))
      .filter((machine) => id === null || machine.id === id)
      .map((machine) => {
        const observation = this.store.of(machine.id);
        const observedAt = observation?.observedAt ?? null;
        return {
          ...{ id: machine.id, name: machine.name, observedAt },
          report: isFresh(observation, now) ? observation.report : null,
        };
      });
  }
}
