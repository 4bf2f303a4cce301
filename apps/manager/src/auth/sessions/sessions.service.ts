import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { In, LessThan, MoreThan } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { newId } from '../../common/new-id.js';
import { Clock } from '../../common/clock.js';
import { Transactor } from '../../common/database/transactor.js';
import { MANAGER_CONFIG, type ManagerConfig } from '../../config/manager-config.js';
import type { Actor } from '../actor.js';
import type { Caller } from '../authenticator.js';
import { lockSeconds } from '../lockout.js';
import { bearerHash, hashPassword, isPassword, newBearer } from '../secrets.js';
import { SecondFactor } from '../second-factor/second-factor.js';
import { SessionEntity, type SessionKind } from '../session.entity.js';
import { UserEntity } from '../user.entity.js';
import type { LogIn } from './session.dto.js';

export interface OpenSession {
  readonly session: SessionEntity;
  readonly user: UserEntity;
}

export interface NewSession extends OpenSession {
  /** The secret of the session; known only now. */
  readonly token: string;
}

/** More sessions than anybody reads. */
const LIST_LIMIT = 500;

const wrong = (): DomainError =>
  new DomainError('unauthenticated', 'The user name or the password is wrong.', {
    hint: 'After five failures in a row the user is locked for a while.',
  });

const secondFactorRequired = (): DomainError =>
  new DomainError('second-factor-required', 'The password is right; a code of the second factor is needed too.', {
    faults: [{ pointer: '/code', message: 'is needed' }],
    hint: 'Send the six digits that the authenticator app shows, or a recovery code.',
  });

/** Logging in and out. Unknown users take as long as wrong passwords, so that names cannot be found out. */
@Injectable()
export class SessionsService {
  private decoy: Promise<string> | undefined;

  constructor(
    private readonly transactor: Transactor,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly secondFactor: SecondFactor,
    @Inject(MANAGER_CONFIG) private readonly config: ManagerConfig,
  ) {}

  async logIn(input: LogIn, caller: Caller & { readonly userAgent: string }): Promise<NewSession> {
    const known = await this.transactor.reader.findOneBy(UserEntity, { name: input.username, isEnabled: true });
    this.decoy ??= hashPassword('a password that nobody has');
    const isRight = await isPassword(known?.passwordHash ?? (await this.decoy), input.password);
    if (known === null) throw wrong();
    const lockedUntil = known.lockedUntil;
    if (lockedUntil !== null && lockedUntil > this.clock.now()) {
      // Only who knows the password learns that the user is locked: others could find out names by it.
      throw isRight ? locked(lockedUntil, this.clock.now()) : wrong();
    }
    if (!isRight) {
      await this.fail(known, caller);
      throw wrong();
    }
    if (this.secondFactor.isNeeded(known)) {
      if (input.code === undefined) throw secondFactorRequired();
      if (!(await this.secondFactor.accept(known.id, input.code))) {
        await this.fail(known, caller);
        throw wrong();
      }
    }
    return this.open(known.id, input.cookie === true ? 'cookie' : 'bearer', caller);
  }

  /** Sessions that may still be used, newest first: one's own, or of all users. */
  async list(userId: string | null): Promise<OpenSession[]> {
    const now = this.clock.now();
    const sessions = await this.transactor.reader.find(SessionEntity, {
      where: {
        ...(userId === null ? {} : { userId }),
        ...{ expiresAt: MoreThan(now), lastUsedAt: MoreThan(this.usedSince(now)) },
      },
      order: { id: 'DESC' },
      take: LIST_LIMIT,
    });
    const users = await this.transactor.reader.findBy(UserEntity, { id: In(sessions.map((one) => one.userId)) });
    const byId = new Map(users.map((user) => [user.id, user]));
    return sessions.flatMap((session) => {
      const user = byId.get(session.userId);
      return user === undefined ? [] : [{ session, user }];
    });
  }

  /** Ends a session, one's own or, with `users:write`, anybody's. */
  async revoke(actor: Actor, id: string): Promise<void> {
    const session = await this.transactor.reader.findOneBy(SessionEntity, { id });
    const isVisible = session !== null && (session.userId === actor.userId || actor.scopes.has('users:write'));
    if (!isVisible) throw new DomainError('not-found', `There is no session ${id}.`);
    const user = await this.transactor.reader.findOneByOrFail(UserEntity, { id: session.userId });
    await this.end(actor, { session, user });
  }

