import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { MoreThan } from 'typeorm';
import { MANAGER_CONFIG, type ManagerConfig } from '../config/manager-config.js';
import { Clock } from '../common/clock.js';
import { Transactor } from '../common/database/transactor.js';
import type { Actor } from './actor.js';
import { readGrants } from './grants/read-grants.js';
import { ApiTokenEntity } from './api-token.entity.js';
import { ROLE_SCOPES } from './scopes.js';
import { bearerHash, bearerKind } from './secrets.js';
import { SessionEntity, type SessionKind } from './session.entity.js';
import { assertNotForged } from './sessions/forgery.js';
import { isWithin } from './tokens/networks.js';
import { UserEntity } from './user.entity.js';

export interface Caller {
  readonly remoteAddress: string;
  readonly traceId: string;
}

/** What a request shows of itself. */
export interface Credentials {
  readonly authorization: string | undefined;
  /** The session's secret in a cookie; looked at only without an `Authorization` header. */
  readonly cookie: string | undefined;
  readonly method: string;
  readonly csrfToken: string | undefined;
  readonly fetchSite: string | undefined;
}

/** "Last used" is kept to this precision, so that reading does not write each time. */
const LAST_USED_PRECISION_MS = 30_000;

/** Finds out who a bearer secret belongs to. What an owner may no longer do, their tokens may not do either. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly transactor: Transactor,
    private readonly clock: Clock,
    @Inject(MANAGER_CONFIG) private readonly config: ManagerConfig,
  ) {}

  /** The actor behind a header or cookie; refuses what is missing, unknown, expired, disabled or forged. */
  async authenticate(credentials: Credentials, caller: Caller): Promise<Actor> {
    const { authorization, cookie } = credentials;
    if (authorization === undefined && cookie !== undefined) return this.byCookie(cookie, credentials, caller);
    const secret = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    if (secret === undefined) {
      throw new DomainError('unauthenticated', 'No credentials were sent.', {
        hint: 'Send `Authorization: Bearer <token>`; a token comes from POST /api/v1/sessions or POST /api/v1/tokens.',
      });
    }
    const kind = bearerKind(secret);
    const actor =
      kind === 'session'
        ? await this.bySession(bearerHash(secret), 'bearer', caller)
        : kind === 'token'
          ? await this.byToken(bearerHash(secret), caller)
          : null;
    if (actor === null) throw notValid();
    return actor;
  }

  private async byCookie(secret: string, credentials: Credentials, caller: Caller): Promise<Actor> {
    const isSession = bearerKind(secret) === 'session';
    const actor = isSession ? await this.bySession(bearerHash(secret), 'cookie', caller) : null;
    if (actor === null) throw notValid();
    assertNotForged(credentials, secret);
    return actor;
  }

  private async bySession(tokenHash: string, kind: SessionKind, caller: Caller): Promise<Actor | null> {
    const now = this.clock.now();
    const reader = this.transactor.reader;
    const usedSince = new Date(now.getTime() - this.config.sessionIdleMinutes * 60_000);
    const session = await reader.findOneBy(SessionEntity, {
      ...{ tokenHash, kind, expiresAt: MoreThan(now), lastUsedAt: MoreThan(usedSince) },
    });
    const user = session === null ? null : await reader.findOneBy(UserEntity, { id: session.userId, isEnabled: true });
    if (session === null || user === null) return null;
    if (isOld(session.lastUsedAt, now)) await reader.update(SessionEntity, session.id, { lastUsedAt: now });
    const grants = await readGrants(reader, user.id);
    return { ...actorOf(user, caller), grants, sessionId: session.id, tokenId: null, tokenName: null };
  }

  private async byToken(tokenHash: string, caller: Caller): Promise<Actor | null> {
    const now = this.clock.now();
    const reader = this.transactor.reader;
    const token = await reader.findOneBy(ApiTokenEntity, { tokenHash, expiresAt: MoreThan(now) });
    const user = token === null ? null : await reader.findOneBy(UserEntity, { id: token.userId, isEnabled: true });
    if (token === null || user === null) return null;
    assertFrom(token, caller);
    if (isOld(token.lastUsedAt, now)) {
      await reader.query('UPDATE api_token SET last_used_at = $1 WHERE id = $2', [now, token.id]);
    }
    const owner = actorOf(user, caller);
    const scopes = new Set(token.scopes.filter((scope) => owner.scopes.has(scope)));
    const grants = await readGrants(reader, user.id, token.scopes);
    return { ...owner, scopes, grants, sessionId: null, tokenId: token.id, tokenName: token.name };
  }
}

const notValid = (): DomainError =>
  new DomainError('unauthenticated', 'The token is not valid: unknown, expired or revoked.', {
    hint: 'Log in again, or make a new token.',
  });

function assertFrom({ name, allowedNetworks }: ApiTokenEntity, { remoteAddress }: Caller): void {
  if (allowedNetworks.length === 0 || allowedNetworks.some((network) => isWithin(remoteAddress, network))) return;
  throw new DomainError('forbidden', `The token ${name} may not be used from ${remoteAddress}.`, {
    hint: `It may be used from ${allowedNetworks.join(', ')}.`,
  });
}

const isOld = (at: Date | null, now: Date): boolean =>
  at === null || now.getTime() - at.getTime() > LAST_USED_PRECISION_MS;

function actorOf(user: UserEntity, caller: Caller): Omit<Actor, 'grants' | 'sessionId' | 'tokenId' | 'tokenName'> {
  const { id, name, role, mustChangePassword } = user;
  return { userId: id, userName: name, role, mustChangePassword, scopes: new Set(ROLE_SCOPES[role]), ...caller };
}
