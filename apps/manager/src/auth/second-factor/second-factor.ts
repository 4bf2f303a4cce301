import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Transactor } from '../../common/database/transactor.js';
import { assertMatches, type Precondition } from '../../common/http/etag.js';
import { SecretSeal } from '../../common/secrets/secret-seal.js';
import type { Actor } from '../actor.js';
import { isPassword } from '../secrets.js';
import { UserEntity } from '../user.entity.js';
import { acceptedStep, newRecoveryCodes, newTotpSecret, recoveryCodeHash, totpUri } from './totp.js';

export interface Enrolment {
  readonly secret: string;
  readonly uri: string;
}

/** Codes of an authenticator app (RFC 6238) beside the password, and recovery codes for the day when the app is gone. */
@Injectable()
export class SecondFactor {
  constructor(
    private readonly transactor: Transactor,
    private readonly clock: Clock,
    private readonly seal: SecretSeal,
    private readonly audit: AuditService,
  ) {}

  isNeeded(user: UserEntity): boolean {
    return user.totpConfirmedAt !== null;
  }

  /** A new secret for the app; it counts once a code of it was confirmed. A former one stays good until then. */
  async enrol(actor: Actor, password: string): Promise<Enrolment> {
    const secret = newTotpSecret();
    const sealed = await this.seal.seal(secret);
    await this.change(actor, 'user.enrol-second-factor', async (user) => {
      await assertPassword(user, password);
      if (this.isNeeded(user)) throw alreadyThere();
      return { totpSecret: sealed, totpLastStep: null };
    });
    return { secret, uri: totpUri(secret, actor.userName, '') };
  }

  /** From now on log-ins need a code; gives the recovery codes, which are shown only now. */
  async confirm(actor: Actor, code: string): Promise<readonly string[]> {
    const codes = newRecoveryCodes();
    await this.change(actor, 'user.confirm-second-factor', async (user) => {
      if (this.isNeeded(user)) throw alreadyThere();
      const step = await this.stepOf(user, code);
      if (step === null) {
        throw new DomainError('invalid-input', 'This is not the code of the app now.', {
          faults: [{ pointer: '/code', message: 'is not the code that the new secret gives now' }],
          hint: 'Check the clock of the phone; enrol again if the secret was not taken over.',
        });
      }
      const recoveryCodeHashes = codes.map(recoveryCodeHash);
      return { totpConfirmedAt: this.clock.now(), totpLastStep: String(step), recoveryCodeHashes };
    });
    return codes;
  }

  /** Ends the own second factor; needs the password, so that an open browser is not enough. */
  async remove(actor: Actor, password: string): Promise<void> {
    await this.change(actor, 'user.remove-second-factor', async (user) => {
      await assertPassword(user, password);
      return NOTHING;
    });
  }

  /** Ends the second factor of a user who lost it. */
  async reset(actor: Actor, userId: string, precondition: Precondition): Promise<void> {
    const work = ({ revision }: UserEntity): Promise<Partial<UserEntity>> => {
      assertMatches(precondition, revision);
      return Promise.resolve(NOTHING);
    };
    await this.change(actor, 'user.reset-second-factor', work, userId);
  }

  /** Whether the code is good now; it is not good a second time. */
  async accept(userId: string, code: string): Promise<boolean> {
    return this.transactor.run(async (tx) => {
      const user = await lock(tx, userId);
      const step = await this.stepOf(user, code);
      const hash = recoveryCodeHash(code);
      if (step !== null) await tx.update(UserEntity, userId, { totpLastStep: String(step) });
      else if (user.recoveryCodeHashes.includes(hash)) {
        await tx.update(UserEntity, userId, {
          recoveryCodeHashes: user.recoveryCodeHashes.filter((one) => one !== hash),
        });
      } else return false;
      return true;
    });
  }

  private async stepOf(user: UserEntity, code: string): Promise<number | null> {
    const secret = user.totpSecret === null ? null : await this.seal.open(user.totpSecret);
    if (secret === null) return null;
    const last = user.totpLastStep === null ? null : Number(user.totpLastStep);
    return acceptedStep(secret, code, last, this.clock.now().getTime());
  }

  private async change(
    actor: Actor,
    action: string,
    work: (user: UserEntity) => Promise<Partial<UserEntity>>,
    userId: string = actor.userId,
  ): Promise<void> {
    await this.transactor.run(async (tx) => {
      const user = await lock(tx, userId);
      const subject = { type: 'user', id: user.id, name: user.name } as const;
      const before = { hasSecondFactor: this.isNeeded(user) };
      const saved = await tx.save(Object.assign(user, await work(user)));
      const after = { hasSecondFactor: this.isNeeded(saved) };
      await this.audit.append(tx, { actor, action, subject, before, after, result: 'succeeded', operationId: null });
    });
  }
}

const NOTHING: Partial<UserEntity> = {
  totpSecret: null,
  totpConfirmedAt: null,
  totpLastStep: null,
  recoveryCodeHashes: [],
};

async function lock(tx: EntityManager, id: string): Promise<UserEntity> {
  const user = await tx.findOne(UserEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (user === null) throw new DomainError('not-found', `There is no user ${id}.`);
  return user;
}

async function assertPassword(user: UserEntity, password: string): Promise<void> {
  if (await isPassword(user.passwordHash, password)) return;
  throw new DomainError('invalid-input', 'The password is wrong.', {
    faults: [{ pointer: '/password', message: 'is not your password' }],
  });
}

const alreadyThere = (): DomainError =>
  new DomainError('conflict', 'You have a second factor already.', { hint: 'Remove it first to enrol another app.' });
