import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Actor, recordedActor } from '../auth/actor.js';
import { newId } from '../common/new-id.js';
import { Clock } from '../common/clock.js';
import { Transactor } from '../common/database/transactor.js';
import type { OperationSubject } from '../operations/operation.js';
import { AuditEntity } from './audit.entity.js';
import { canonicalJson, CHAIN_START, chainHash } from './hash-chain.js';

/** Any number: the one advisory lock under which entries are appended. */
const CHAIN_LOCK = 6_174_001;
const BATCH = 1000;

export interface AuditRecord {
  readonly actor: Actor;
  /** `virtual-service.create` … */
  readonly action: string;
  readonly subject: OperationSubject;
  readonly before: object | null;
  readonly after: object | null;
  /** `succeeded`, or the code of the refusal. */
  readonly result: string;
  readonly operationId: string | null;
}

export interface ChainVerdict {
  readonly isIntact: boolean;
  readonly entries: number;
  /** Position of the first entry that does not fit; null when all do. */
  readonly firstBroken: number | null;
}

/** Who changed what, in a chain of hashes. */
@Injectable()
export class AuditService {
  constructor(
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {}

  /** Appends an entry in the caller's transaction; entries of other transactions wait until it ends. */
  async append(tx: EntityManager, record: AuditRecord): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [CHAIN_LOCK]);
    const [last] = await tx.find(AuditEntity, { order: { position: 'DESC' }, take: 1 });
    const now = this.clock.now();
    const previousHash = last?.hash ?? CHAIN_START;
    const entry = tx.create(AuditEntity, {
      position: String(Number(last?.position ?? 0) + 1),
      id: newId(now),
      at: now,
      actor: recordedActor(record.actor),
      remoteAddress: record.actor.remoteAddress,
      traceId: record.actor.traceId,
      action: record.action,
      subjectType: record.subject.type,
      subjectId: record.subject.id,
      subjectName: record.subject.name,
      before: plain(record.before),
      after: plain(record.after),
      result: record.result,
      operationId: record.operationId,
      previousHash,
    });
    await tx.insert(AuditEntity, {
      ...contentOf(entry),
      previousHash,
      hash: chainHash(previousHash, contentOf(entry)),
    });
  }

  /** Records what was refused, in a transaction of its own. */
  async refused(record: Omit<AuditRecord, 'before' | 'after' | 'operationId'>): Promise<void> {
    await this.transactor.run((tx) => this.append(tx, { ...record, before: null, after: null, operationId: null }));
  }

  /** Recomputes the whole chain. */
  async verify(): Promise<ChainVerdict> {
    let previousHash = CHAIN_START;
    let position = 0;
    for await (const entry of this.entries(0)) {
      const isNext = Number(entry.position) === position + 1 && entry.previousHash === previousHash;
      if (!isNext || entry.hash !== chainHash(previousHash, contentOf(entry))) {
        return { isIntact: false, entries: position, firstBroken: position + 1 };
      }
      previousHash = entry.hash;
      position += 1;
    }
    return { isIntact: true, entries: position, firstBroken: null };
  }

  /**
   * The entries after a position, one JSON line each. SHA-256 over `previousHash`, a line feed and the text of `entry` as it stands
   * is `hash`: the export can be verified without us.
   */
  async *exported(after: number): AsyncGenerator<string> {
    for await (const entry of this.entries(after)) {
      const { previousHash, hash } = entry;
      yield `{"previousHash":"${previousHash}","hash":"${hash}","entry":${canonicalJson(contentOf(entry))}}\n`;
    }
  }

  private async *entries(after: number): AsyncGenerator<AuditEntity> {
    for (let position = after; ;) {
      const batch = await this.transactor.reader
        .createQueryBuilder(AuditEntity, 'entry')
        .where('entry.position > :position', { position })
        .orderBy('entry.position', 'ASC')
        .take(BATCH)
        .getMany();
      yield* batch;
      const last = batch.at(-1);
      if (last === undefined) return;
      position = Number(last.position);
    }
  }
}

/** What the database gives back: dates as text, no undefined. */
const plain = (value: object | null): object | null => JSON.parse(JSON.stringify(value)) as object | null;

type Content = Omit<AuditEntity, 'hash' | 'previousHash'>;

function contentOf(entry: AuditEntity): Content {
  const { position, id, at, actor, remoteAddress, traceId, action, subjectType, subjectId, subjectName } = entry;
  const { before, after, result, operationId } = entry;
  return {
    ...{ position, id, at, actor, remoteAddress, traceId, action, subjectType, subjectId, subjectName },
    ...{ before, after, result, operationId },
  };
}
