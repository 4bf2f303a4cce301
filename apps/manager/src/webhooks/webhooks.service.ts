import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/actor.js';
import { type ChangeResult, ChangesService } from '../changes/changes.service.js';
import { Clock } from '../common/clock.js';
import { Transactor } from '../common/database/transactor.js';
import { assertMatches, type Precondition } from '../common/http/etag.js';
import { type ListRules, type Page, paginate } from '../common/http/paginate.js';
import { invalidInput } from '../common/http/validation.pipe.js';
import { newId } from '../common/new-id.js';
import { SecretSeal } from '../common/secrets/secret-seal.js';
import { MANAGER_CONFIG, type ManagerConfig } from '../config/manager-config.js';
import type { OperationSubject } from '../operations/operation.js';
import { activeSecrets, newSecret, type SealedSecret } from './signing.js';
import { urlFault } from './target.js';
import type { CreateWebhook, PatchWebhook, WebhooksQuery } from './webhook.dto.js';
import { WebhookEntity } from './webhook.entity.js';

const RULES: ListRules<WebhookEntity> = {
  entity: WebhookEntity,
  sortable: { name: 'name', createdAt: 'id' },
  defaultSort: 'name:asc',
  search: 'name',
  hasTags: true,
};

const subjectOf = ({ id, name }: WebhookEntity): OperationSubject => ({ type: 'webhook', id, name });
const audited = (webhook: WebhookEntity): object => {
  const { name, url, eventTypes, severities, subjectId, isEnabled, tags, secrets } = webhook;
  const times = secrets.map(({ createdAt, expiresAt }) => ({ createdAt, expiresAt }));
  return { name, url, eventTypes, severities, subjectId, isEnabled, tags, secrets: times };
};

export interface WithSecret {
  readonly result: ChangeResult<WebhookEntity>;
  readonly secret: string;
}

/** Endpoints that are told of events. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly transactor: Transactor,
    private readonly changes: ChangesService,
    private readonly seal: SecretSeal,
    private readonly clock: Clock,
    @Inject(MANAGER_CONFIG) private readonly config: ManagerConfig,
  ) {}

  list(query: WebhooksQuery): Promise<Page<WebhookEntity>> {
    return paginate(this.transactor.reader, RULES, query);
  }

  async get(id: string, tx: EntityManager = this.transactor.reader): Promise<WebhookEntity> {
    const webhook = await tx.findOneBy(WebhookEntity, { id });
    if (webhook === null) throw new DomainError('not-found', `There is no webhook ${id}.`);
    return webhook;
  }

  async create(actor: Actor, { name, spec, tags = [] }: CreateWebhook, dryRun: boolean): Promise<WithSecret> {
    this.assertUrl(spec.url);
    const { secret, sealed } = await this.newSecret();
    const result = await this.changes.store({
      ...{ actor, dryRun, action: 'webhook.create', title: `Create the webhook ${name}` },
      work: async (tx) => {
        if (await tx.existsBy(WebhookEntity, { name })) {
          throw new DomainError('name-taken', `There is a webhook ${name} already.`);
        }
        const object = await tx.save(
          tx.create(WebhookEntity, {
            ...{ id: newId(this.clock.now()), name, tags, url: spec.url, secrets: [sealed] },
            ...{ eventTypes: spec.eventTypes ?? [], severities: spec.severities ?? [] },
            ...{ subjectId: spec.subjectId ?? null, isEnabled: spec.enabled ?? true, disabledReason: null },
          }),
        );
        return { subject: subjectOf(object), before: null, after: audited(object), object };
      },
    });
    return { result, secret };
  }

  patch(
    actor: Actor,
    id: string,
    { spec = {}, tags }: PatchWebhook,
    precondition: Precondition,
    dryRun: boolean,
  ): Promise<ChangeResult<WebhookEntity>> {
    if (spec.url !== undefined) this.assertUrl(spec.url);
    return this.changes.store({
      ...{ actor, dryRun, action: 'webhook.update', title: 'Change a webhook' },
      work: async (tx) => {
        const webhook = await this.lock(tx, id, precondition);
        const before = audited(webhook);
        webhook.tags = tags ?? webhook.tags;
        webhook.url = spec.url ?? webhook.url;
        webhook.eventTypes = spec.eventTypes ?? webhook.eventTypes;
        webhook.severities = spec.severities ?? webhook.severities;
        if (spec.subjectId !== undefined) webhook.subjectId = spec.subjectId;
        webhook.isEnabled = spec.enabled ?? webhook.isEnabled;
        if (webhook.isEnabled) webhook.disabledReason = null;
        const object = await tx.save(webhook);
        return { subject: subjectOf(object), before, after: audited(object), object };
      },
    });
  }

  /** A new secret; the old one signs beside it for a while, so that receivers can change over. */
  async rotate(actor: Actor, id: string, keepOldHours: number, dryRun: boolean): Promise<WithSecret> {
    const { secret, sealed } = await this.newSecret();
    const now = this.clock.now();
    const until = new Date(now.getTime() + keepOldHours * 3_600_000).toISOString();
    const result = await this.changes.store({
      ...{ actor, dryRun, action: 'webhook.rotate-secret', title: 'Rotate the secret of a webhook' },
      work: async (tx) => {
        const webhook = await this.lock(tx, id, { kind: 'any' });
        const before = audited(webhook);
        const [newest] = activeSecrets(webhook.secrets, now);
        const old = newest === undefined || keepOldHours === 0 ? [] : [{ ...newest, expiresAt: until }];
        webhook.secrets = [sealed, ...old];
        const object = await tx.save(webhook);
        return { subject: subjectOf(object), before, after: audited(object), object };
      },
    });
    return { result, secret };
  }

  remove(actor: Actor, id: string, precondition: Precondition, dryRun: boolean): Promise<ChangeResult<WebhookEntity>> {
    return this.changes.store({
      ...{ actor, dryRun, action: 'webhook.delete', title: 'Delete a webhook' },
      work: async (tx) => {
        const object = await this.lock(tx, id, precondition);
        await tx.delete(WebhookEntity, { id });
        return { subject: subjectOf(object), before: audited(object), after: null, object };
      },
    });
  }

  private async lock(tx: EntityManager, id: string, precondition: Precondition): Promise<WebhookEntity> {
    const webhook = await tx.findOne(WebhookEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (webhook === null) throw new DomainError('not-found', `There is no webhook ${id}.`);
    assertMatches(precondition, webhook.revision);
    return webhook;
  }

  private async newSecret(): Promise<{ readonly secret: string; readonly sealed: SealedSecret }> {
    const secret = newSecret();
    const createdAt = this.clock.now().toISOString();
    return { secret, sealed: { sealed: await this.seal.seal(secret), createdAt, expiresAt: null } };
  }

  private assertUrl(url: string): void {
    const fault = urlFault(url, this.config.webhookNetworks);
    if (fault !== null) throw invalidInput([{ pointer: '/spec/url', message: fault }]);
  }
}
