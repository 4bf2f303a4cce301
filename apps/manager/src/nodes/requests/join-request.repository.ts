import { Injectable } from '@nestjs/common';
import { JOIN_KEY_TTL_SECONDS } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import type { JoinKey } from '#libs/join-key';
import type { EntityManager } from 'typeorm';
import type { Scope, UserRole } from '../../auth/scopes.js';
import { Clock } from '../../common/clock.js';
import { rowsOf } from '../../common/database/rows-of.js';
import { Transactor } from '../../common/database/transactor.js';
import { newId } from '../../common/new-id.js';
import { SecretSeal } from '../../common/secrets/secret-seal.js';
import type { OperationActor } from '../../operations/operation.js';
import type { JoinRequest } from './join-request.js';

const REQUEST = `id, revision, created_at AS "createdAt", updated_at AS "updatedAt", node_id AS "nodeId", hostname, addresses, port,
  fingerprint, expires_at AS "expiresAt", remote_address AS "remoteAddress", invited_by AS "invitedBy", operation_id AS "operationId"`;

/** In place of a sealed key that is kept no more. */
const FORGOTTEN = '';
const ASK_ANEW = 'Let the node ask anew, with another command.';

/** What a token that was just used tells: which it was, who made it, and what they may do now. */
export interface UsedToken {
  readonly id: string;
  readonly createdBy: OperationActor;
  /** Null: the user was deleted or disabled. */
  readonly role: UserRole | null;
  /** Of the API token by which it was made; null when that was revoked or is over, or when there was none. */
  readonly scopes: readonly Scope[] | null;
}

/** Tokens by their hashes, and the requests that came with them; the join key of a request is sealed. */
@Injectable()
export class JoinRequestRepository {
  constructor(
    private readonly transactor: Transactor,
    private readonly seal: SecretSeal,
    private readonly clock: Clock,
  ) {}

  async insertToken(tx: EntityManager, hash: string, createdBy: OperationActor, expiresAt: Date): Promise<string> {
    const now = this.clock.now();
    const id = newId(now);
    await this.forgetOld(tx, now);
    await tx.query('INSERT INTO join_token (id, token_hash, created_by, expires_at) VALUES ($1, $2, $3, $4)', [
      ...[id, hash, JSON.stringify(createdBy), expiresAt],
    ]);
    return id;
  }

  /** Uses the token up; null when there is no such token, it was used, or its time is over. */
  async useToken(tx: EntityManager, hash: string): Promise<UsedToken | null> {
    const [found] = await rowsOf<UsedToken>(
      tx,
      `UPDATE join_token SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2
       RETURNING id, created_by AS "createdBy",
         (SELECT role FROM app_user WHERE app_user.id = created_by ->> 'userId' AND app_user.is_enabled) AS role,
         (SELECT scopes FROM api_token
          WHERE api_token.id = created_by ->> 'tokenId' AND api_token.expires_at > $2) AS scopes`,
      [hash, this.clock.now()],
    );
    return found ?? null;
  }

