import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DomainError, messageOf } from '#libs/errors';
import { Transactor } from '../../common/database/transactor.js';
import { MachineStateRepository } from '../../machine-states/machine-state.repository.js';
import { ObservationStore } from '../../observations/observation-store.js';
import { ObservationsService } from '../../observations/observations.js';
import type { VirtualServiceStatus } from '../../observations/observed-status.js';
import { RevisionRepository, type WaitingRevision } from '../revision.repository.js';
import { worseThan } from './judge-health.js';
import { Decided, RollBack } from './roll-back.js';

const LOOK_MS = 1000;
/** New checks need a moment before they tell anything: only what stays worse counts. */
const WORSE_FOR_MS = 8000;
/** After so long the health counts also where a director could not apply the change. */
const APPLY_PATIENCE_SECONDS = 15;

/** Takes back what is not confirmed in time, and what made a service worse. What it knows is in the database: it survives the manager. */
@Injectable()
export class ConfirmationWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(ConfirmationWatch.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  /** Since when the services of a revision are worse, by a clock that never jumps. */
  private worse: { readonly number: number; readonly sinceMs: number } | null = null;

  constructor(
    private readonly revisions: RevisionRepository,
    private readonly rollBack: RollBack,
    private readonly observations: ObservationsService,
    private readonly store: ObservationStore,
    private readonly states: MachineStateRepository,
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
      .catch((error: unknown) => this.logger.warn(`Confirmations wait: ${messageOf(error)}`))
      .finally(() => (this.running = undefined));
  }

  private async round(): Promise<void> {
    const waiting = await this.revisions.unconfirmed();
    if (waiting === null) {
      this.worse = null;
      return;
    }
    const reason = waiting.isOverdue ? 'Nobody confirmed it in time.' : await this.lastingHarm(waiting);
    if (reason === null) return;
    try {
      await this.rollBack.of(waiting, reason);
    } catch (error) {
      if (error instanceof Decided) return;
      if (!(error instanceof DomainError) || error.code === 'unavailable') throw error;
      const why = `It could not be rolled back: ${error.message}`;
      this.logger.error(`Revision ${waiting.number}: ${why}`);
      await this.transactor.run((tx) => this.revisions.end(tx, waiting.number, 'applied', why));
    }
  }

  /** Why its services are worse for longer than a moment; null when they are not. */
  private async lastingHarm(waiting: WaitingRevision): Promise<string | null> {
    const harm = await this.harm(waiting);
    if (harm === null) {
      this.worse = null;
      return null;
    }
    const { number } = waiting;
    if (this.worse?.number !== number) this.worse = { number, sinceMs: performance.now() };
    return performance.now() - this.worse.sinceMs >= WORSE_FOR_MS ? harm : null;
  }

  private async harm({ healthBefore, operationId, ageSeconds }: WaitingRevision): Promise<string | null> {
    const statuses = await this.observations.virtualServices(healthBefore.map(({ id }) => id));
    const wanted = await this.states.newestOf(operationId);
    for (const [index, before] of healthBefore.entries()) {
      const status = statuses[index];
      if (status === undefined || !this.isTelling(status, wanted, ageSeconds)) continue;
      const harm = worseThan(before, status);
      if (harm !== null) return harm;
    }
    return null;
  }

  /** What is stale says nothing, nor what was seen before the director had applied the change. A service without a document was disabled or deleted. */
  private isTelling(status: VirtualServiceStatus, wanted: ReadonlyMap<string, number>, ageSeconds: number): boolean {
    if (!status.fresh || status.directorId === null || status.servers.length === 0) return false;
    const applied = this.store.of(status.directorId)?.report.appliedRevision ?? 0;
    return applied >= (wanted.get(status.directorId) ?? 0) || ageSeconds > APPLY_PATIENCE_SECONDS;
  }
}
