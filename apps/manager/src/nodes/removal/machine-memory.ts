import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AlarmsService } from '../../alarms/alarms.service.js';
import { EventsService } from '../../events/events.service.js';
import { ObservationStore } from '../../observations/observation-store.js';
import { SinceTracker } from '../../observations/since-tracker.js';

/** What is remembered of a machine beside its row. */
@Injectable()
export class MachineMemory {
  constructor(
    private readonly store: ObservationStore,
    private readonly tracker: SinceTracker,
    private readonly alarms: AlarmsService,
    private readonly events: EventsService,
  ) {}

  /** Nobody needs alarms about a machine that is gone. */
  async close(tx: EntityManager, id: string, name: string): Promise<void> {
    for (const code of ['node-state', 'hostile-script', 'invalid-reports'] as const)
      await this.alarms.clear(tx, code, id);
    await this.events.record(tx, {
      ...{ type: 'node-removed', severity: 'info', subject: { type: 'node', id, name } },
      message: `${name} is no longer a member of the cluster.`,
    });
  }

  forget(id: string): void {
    this.store.forget(id);
    this.tracker.forget('node', id);
  }
}
