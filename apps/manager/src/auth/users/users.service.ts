import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import { type ChangeResult, ChangesService } from '../../changes/changes.service.js';
import { newId } from '../../common/new-id.js';
import { Clock } from '../../common/clock.js';
import { readEntities } from '../../common/database/prepared.js';
import { Transactor } from '../../common/database/transactor.js';
import { assertMatches, type Precondition } from '../../common/http/etag.js';
import { invalidInput } from '../../common/http/validation.pipe.js';
import { type ListRules, type Page, paginate } from '../../common/http/paginate.js';
import type { OperationSubject } from '../../operations/operation.js';
import type { Actor } from '../actor.js';
import { hashPassword, isPassword } from '../secrets.js';
import { SessionEntity } from '../session.entity.js';
import { UserEntity } from '../user.entity.js';
import type { ChangePassword, CreateUser, PatchUser, UsersQuery } from './user.dto.js';
import { auditedUser } from './user-view.js';

const RULES: ListRules<UserEntity> = {
  entity: UserEntity,
  sortable: { name: 'name', role: 'role', createdAt: 'id' },
  defaultSort: 'name:asc',
  search: 'name',
  hasTags: true,
  filters: { name: 'name', role: 'role' },
};

const subjectOf = ({ id, name }: UserEntity): OperationSubject => ({ type: 'user', id, name });

@Injectable()
export class UsersService {
  constructor(
    private readonly transactor: Transactor,
    private readonly changes: ChangesService,
    private readonly clock: Clock,
  ) {}

  list(query: UsersQuery): Promise<Page<UserEntity>> {
    return paginate(this.transactor.reader, RULES, query);
  }

  async get(id: string, tx: EntityManager = this.transactor.reader): Promise<UserEntity> {
    const [user] = await readEntities(tx, UserEntity, 'WHERE id = $1', [id]);
    if (user === undefined) throw new DomainError('not-found', `There is no user ${id}.`);
    return user;
  }

  async create(actor: Actor, input: CreateUser, dryRun: boolean): Promise<ChangeResult<UserEntity>> {
    const passwordHash = await hashPassword(input.password);
    return this.changes.store({
      actor,
      dryRun,
      action: 'user.create',
      title: `Create the user ${input.name}`,
      work: async (tx) => {
        if (await tx.existsBy(UserEntity, { name: input.name })) throw nameTaken(input.name);
        const user = tx.create(UserEntity, {
          id: newId(this.clock.now()),
          name: input.name,
          displayName: input.spec.displayName ?? '',
          role: input.spec.role,
          isEnabled: input.spec.enabled ?? true,
          passwordHash,
          mustChangePassword: true,
          failedLogIns: 0,
          lockedUntil: null,
          lastLogInAt: null,
          totpSecret: null,
          totpConfirmedAt: null,
          totpLastStep: null,
          recoveryCodeHashes: [],
          tags: input.tags ?? [],
        });
        const object = await tx.save(user);
        return { subject: subjectOf(object), before: null, after: auditedUser(object), object };
      },
    });
  }

  async patch(
    actor: Actor,
    id: string,
    input: PatchUser,
    precondition: Precondition,
    dryRun: boolean,
  ): Promise<ChangeResult<UserEntity>> {
    const passwordHash = input.password === undefined ? null : await hashPassword(input.password);
    return this.changes.store({
      actor,
      dryRun,
      action: 'user.update',
      title: 'Change a user',
      work: async (tx) => {
        const user = await this.lock(tx, id, precondition);
        const before = auditedUser(user);
        const { displayName, role, enabled } = input.spec ?? {};
        if (displayName !== undefined) user.displayName = displayName;
        if (role !== undefined) user.role = role;
        if (enabled !== undefined) user.isEnabled = enabled;
        if (enabled === true) Object.assign(user, { failedLogIns: 0, lockedUntil: null });
        if (input.tags !== undefined) user.tags = input.tags;
        if (passwordHash !== null) {
          Object.assign(user, { passwordHash, mustChangePassword: true, failedLogIns: 0, lockedUntil: null });
          await tx.delete(SessionEntity, { userId: id });
        }
        const object = await tx.save(user);
        await assertAdminRemains(tx);
        return { subject: subjectOf(object), before, after: auditedUser(object), object };
      },
    });
  }

  async remove(
    actor: Actor,
    id: string,
    precondition: Precondition,
    dryRun: boolean,
  ): Promise<ChangeResult<UserEntity>> {
    return this.changes.store({
      actor,
      dryRun,
      action: 'user.delete',
      title: 'Delete a user',
      work: async (tx) => {
        const object = await this.lock(tx, id, precondition);
        await tx.delete(UserEntity, { id });
        await assertAdminRemains(tx);
        return { subject: subjectOf(object), before: auditedUser(object), after: null, object };
      },
    });
  }

  /** One's own password; all other sessions of the user end. */
  async changePassword(actor: Actor, input: ChangePassword): Promise<UserEntity> {
    const known = await this.get(actor.userId);
    if (!(await isPassword(known.passwordHash, input.currentPassword))) {
      throw new DomainError('invalid-input', 'The current password is wrong.', {
        faults: [{ pointer: '/currentPassword', message: 'is not your password' }],
      });
    }
    if (input.newPassword === input.currentPassword) {
      throw invalidInput([{ pointer: '/newPassword', message: 'is the password that you have now' }]);
    }
    const passwordHash = await hashPassword(input.newPassword);
    const { object } = await this.changes.store({
      actor,
      dryRun: false,
      action: 'user.change-password',
      title: 'Change the own password',
      work: async (tx) => {
        const user = await this.lock(tx, actor.userId, { kind: 'any' });
        const saved = await tx.save(Object.assign(user, { passwordHash, mustChangePassword: false }));
        const others = tx.createQueryBuilder().delete().from(SessionEntity).where('user_id = :id', { id: user.id });
        await others.andWhere('id <> :own', { own: actor.sessionId ?? '' }).execute();
        return { subject: subjectOf(saved), before: null, after: null, object: saved };
      },
    });
    return object;
  }

  private async lock(tx: EntityManager, id: string, precondition: Precondition): Promise<UserEntity> {
    const user = await tx.findOne(UserEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (user === null) throw new DomainError('not-found', `There is no user ${id}.`);
    assertMatches(precondition, user.revision);
    return user;
  }
}

const nameTaken = (name: string): DomainError =>
  new DomainError('name-taken', `There is a user ${name} already.`, {
    faults: [{ pointer: '/name', message: 'is taken' }],
  });

/** Somebody must be able to change everything. */
async function assertAdminRemains(tx: EntityManager): Promise<void> {
  if (await tx.existsBy(UserEntity, { role: 'admin', isEnabled: true })) return;
  throw new DomainError('conflict', 'This would leave the cluster without an enabled admin.', {
    hint: 'Make another user an admin first.',
  });
}