  /** When a session with its last request at `now` ends, at the latest or by being idle. */
  idleUntil(session: SessionEntity): Date {
    const idle = (session.lastUsedAt?.getTime() ?? 0) + this.config.sessionIdleMinutes * 60_000;
    return new Date(Math.min(idle, session.expiresAt.getTime()));
  }

  async own(actor: Actor): Promise<OpenSession> {
    const session =
      actor.sessionId === null ? null : await this.transactor.reader.findOneBy(SessionEntity, { id: actor.sessionId });
    const user = await this.transactor.reader.findOneBy(UserEntity, { id: actor.userId });
    if (session === null || user === null) {
      throw new DomainError('not-found', 'This request was made with a token, not in a session.');
    }
    return { session, user };
  }

  async logOut(actor: Actor): Promise<void> {
    await this.end(actor, await this.own(actor));
  }

  private usedSince(now: Date): Date {
    return new Date(now.getTime() - this.config.sessionIdleMinutes * 60_000);
  }

  private async end(actor: Actor, { session, user }: OpenSession): Promise<void> {
    await this.transactor.run(async (tx) => {
      await tx.delete(SessionEntity, { id: session.id });
      const subject = { type: 'session', id: session.id, name: user.name };
      const record = { actor, action: 'session.delete', subject, before: null, after: null };
      await this.audit.append(tx, { ...record, result: 'succeeded', operationId: null });
    });
  }

  private async open(
    userId: string,
    kind: SessionKind,
    caller: Caller & { readonly userAgent: string },
  ): Promise<NewSession> {
    const now = this.clock.now();
    const token = newBearer('session');
    return this.transactor.run(async (tx) => {
      const user = await tx.findOneOrFail(UserEntity, { where: { id: userId }, lock: { mode: 'pessimistic_write' } });
      await tx.query('UPDATE app_user SET failed_log_ins = 0, locked_until = NULL, last_log_in_at = $1 WHERE id = $2', [
        now,
        userId,
      ]);
      await tx.delete(SessionEntity, { userId, expiresAt: LessThan(now) });
      const session = tx.create(SessionEntity, {
        id: newId(now),
        userId,
        kind,
        userAgent: caller.userAgent.slice(0, 300),
        tokenHash: bearerHash(token),
        remoteAddress: caller.remoteAddress,
        createdAt: now,
        expiresAt: new Date(now.getTime() + this.config.sessionHours * 3_600_000),
        lastUsedAt: now,
      });
      await tx.insert(SessionEntity, session);
      const subject = { type: 'session', id: session.id, name: user.name };
      const record = { actor: strangerAs(user, caller), action: 'session.create', subject, before: null, after: null };
      await this.audit.append(tx, { ...record, result: 'succeeded', operationId: null });
      return { session, user: Object.assign(user, { lastLogInAt: now, lockedUntil: null }), token };
    });
  }

  private async fail(known: UserEntity, caller: Caller): Promise<void> {
    await this.transactor.run(async (tx) => {
      const user = await tx.findOneOrFail(UserEntity, {
        where: { id: known.id },
        lock: { mode: 'pessimistic_write' },
      });
      const failures = user.failedLogIns + 1;
      const seconds = lockSeconds(failures);
      const lockedUntil = seconds === 0 ? null : new Date(this.clock.now().getTime() + seconds * 1000);
      await tx.query('UPDATE app_user SET failed_log_ins = $1, locked_until = $2 WHERE id = $3', [
        failures,
        lockedUntil,
        user.id,
      ]);
      const subject = { type: 'session', id: '', name: user.name };
      const record = { actor: strangerAs(user, caller), action: 'session.create', subject, before: null, after: null };
      await this.audit.append(tx, { ...record, result: 'unauthenticated', operationId: null });
    });
  }
}

function locked(until: Date, now: Date): DomainError {
  const seconds = Math.ceil((until.getTime() - now.getTime()) / 1000);
  return new DomainError('too-many-requests', `Too many failed log-ins: this user is locked for ${seconds} s.`, {
    hint: 'Wait, or ask an admin to unlock you.',
  });
}

/** Who tried to log in, for the audit log: nothing is known about them but the name that they gave. */
function strangerAs({ id, name, role }: UserEntity, caller: Caller): Actor {
  const nothing = {
    tokenId: null,
    tokenName: null,
    sessionId: null,
    scopes: new Set<never>(),
    grants: new Map<never, never>(),
    mustChangePassword: false,
  };
  return { userId: id, userName: name, role, ...nothing, ...caller };
}
