import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { messageOf } from '#libs/errors';
import { AlarmsService } from '../alarms/alarms.service.js';
import { Transactor } from '../common/database/transactor.js';
import { ObservationsService } from '../observations/observations.js';
import { SYSTEM_ACTOR } from '../revisions/system-actor.js';
import type { Maintenance } from './maintenance.js';
import { MaintenanceRepository } from './maintenance.repository.js';
import { MaintenanceService } from './maintenance.service.js';

const LOOK_MS = 1000;

/** Ends maintenances whose time is over, or says that they are overdue. Any manager may do it: the first one wins. */
@Injectable()
export class MaintenanceWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(MaintenanceWatch.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly maintenances: MaintenanceRepository,
    private readonly service: MaintenanceService,
    private readonly observations: ObservationsService,
    private readonly alarms: AlarmsService,
    private readonly transactor: Transactor,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.look(), LOOK_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private look(): void {
    this.running ??= this.round()
      .catch((error: unknown) => this.logger.warn(`Maintenances wait: ${messageOf(error)}`))
      .finally(() => (this.running = undefined));
  }

  private async round(): Promise<void> {
    for (const maintenance of await this.maintenances.expired()) await this.expire(maintenance);
  }

  private async expire(maintenance: Maintenance): Promise<void> {
    const { nodeId, nodeName, atExpiry, revision } = maintenance;
    const { state, reason } = await this.observations.machine(nodeId);
    if (atExpiry === 'return' && state === 'up') {
      // Who has extended it in this moment is not overruled.
      const seen = { kind: 'tags', tags: [`"${revision}"`] } as const;
      await this.service.end(SYSTEM_ACTOR, nodeId, seen, false);
      return;
    }
    const why = atExpiry === 'keep' ? 'as it was asked for' : `because the node is ${state}: ${reason}`;
    await this.transactor.run(async (tx) => {
      if (!(await this.maintenances.noteOverdue(tx, nodeId))) return;
      await this.alarms.raise(tx, {
        ...{ code: 'maintenance-overdue', severity: 'warning' },
        subject: { type: 'node', id: nodeId, name: nodeName },
        message: `The maintenance of ${nodeName} should be over. It goes on, ${why}`,
        hint: 'End the maintenance, or extend it.',
      });
    });
  }
}
