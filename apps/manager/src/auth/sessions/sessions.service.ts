import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { LessThan } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { newId } from '../../common/new-id.js';
import { Clock } from '../../common/clock.js';
import { Transactor } from '../../common/database/transactor.js';
import type { Actor } from '../actor.js';
import type { Caller } from '../authenticator.js';
import { lockSeconds } from '../lockout.js';
import { bearerHash, hashPassword, isPassword, newBearer } from '../secrets.js';
import { SessionEntity } from '../session.entity.js';
import { UserEntity } from '../user.entity.js';
import type { LogIn } from './session.dto.js';

const SESSION_MS = 8 * 3_600_000;

export interface OpenSession {
  readonly session: SessionEntity;
  readonly user: UserEntity;
}

const wrong = (): DomainError =>
  new DomainError('unauthenticated', 'The user name or the password is wrong.', {
    hint: 'After five failures in a row the user is locked for a while.',
  });

/** Logging in and out. Unknown users take as long as wrong passwords, so that names cannot be found out. */
@Injectable()
export class SessionsService {
  private decoy: Promise<string> | undefined;

  constructor(
    private readonly transactor: Transactor,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  async logIn(input: LogIn, caller: Caller): Promise<OpenSession & { readonly token: string }> {
    const known = await this.transactor.reader.findOneBy(UserEntity, { name: input.username, isEnabled: true });
    const now = this.clock.now();
    const lockedUntil = known?.lockedUntil ?? null;
    if (known !== null && lockedUntil !== null && lockedUntil > now) throw locked(lockedUntil, now);
    this.decoy ??= hashPassword('a password that nobody has');
    const isRight = await isPassword(known?.passwordHash ?? (await this.decoy), input.password);
    if (known === null) throw wrong();
    if (!isRight) {
      await this.fail(known, caller);
      throw wrong();
    }
    return this.open(known.id, caller);
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
    const { session, user } = await this.own(actor);
    await this.transactor.run(async (tx) => {
      await tx.delete(SessionEntity, { id: session.id });
      const subject = { type: 'session', id: session.id, name: user.name };
      const record = { actor, action: 'session.delete', subject, before: null, after: null };
      await this.audit.append(tx, { ...record, result: 'succeeded', operationId: null });
    });
  }

  private async open(userId: string, caller: Caller): Promise<OpenSession & { readonly token: string }> {
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
        tokenHash: bearerHash(token),
        remoteAddress: caller.remoteAddress,
        createdAt: now,
        expiresAt: new Date(now.getTime() + SESSION_MS),
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
    hint: 'Wait, or ask an admin to set a new password.',
  });
}

/** Who tried to log in, for the audit log: nothing is known about them but the name that they gave. */
function strangerAs({ id, name, role }: UserEntity, caller: Caller): Actor {
  const nothing = {
    tokenId: null,
    tokenName: null,
    sessionId: null,
    scopes: new Set<never>(),
    mustChangePassword: false,
  };
  return { userId: id, userName: name, role, ...nothing, ...caller };
}
