import { activeSecrets } from './signing.js';
import type { DeliveryView, WebhookView } from './webhook.dto.js';
import type { DeliveryEntity, WebhookEntity } from './webhook.entity.js';

export function toWebhookView(webhook: WebhookEntity, waiting: number, now: Date): WebhookView {
  const { id, name, tags, revision, createdAt, updatedAt } = webhook;
  const { url, eventTypes, severities, subjectId, isEnabled, disabledReason } = webhook;
  const secrets = activeSecrets(webhook.secrets, now).map((secret) => ({
    createdAt: new Date(secret.createdAt),
    expiresAt: secret.expiresAt === null ? null : new Date(secret.expiresAt),
  }));
  return {
    ...{ id, name, tags, revision, createdAt, updatedAt },
    spec: { url, eventTypes, severities, subjectId, enabled: isEnabled },
    status: { disabledReason, secrets, waiting },
  };
}

export function toDeliveryView(delivery: DeliveryEntity): DeliveryView {
  const { id, messageId, eventPosition, type, state, createdAt, nextAttemptAt, finishedAt, log, payload } = delivery;
  const attempts = log.map((attempt) => ({ ...attempt, at: new Date(attempt.at) }));
  return {
    id,
    messageId,
    eventId: eventPosition,
    type,
    state,
    createdAt,
    nextAttemptAt,
    finishedAt,
    attempts,
    payload,
  };
}
