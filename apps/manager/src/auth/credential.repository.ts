import { Injectable } from '@nestjs/common';
import { preparedRows } from '../common/database/prepared.js';
import { Transactor } from '../common/database/transactor.js';
import type { GrantedResource } from './grants/access-grant.entity.js';
import type { Scope, UserRole } from './scopes.js';
import type { SessionKind } from './session.entity.js';

type GrantRow = readonly [resource: GrantedResource, resourceId: string, scopes: readonly Scope[]];

/** An enabled user, as far as a request needs to know. */
interface Owner {
  readonly userId: string;
  readonly userName: string;
  readonly role: UserRole;
  readonly mustChangePassword: boolean;
  readonly grants: readonly GrantRow[];
  readonly lastUsedAt: Date | null;
}

export interface KnownSession extends Owner {
  readonly sessionId: string;
}

export interface KnownToken extends Owner {
  readonly tokenId: string;
  readonly tokenName: string;
  readonly scopes: readonly Scope[];
  readonly allowedNetworks: readonly string[];
}

const OWNER = `u.id AS "userId", u.name AS "userName", u.role, u.must_change_password AS "mustChangePassword",
  c.last_used_at AS "lastUsedAt", ARRAY(
    SELECT json_build_array(g.resource, g.resource_id, g.scopes) FROM access_grant g WHERE g.user_id = u.id) AS grants`;

const SESSION = `SELECT c.id AS "sessionId", ${OWNER} FROM session c JOIN app_user u ON u.id = c.user_id AND u.is_enabled
  WHERE c.token_hash = $1 AND c.kind = $2 AND c.expires_at > $3 AND c.last_used_at > $4`;

const TOKEN = `SELECT c.id AS "tokenId", c.name AS "tokenName", c.scopes, c.allowed_networks AS "allowedNetworks", ${OWNER}
  FROM api_token c JOIN app_user u ON u.id = c.user_id AND u.is_enabled WHERE c.token_hash = $1 AND c.expires_at > $2`;

/** Sessions and tokens by their secrets' hashes, with owner and grants in one look: nothing is remembered, so a revocation acts at once. */
@Injectable()
export class CredentialRepository {
  constructor(private readonly transactor: Transactor) {}

  /** A session that has neither ended nor been idle since `usedSince`. */
  async session(tokenHash: string, kind: SessionKind, now: Date, usedSince: Date): Promise<KnownSession | null> {
    const [row] = await preparedRows<KnownSession>(this.transactor.reader, SESSION, [tokenHash, kind, now, usedSince]);
    return row ?? null;
  }

  async token(tokenHash: string, now: Date): Promise<KnownToken | null> {
    const [row] = await preparedRows<KnownToken>(this.transactor.reader, TOKEN, [tokenHash, now]);
    return row ?? null;
  }

  async touchSession(id: string, now: Date): Promise<void> {
    await this.transactor.reader.query('UPDATE session SET last_used_at = $1 WHERE id = $2', [now, id]);
  }

  async touchToken(id: string, now: Date): Promise<void> {
    await this.transactor.reader.query('UPDATE api_token SET last_used_at = $1 WHERE id = $2', [now, id]);
  }
}
