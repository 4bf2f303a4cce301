import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/actor.js';
import { ChangesService } from '../changes/changes.service.js';
import { Clock } from '../common/clock.js';
import { rowsOf } from '../common/database/rows-of.js';
import { Transactor } from '../common/database/transactor.js';
import { type ListRules, type Page, paginate } from '../common/http/paginate.js';
import { newId } from '../common/new-id.js';
import { DeliveryAttempt } from './delivery-attempt.js';
import { DeliveryRepository } from './delivery.repository.js';
import { testPayload } from './message.js';
import type { DeliveriesQuery } from './webhook.dto.js';
import { DeliveryEntity, type WebhookEntity } from './webhook.entity.js';

const RULES: ListRules<DeliveryEntity> = {
  entity: DeliveryEntity,
  sortable: { createdAt: 'id' },
  defaultSort: 'createdAt:desc',
  search: 'type',
  hasTags: false,
  filters: { state: 'state' },
};

/** What was sent to an endpoint, and how that went. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly transactor: Transactor,
    private readonly deliveries: DeliveryRepository,
    private readonly attempt: DeliveryAttempt,
    private readonly changes: ChangesService,
    private readonly clock: Clock,
  ) {}

  list(webhookId: string, query: DeliveriesQuery): Promise<Page<DeliveryEntity>> {
    return paginate(this.transactor.reader, RULES, query, [{ sql: 'webhook_id = ?', value: webhookId }]);
  }

  /** How many wait for each endpoint. */
  async waiting(): Promise<Map<string, number>> {
    const rows = await rowsOf<{ webhook_id: string; count: string }>(
      this.transactor.reader,
      `SELECT webhook_id, count(*) FROM webhook_delivery WHERE state = 'pending' GROUP BY 1`,
    );
    return new Map(rows.map((row) => [row.webhook_id, Number(row.count)]));
  }

  /** Sends a message of no event, at once and once. */
  async test(actor: Actor, webhook: WebhookEntity): Promise<DeliveryEntity> {
    const now = this.clock.now();
    const id = newId(now);
    await this.record(actor, webhook, 'webhook.test', `Test the webhook ${webhook.name}`, id, (tx) =>
      tx.insert(DeliveryEntity, {
        ...{ id, webhookId: webhook.id, eventPosition: null, messageId: `msg_test_${id}`, type: 'webhook-test' },
        ...{ payload: testPayload(webhook, now), state: 'pending', attempts: 1, log: [] },
        // Without a time the dispatcher leaves it alone.
        ...{ createdAt: now, nextAttemptAt: null, finishedAt: null },
      }),
    );
    await this.attempt.make(await this.find(webhook.id, id));
    return this.find(webhook.id, id);
  }

  /** Sends a message that has ended once more, with the same id, as often as a new one. */
  async replay(actor: Actor, webhook: WebhookEntity, id: string): Promise<DeliveryEntity> {
    const { eventPosition, state } = await this.find(webhook.id, id);
    if (eventPosition === null) {
      throw new DomainError('conflict', 'A test is not replayed.', { hint: 'Make another test.' });
    }
    if (state === 'pending') {
      throw new DomainError('conflict', 'This delivery is still on its way.', {
        hint: 'See nextAttemptAt; it is tried again by itself.',
      });
    }
    await this.record(actor, webhook, 'webhook.replay', `Replay a message of ${webhook.name}`, id, (tx) =>
      tx.query(
        `UPDATE webhook_delivery SET state = 'pending', attempts = 0, next_attempt_at = $2, finished_at = NULL WHERE id = $1`,
        [id, this.clock.now()],
      ),
    );
    return this.find(webhook.id, id);
  }

  private async record(
    actor: Actor,
    { id, name }: WebhookEntity,
    action: string,
    title: string,
    deliveryId: string,
    write: (tx: EntityManager) => Promise<unknown>,
  ): Promise<void> {
    const subject = { type: 'webhook', id, name } as const;
    await this.changes.store({
      ...{ actor, action, title, dryRun: false },
      work: async (tx) => {
        await write(tx);
        return { subject, before: null, after: { deliveryId }, object: null };
      },
    });
  }

  private async find(webhookId: string, id: string): Promise<DeliveryEntity> {
    const delivery = await this.deliveries.find(id);
    if (delivery?.webhookId !== webhookId) throw new DomainError('not-found', `There is no delivery ${id}.`);
    return delivery;
  }
}
