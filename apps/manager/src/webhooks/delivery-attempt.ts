import { Inject, Injectable } from '@nestjs/common';
import { messageOf } from '#libs/errors';
import { Clock } from '../common/clock.js';
import { SecretSeal } from '../common/secrets/secret-seal.js';
import { Transactor } from '../common/database/transactor.js';
import { MANAGER_CONFIG, type ManagerConfig } from '../config/manager-config.js';
import { VERSION } from '../documentation/version.js';
import { DeliveryRepository } from './delivery.repository.js';
import { post, type PostAnswer } from './post.js';
import { pauseAfter } from './retry.js';
import { activeSecrets, signedHeaders } from './signing.js';
import { resolveTarget } from './target.js';
import { type Attempt, type DeliveryEntity, WebhookEntity } from './webhook.entity.js';

const GONE = 410;

/** One try to deliver one message. */
@Injectable()
export class DeliveryAttempt {
  constructor(
    private readonly transactor: Transactor,
    private readonly deliveries: DeliveryRepository,
    private readonly seal: SecretSeal,
    private readonly clock: Clock,
    @Inject(MANAGER_CONFIG) private readonly config: ManagerConfig,
  ) {}

  /** Tries once and writes down how it went; only 2xx is success, and 410 ends the endpoint. */
  async make(delivery: DeliveryEntity): Promise<void> {
    const webhook = await this.transactor.reader.findOneBy(WebhookEntity, { id: delivery.webhookId });
    if (webhook === null) return;
    const at = this.clock.now();
    const began = performance.now();
    const answer = await this.send(webhook, delivery).catch((error: unknown) => new Error(messageOf(error)));
    const attempt: Attempt = {
      at: at.toISOString(),
      status: answer instanceof Error ? null : answer.status,
      milliseconds: Math.round(performance.now() - began),
      error: faultOf(answer),
    };
    if (attempt.error === null) return this.deliveries.note(delivery.id, attempt, 'delivered', null);
    if (attempt.status === GONE) {
      await this.deliveries.note(delivery.id, attempt, 'failed', null);
      return this.deliveries.disable(webhook.id, 'The endpoint answered 410 Gone.');
    }
    const wish = answer instanceof Error ? undefined : answer.retryAfter;
    // A test tells at once how it went.
    const pause = delivery.eventPosition === null ? null : pauseAfter(delivery.attempts, wish, Math.random());
    if (pause === null) return this.deliveries.note(delivery.id, attempt, 'failed', null);
    const nextAt = new Date(this.clock.now().getTime() + pause);
    return this.deliveries.note(delivery.id, attempt, 'pending', nextAt);
  }

  private async send(webhook: WebhookEntity, { messageId, payload }: DeliveryEntity): Promise<PostAnswer> {
    const now = this.clock.now();
    const opened = await Promise.all(activeSecrets(webhook.secrets, now).map(({ sealed }) => this.seal.open(sealed)));
    const secrets = opened.filter((secret) => secret !== null);
    if (secrets.length === 0) throw new Error('The secret cannot be opened; rotate it');
    const target = await resolveTarget(webhook.url, this.config.webhookNetworks);
    const headers = { ...signedHeaders(secrets, messageId, now, payload), 'user-agent': `Directorate/${VERSION}` };
    return post(target, headers, payload);
  }
}

function faultOf(answer: PostAnswer | Error): string | null {
  if (answer instanceof Error) return answer.message.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, 300);
  const { status } = answer;
  if (status >= 200 && status < 300) return null;
  return status >= 300 && status < 400 ? `answered ${status}; redirects are not followed` : `answered ${status}`;
}
