import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { rowsOf } from '../common/database/rows-of.js';
import { Transactor } from '../common/database/transactor.js';
import { newId } from '../common/new-id.js';
import type { RecordedEvent } from '../events/event.js';
import { EventRepository } from '../events/event.repository.js';
import { messageIdOf, payloadOf } from './message.js';
import { type Attempt, DeliveryEntity, type DeliveryState, WebhookEntity } from './webhook.entity.js';

const BATCH = 200;
/** A try that nobody ended, because the manager died, is due again after so long. */
const LEASE_MS = 60_000;
const KEPT_DAYS = 30;
/** What waits for one endpoint; older messages are given up. */
const MOST_WAITING = 10_000;
const ALL = { types: [], severities: [], subjectType: null, subjectId: null };

@Injectable()
export class DeliveryRepository {
  constructor(
    private readonly transactor: Transactor,
    private readonly events: EventRepository,
    private readonly clock: Clock,
  ) {}

  /** Makes a delivery for each event that happened since and each endpoint that wants it; false when nothing happened. */
  spread(): Promise<boolean> {
    return this.transactor.run(async (tx) => {
      const [row] = await rowsOf<{ position: string }>(tx, 'SELECT position FROM webhook_position FOR UPDATE');
      const found = await this.events.after(row?.position ?? '0', BATCH, ALL);
      const last = found.at(-1);
      if (last === undefined) return false;
      const webhooks = await tx.findBy(WebhookEntity, { isEnabled: true });
      const wanted = webhooks.flatMap((webhook) =>
        found.filter((event) => isWanted(webhook, event)).map((event) => ({ webhook, event })),
      );
      const revisions = wanted.length === 0 ? new Map<string, number>() : await revisionsOf(tx, found);
      const now = this.clock.now();
      for (const { webhook, event } of wanted) {
        await tx.query(
          `INSERT INTO webhook_delivery (id, webhook_id, event_position, message_id, type, payload, state, created_at, next_attempt_at)
           VALUES ($1, $2, $3, $4, $5, $6, 'pending', $7, $7) ON CONFLICT (webhook_id, event_position) DO NOTHING`,
          [
            ...[newId(now), webhook.id, event.position, messageIdOf(event.position, webhook.id), event.type],
            ...[payloadOf(event, revisions.get(event.subject.id) ?? null), now],
          ],
        );
      }
      await tx.query('UPDATE webhook_position SET position = $1', [last.position]);
      return true;
    });
  }

  /** Endpoints that have something due, but for these. */
  async webhooksDue(busy: readonly string[]): Promise<string[]> {
    const rows = await rowsOf<{ webhook_id: string }>(
      this.transactor.reader,
      `SELECT DISTINCT d.webhook_id FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id
       WHERE d.state = 'pending' AND d.next_attempt_at <= $1 AND w.is_enabled AND d.webhook_id <> ALL ($2)`,
      [this.clock.now(), busy],
    );
    return rows.map((row) => row.webhook_id);
  }

  /** Takes the oldest that is due and counts a try; null when there is none. */
  async claim(webhookId: string): Promise<DeliveryEntity | null> {
    const now = this.clock.now();
    const rows = await rowsOf<{ id: string }>(
      this.transactor.reader,
      `UPDATE webhook_delivery SET attempts = attempts + 1, next_attempt_at = $2
       WHERE id = (SELECT d.id FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id
                   WHERE d.webhook_id = $1 AND d.state = 'pending' AND d.next_attempt_at <= $3 AND w.is_enabled
                   ORDER BY d.id LIMIT 1 FOR UPDATE OF d SKIP LOCKED)
       RETURNING id`,
      [webhookId, new Date(now.getTime() + LEASE_MS), now],
    );
    const [row] = rows;
    return row === undefined ? null : this.find(row.id);
  }

  find(id: string): Promise<DeliveryEntity | null> {
    return this.transactor.reader.findOneBy(DeliveryEntity, { id });
  }

  /** Writes how a try ended; with `nextAt` there will be another one. */
  async note(id: string, attempt: Attempt, state: DeliveryState, nextAt: Date | null): Promise<void> {
    await this.transactor.reader.query(
      `UPDATE webhook_delivery SET log = log || $2::jsonb, state = $3, next_attempt_at = $4, finished_at = $5 WHERE id = $1`,
      [id, JSON.stringify([attempt]), state, nextAt, state === 'pending' ? null : this.clock.now()],
    );
  }

  /** Switches an endpoint off that does not want to be called any more, and gives up what waits for it. */
  async disable(webhookId: string, reason: string): Promise<void> {
    await this.transactor.run(async (tx) => {
      await tx.query(
        `UPDATE webhook SET is_enabled = false, disabled_reason = $2, revision = revision + 1, updated_at = $3 WHERE id = $1`,
        [webhookId, reason, this.clock.now()],
      );
      await tx.query(
        `UPDATE webhook_delivery SET state = 'cancelled', next_attempt_at = NULL, finished_at = $2
         WHERE webhook_id = $1 AND state = 'pending'`,
        [webhookId, this.clock.now()],
      );
    });
  }

  /** Forgets what ended long ago, and gives up the oldest of what waits where too much waits. */
  async tidy(): Promise<void> {
    const now = this.clock.now();
    await this.transactor.reader.query(
      `DELETE FROM webhook_delivery WHERE finished_at < $1 OR (event_position IS NULL AND created_at < $1)`,
      [new Date(now.getTime() - KEPT_DAYS * 86_400_000)],
    );
    await this.transactor.reader.query(
      `UPDATE webhook_delivery SET state = 'cancelled', next_attempt_at = NULL, finished_at = $1 WHERE id IN (
         SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY webhook_id ORDER BY id DESC) AS place
                         FROM webhook_delivery WHERE state = 'pending') AS waiting WHERE place > $2)`,
      [now, MOST_WAITING],
    );
  }
}

/** What happened before an endpoint was made does not concern it. */
function isWanted(webhook: WebhookEntity, event: RecordedEvent): boolean {
  const { eventTypes, severities, subjectId, createdAt } = webhook;
  return (
    (eventTypes.length === 0 || eventTypes.includes(event.type)) &&
    (severities.length === 0 || severities.includes(event.severity)) &&
    (subjectId === null || subjectId === event.subject.id) &&
    event.at >= createdAt
  );
}

async function revisionsOf(tx: EntityManager, events: readonly RecordedEvent[]): Promise<Map<string, number>> {
  const rows = await rowsOf<{ id: string; revision: number }>(
    tx,
    `SELECT id, revision FROM machine WHERE id = ANY ($1)
     UNION ALL SELECT id, revision FROM virtual_service WHERE id = ANY ($1)`,
    [[...new Set(events.map(({ subject }) => subject.id))]],
  );
  return new Map(rows.map(({ id, revision }) => [id, revision]));
}
