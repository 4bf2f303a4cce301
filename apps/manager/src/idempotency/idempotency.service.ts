import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { type EntityManager, LessThan } from 'typeorm';
import { canonicalJson } from '../audit/hash-chain.js';
import { Clock } from '../common/clock.js';
import { Transactor } from '../common/database/transactor.js';
import { Upkeep } from '../common/upkeep.js';
import { IdempotencyEntity } from './idempotency.entity.js';

export interface RequestIdentity {
  readonly actorId: string;
  readonly key: string;
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
}

export interface StoredAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: object | null;
}

const KEPT_MS = 24 * 3_600_000;
const CLEANING_MS = 600_000;

/** Remembers for 24 hours what was answered to a request with an Idempotency-Key, so that repeating it changes nothing. */
@Injectable()
export class IdempotencyService extends Upkeep {
  private readonly bootId = randomUUID();
  private readonly current = new AsyncLocalStorage<Pick<RequestIdentity, 'actorId' | 'key'>>();

  constructor(
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {
    super(CLEANING_MS);
  }

  /** Runs a request under its key: what is committed inside is marked in the same transaction. */
  within<T>(identity: RequestIdentity, work: () => T): T {
    return this.current.run({ actorId: identity.actorId, key: identity.key }, work);
  }

  /** Claims the key. Gives the stored answer when the request was already done, null when it shall be done now. */
  async claim(identity: RequestIdentity): Promise<StoredAnswer | null> {
    const { actorId, key } = identity;
    const fingerprint = fingerprintOf(identity);
    return this.transactor.run(async (tx) => {
      const fresh = { actorId, key, fingerprint, state: 'running', bootId: this.bootId, createdAt: this.clock.now() };
      const inserted: unknown[] = await tx.query(
        `INSERT INTO idempotency_record (actor_id, key, fingerprint, state, boot_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING key`,
        Object.values(fresh),
      );
      if (inserted.length > 0) return null;
      const known = await tx.findOne(IdempotencyEntity, {
        where: { actorId, key },
        lock: { mode: 'pessimistic_write' },
      });
      if (known === null) throw inProgress();
      if (this.clock.now().getTime() - known.createdAt.getTime() > KEPT_MS) {
        await tx.delete(IdempotencyEntity, { actorId, key });
        await tx.insert(IdempotencyEntity, { ...fresh, state: 'running' });
        return null;
      }
      return this.judge(tx, known, fingerprint);
    });
  }

  /** Marks the request of this call as committed, in the transaction that changes something. */
  async commit(tx: EntityManager, operationId: string | null): Promise<void> {
    const identity = this.current.getStore();
    if (identity !== undefined) await tx.update(IdempotencyEntity, identity, { state: 'committed', operationId });
  }

  async answered({ actorId, key }: RequestIdentity, answer: StoredAnswer): Promise<void> {
    await this.transactor.reader.update(IdempotencyEntity, { actorId, key }, { state: 'answered', ...answer });
  }

  /** A refusal changed nothing: the same key may be tried again. */
  async released({ actorId, key }: RequestIdentity): Promise<void> {
    await this.transactor.reader.delete(IdempotencyEntity, { actorId, key, state: 'running' });
  }

  /** Forgets what is older than that. */
  protected async work(): Promise<void> {
    const old = new Date(this.clock.now().getTime() - KEPT_MS);
    await this.transactor.reader.delete(IdempotencyEntity, { createdAt: LessThan(old) });
  }

  private async judge(tx: EntityManager, known: IdempotencyEntity, fingerprint: string): Promise<StoredAnswer | null> {
    if (known.fingerprint !== fingerprint) {
      throw new DomainError('idempotency-mismatch', 'This Idempotency-Key belongs to another request.', {
        hint: 'Use a new key for a new request.',
      });
    }
    if (known.state === 'answered') {
      return { status: known.status ?? 200, headers: known.headers ?? {}, body: known.body };
    }
    if (known.bootId === this.bootId) throw inProgress();
    if (known.state === 'running') {
      await tx.update(IdempotencyEntity, { actorId: known.actorId, key: known.key }, { bootId: this.bootId });
      return null;
    }
    return afterCrash(known.operationId);
  }
}

/** The manager died between storing the change and answering: the change counts, its operation tells the rest. */
function afterCrash(operationId: string | null): StoredAnswer {
  if (operationId === null) {
    throw new DomainError('conflict', 'This request was done, but its answer was lost when the manager stopped.', {
      hint: 'GET the object to see it.',
    });
  }
  const location = `/api/v1/operations/${operationId}`;
  return {
    status: 202,
    headers: { location },
    body: { operation: { id: operationId, state: 'running' }, object: null },
  };
}

const inProgress = (): DomainError =>
  new DomainError('idempotency-in-progress', 'The first request with this key is still at work.', {
    hint: 'Wait a moment, then send it again with the same key.',
  });

function fingerprintOf({ method, url, body }: RequestIdentity): string {
  return createHash('sha256')
    .update(`${method} ${url}\n${canonicalJson(body)}`)
    .digest('hex');
}
