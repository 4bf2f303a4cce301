import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { MANAGER_CONFIG, type ManagerConfig } from '../config/manager-config.js';
import { Clock } from '../common/clock.js';
import type { Actor } from './actor.js';
import { CredentialRepository, type KnownSession, type KnownToken } from './credential.repository.js';
import { grantsWithin } from './grants/grants-within.js';
import { ROLE_SCOPES, type Scope, type UserRole } from './scopes.js';
import { bearerHash, bearerKind } from './secrets.js';
import type { SessionKind } from './session.entity.js';
import { assertNotForged } from './sessions/forgery.js';
import { isWithin } from './tokens/networks.js';

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

const SCOPES_OF: Readonly<Record<UserRole, ReadonlySet<Scope>>> = {
  viewer: new Set(ROLE_SCOPES.viewer),
  operator: new Set(ROLE_SCOPES.operator),
  admin: new Set(ROLE_SCOPES.admin),
};

/** "Last used" is kept to this precision, so that reading does not write each time. */
const LAST_USED_PRECISION_MS = 30_000;

/** Finds out who a bearer secret belongs to. What an owner may no longer do, their tokens may not do either. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly credentials: CredentialRepository,
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
    const usedSince = new Date(now.getTime() - this.config.sessionIdleMinutes * 60_000);
    const session = await this.credentials.session(tokenHash, kind, now, usedSince);
    if (session === null) return null;
    const { sessionId, lastUsedAt, grants } = session;
    if (isOld(lastUsedAt, now)) await this.credentials.touchSession(sessionId, now);
    return actorOf(session, caller, { scopes: SCOPES_OF[session.role], grants: grantsWithin(grants), sessionId });
  }

  private async byToken(tokenHash: string, caller: Caller): Promise<Actor | null> {
    const now = this.clock.now();
    const token = await this.credentials.token(tokenHash, now);
    if (token === null) return null;
    assertFrom(token, caller);
    const { tokenId, tokenName, lastUsedAt } = token;
    if (isOld(lastUsedAt, now)) await this.credentials.touchToken(tokenId, now);
    const scopes = new Set(token.scopes.filter((scope) => SCOPES_OF[token.role].has(scope)));
    return actorOf(token, caller, { scopes, grants: grantsWithin(token.grants, token.scopes), tokenId, tokenName });
  }
}

const notValid = (): DomainError =>
  new DomainError('unauthenticated', 'The token is not valid: unknown, expired or revoked.', {
    hint: 'Log in again, or make a new token.',
  });

function assertFrom({ tokenName, allowedNetworks }: KnownToken, { remoteAddress }: Caller): void {
  if (allowedNetworks.length === 0 || allowedNetworks.some((network) => isWithin(remoteAddress, network))) return;
  throw new DomainError('forbidden', `The token ${tokenName} may not be used from ${remoteAddress}.`, {
    hint: `It may be used from ${allowedNetworks.join(', ')}.`,
  });
}

const isOld = (at: Date | null, now: Date): boolean =>
  at === null || now.getTime() - at.getTime() > LAST_USED_PRECISION_MS;

interface Rights extends Pick<Actor, 'scopes' | 'grants'> {
  readonly sessionId?: string;
  readonly tokenId?: string;
  readonly tokenName?: string;
}

function actorOf(owner: KnownSession | KnownToken, { remoteAddress, traceId }: Caller, rights: Rights): Actor {
  const { userId, userName, role, mustChangePassword } = owner;
  const { scopes, grants, sessionId = null, tokenId = null, tokenName = null } = rights;
  return {
    userId,
    userName,
    role,
    mustChangePassword,
    remoteAddress,
    traceId,
    scopes,
    grants,
    sessionId,
    tokenId,
    tokenName,
  };
}