  /** Writes the request down; an older one of the same node is replaced. It ends when a key made now would, whatever this one says. */
  async insert(
    tx: EntityManager,
    key: JoinKey,
    text: string,
    from: Pick<JoinRequest, 'remoteAddress' | 'invitedBy'>,
  ): Promise<JoinRequest> {
    const { nodeId, hostname, addresses, port, fingerprint, expiresAt } = key;
    const now = this.clock.now();
    const id = newId(now);
    const ends = new Date(Math.min(Date.parse(expiresAt), now.getTime() + JOIN_KEY_TTL_SECONDS * 1000));
    await tx.query('DELETE FROM join_request WHERE node_id = $1', [nodeId]);
    await tx.query(
      `INSERT INTO join_request (id, node_id, hostname, addresses, port, fingerprint, expires_at, remote_address, invited_by, sealed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[id, nodeId, hostname, addresses, port, fingerprint, ends, from.remoteAddress],
        ...[JSON.stringify(from.invitedBy), await this.seal.seal(text)],
      ],
    );
    return this.get(id, tx);
  }

  async get(id: string, manager: EntityManager = this.transactor.reader): Promise<JoinRequest> {
    const [found] = await rowsOf<JoinRequest>(manager, `SELECT ${REQUEST} FROM join_request WHERE id = $1`, [id]);
    if (found === undefined) throw unknown(id);
    return found;
  }

  async lock(tx: EntityManager, id: string): Promise<JoinRequest> {
    await tx.query('SELECT FROM join_request WHERE id = $1 FOR UPDATE', [id]);
    return this.get(id, tx);
  }

  /** Newest first, those before `before`. */
  async list(before: string | null, limit: number): Promise<JoinRequest[]> {
    return rowsOf<JoinRequest>(
      this.transactor.reader,
      `SELECT ${REQUEST} FROM join_request WHERE $1::text IS NULL OR id < $1 ORDER BY id DESC LIMIT $2`,
      [before, limit],
    );
  }

  /** The join key that the node sent; refused when its time is over, or when it has done its work. */
  async joinKeyOf(id: string): Promise<string> {
    const { hostname, expiresAt } = await this.get(id);
    if (expiresAt.getTime() <= this.clock.now().getTime()) {
      throw new DomainError('join-key-expired', `The request of ${hostname} expired at ${expiresAt.toISOString()}.`, {
        hint: ASK_ANEW,
      });
    }
    const [row] = await rowsOf<{ sealed: string }>(
      this.transactor.reader,
      'SELECT sealed FROM join_request WHERE id = $1',
      [id],
    );
    if (row?.sealed === FORGOTTEN) {
      throw new DomainError('join-key-used', `The request of ${hostname} was approved, and its key is used.`, {
        hint: 'Nothing is left to do. Remove the node first if it shall join anew.',
      });
    }
    const text = row === undefined ? null : await this.seal.open(row.sealed);
    if (text !== null) return text;
    throw new DomainError(
      'conflict',
      `The join key of ${hostname} was sealed with another key than that of this manager.`,
      { hint: ASK_ANEW },
    );
  }

  /** Refuses what was denied since its key was read. */
  async approve(tx: EntityManager, id: string, operationId: string): Promise<void> {
    const approved = await rowsOf(
      tx,
      'UPDATE join_request SET operation_id = $2, revision = revision + 1, updated_at = now() WHERE id = $1 RETURNING id',
      [id, operationId],
    );
    if (approved.length === 0) throw unknown(id);
  }

  async remove(tx: EntityManager, id: string): Promise<void> {
    await tx.query('DELETE FROM join_request WHERE id = $1', [id]);
  }

  /** Whose operation failed waits again, to be approved or denied; a key whose node was added, or whose time is over, is forgotten. */
  async settle(): Promise<void> {
    await this.transactor.run(async (tx) => {
      await tx.query(
        `UPDATE join_request SET operation_id = NULL, revision = join_request.revision + 1, updated_at = now()
         FROM operation WHERE operation.id = operation_id AND operation.state NOT IN ('running', 'succeeded')`,
      );
      await tx.query(
        `UPDATE join_request SET sealed = $2 WHERE sealed <> $2 AND (expires_at <= $1
           OR EXISTS (SELECT FROM operation WHERE operation.id = operation_id AND operation.state = 'succeeded'))`,
        [this.clock.now(), FORGOTTEN],
      );
    });
  }

  /** What ended a day ago is of no use any more. */
  private async forgetOld(tx: EntityManager, now: Date): Promise<void> {
    for (const table of ['join_token', 'join_request']) {
      await tx.query(`DELETE FROM ${table} WHERE expires_at < $1::timestamptz - interval '1 day'`, [now]);
    }
  }
}

const unknown = (id: string): DomainError =>
  new DomainError('not-found', `There is no join request ${id}.`, { hint: 'It was denied, or the node asked anew.' });
