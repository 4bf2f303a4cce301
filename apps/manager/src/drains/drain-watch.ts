import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { messageOf } from '#libs/errors';
import { Transactor } from '../common/database/transactor.js';
import { OperationsService } from '../operations/operations.service.js';
import { decideDrain } from './decide-drain.js';
import type { Drain, DrainServer } from './drain.js';
import { DrainRepository } from './drain.repository.js';
import { DrainedDeletion } from './drained-deletion.js';
import { DrainedServiceDeletion } from './drained-service-deletion.js';
import { DrainSteps } from './drain-steps.js';
import { ServerSights } from './server-sights.js';

const LOOK_MS = 500;

/** Leads every drain from one step to the next. What it needs is in the database: the next manager goes on where this one stopped. */
@Injectable()
export class DrainWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(DrainWatch.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  /** By drain: the line that was logged last, so that none comes twice in a row. */
  private readonly told = new Map<string, string>();

  constructor(
    private readonly drains: DrainRepository,
    private readonly sights: ServerSights,
    private readonly steps: DrainSteps,
    private readonly deletion: DrainedDeletion,
    private readonly serviceDeletion: DrainedServiceDeletion,
    private readonly operations: OperationsService,
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
      .catch((error: unknown) => this.logger.warn(`Drains wait: ${messageOf(error)}`))
      .finally(() => (this.running = undefined));
  }

  private async round(): Promise<void> {
    const active = await this.drains.active();
    for (const id of this.told.keys()) if (!active.some((drain) => drain.id === id)) this.told.delete(id);
    for (const drain of active) {
      await this.advance(drain).catch((error: unknown) =>
        this.logger.warn(`Drain ${drain.id} waits: ${messageOf(error)}`),
      );
    }
  }

  private async advance(known: Drain): Promise<void> {
    const { id } = known;
    const empty: DrainServer[] = [];
    const services: string[] = [];
    const line = await this.transactor.run(async (tx) => {
      const drain = await this.drains.lock(tx, id);
      if (drain.endedAt !== null) return null;
      const servers = await this.drains.serversOf(id, tx);
      const { steps, state } = decideDrain(drain, servers, await this.sights.of(servers));
      let waits: string | null = null;
      for (const step of steps) {
        if (step.kind === 'delete') empty.push(...step.servers);
        if (step.kind === 'delete-service') services.push(step.id);
      }
      for (const step of steps) waits = (await this.steps.do(tx, drain, servers, step)) ?? waits;
      if (steps.length === 0 && state !== drain.state) await this.drains.move(tx, id, state);
      return steps.length > 0 ? waits : this.progressLine(drain, servers);
    });
    let told = empty.length > 0 ? await this.deletion.delete(known, empty) : line;
    for (const serviceId of services) told = await this.serviceDeletion.delete(known, serviceId);
    await this.tell(known, told);
  }

  private async tell({ id, operationId }: Drain, line: string | null): Promise<void> {
    if (line === null || line === this.told.get(id)) return;
    this.told.set(id, line);
    await this.operations.log(operationId, line);
  }

  /** How far those are that drain; null when none does. */
  private async progressLine(drain: Drain, servers: readonly DrainServer[]): Promise<string | null> {
    const draining = servers.filter(({ state, batch }) => state === 'draining' && batch === drain.batch);
    if (draining.length === 0) return null;
    const progress = [...(await this.sights.progress(draining.map(({ realServerId }) => realServerId))).values()];
    if (progress.some(({ isKnown }) => !isKnown)) return 'The directors have not reported yet.';
    const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
    const active = sum(progress.map(({ activeConnections }) => activeConnections));
    const inactive = sum(progress.map(({ inactiveConnections }) => inactiveConnections));
    const pinned = sum(progress.map(({ pinnedClients }) => pinnedClients));
    const ends = progress.map(({ emptyInSeconds }) => emptyInSeconds).filter((seconds) => seconds !== null);
    const minutes = Math.ceil(Math.max(0, ...ends) / 60);
    const estimate =
      ends.length === 0 ? '' : ` By the curve it takes ${minutes} more ${minutes === 1 ? 'minute' : 'minutes'}.`;
    return `${active} connections are established, ${inactive} are closing, ${pinned} clients are bound.${estimate}`;
  }
}
