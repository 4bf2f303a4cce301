import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { messageOf } from '#libs/errors';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventsService } from '../events/events.service.js';
import { DeliveryAttempt } from './delivery-attempt.js';
import { DeliveryRepository } from './delivery.repository.js';

const POLL_MS = 1000;
const MOST_AT_ONCE = 16;
const TIDY_EVERY_MS = 3_600_000;

/** Brings events to endpoints: to each one message after the other, to sixteen endpoints at once, so that a slow one delays none. */
@Injectable()
export class WebhookDispatcher implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(WebhookDispatcher.name);
  private readonly stopping = new AbortController();
  private readonly busy = new Map<string, Promise<void>>();
  private running: Promise<void> | undefined;
  private tidiedMs = performance.now();

  constructor(
    private readonly deliveries: DeliveryRepository,
    private readonly attempt: DeliveryAttempt,
    private readonly events: EventsService,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  /** What is on its way may end: it would be delivered once more otherwise. */
  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await Promise.all(this.busy.values());
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        const isMore = await this.deliveries.spread();
        await this.begin();
        if (performance.now() - this.tidiedMs > TIDY_EVERY_MS) await this.tidy();
        if (!isMore) await this.events.next(POLL_MS, signal);
      } catch (error) {
        this.logger.warn(`Webhooks wait: ${messageOf(error)}`);
        await sleep(POLL_MS);
      }
    }
  }

  private async tidy(): Promise<void> {
    await this.deliveries.tidy();
    this.tidiedMs = performance.now();
  }

  private async begin(): Promise<void> {
    const due = await this.deliveries.webhooksDue([...this.busy.keys()]);
    for (const webhookId of due.slice(0, MOST_AT_ONCE - this.busy.size)) {
      const work = this.serve(webhookId)
        .catch((error: unknown) => this.logger.warn(`The webhook ${webhookId} waits: ${messageOf(error)}`))
        .finally(() => this.busy.delete(webhookId));
      this.busy.set(webhookId, work);
    }
  }

  private async serve(webhookId: string): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const delivery = await this.deliveries.claim(webhookId);
      if (delivery === null) return;
      await this.attempt.make(delivery);
    }
  }
}
