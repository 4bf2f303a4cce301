import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import { type ChangeResult, ChangesService } from '../../changes/changes.service.js';
import { newId } from '../../common/new-id.js';
import { Clock } from '../../common/clock.js';
import { Transactor } from '../../common/database/transactor.js';
import { assertMatches, type Precondition } from '../../common/http/etag.js';
import { type ListRules, type Page, paginate } from '../../common/http/paginate.js';
import { invalidInput } from '../../common/http/validation.pipe.js';
import type { OperationSubject } from '../../operations/operation.js';
import type { Actor } from '../actor.js';
import { ApiTokenEntity } from '../api-token.entity.js';
import { bearerHash, newBearer } from '../secrets.js';
import type { CreateToken, TokensQuery } from './token.dto.js';

const LONGEST_LIFE_MS = 366 * 86_400_000;

const RULES: ListRules<ApiTokenEntity> = {
  entity: ApiTokenEntity,
  sortable: { name: 'name', createdAt: 'id', expiresAt: 'expiresAt' },
  defaultSort: 'createdAt:asc',
  search: 'name',
  hasTags: true,
};

const subjectOf = ({ id, name }: ApiTokenEntity): OperationSubject => ({ type: 'token', id, name });
const audited = ({ name, scopes, allowedNetworks, expiresAt, tags }: ApiTokenEntity): object => ({
  ...{ name, scopes, allowedNetworks, expiresAt, tags },
});

/** Tokens for automation: named, scoped, expiring; of the secret only a hash is kept. */
@Injectable()
export class TokensService {
  constructor(
    private readonly transactor: Transactor,
    private readonly changes: ChangesService,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, query: TokensQuery): Promise<Page<ApiTokenEntity>> {
    if (query.all === 'true' && !actor.scopes.has('users:read')) {
      throw new DomainError('forbidden', 'Seeing the tokens of all users needs the scope users:read.');
    }
    const within = query.all === 'true' ? [] : [{ sql: 'user_id = ?', value: actor.userId }];
    return paginate(this.transactor.reader, RULES, query, within);
  }

  async get(actor: Actor, id: string, tx: EntityManager = this.transactor.reader): Promise<ApiTokenEntity> {
    const token = await tx.findOneBy(ApiTokenEntity, { id });
    const isVisible = token !== null && (token.userId === actor.userId || actor.scopes.has('users:read'));
    if (!isVisible) throw new DomainError('not-found', `There is no token ${id}.`);
    return token;
  }

  async create(
    actor: Actor,
    input: CreateToken,
    dryRun: boolean,
  ): Promise<{ readonly result: ChangeResult<ApiTokenEntity>; readonly secret: string }> {
    const now = this.clock.now();
    const expiresAt = new Date(input.spec.expiresAt);
    this.check(actor, input, expiresAt, now);
    const secret = newBearer('token');
    const result = await this.changes.store({
      actor,
      dryRun,
      action: 'token.create',
      title: `Create the token ${input.name}`,
      work: async (tx) => {
        if (await tx.existsBy(ApiTokenEntity, { userId: actor.userId, name: input.name })) throw nameTaken(input.name);
        const object = await tx.save(
          tx.create(ApiTokenEntity, {
            id: newId(now),
            userId: actor.userId,
            name: input.name,
            scopes: input.spec.scopes,
            allowedNetworks: input.spec.allowedNetworks ?? [],
            tokenHash: bearerHash(secret),
            expiresAt,
            lastUsedAt: null,
            tags: input.tags ?? [],
          }),
        );
        return { subject: subjectOf(object), before: null, after: audited(object), object };
      },
    });
    return { result, secret };
  }

  /** Revokes a token: it stops working at once. */
  remove(actor: Actor, id: string, precondition: Precondition, dryRun: boolean): Promise<ChangeResult<ApiTokenEntity>> {
    return this.changes.store({
      actor,
      dryRun,
      action: 'token.delete',
      title: 'Revoke a token',
      work: async (tx) => {
        const object = await this.get(actor, id, tx);
        if (object.userId !== actor.userId && !actor.scopes.has('users:write')) {
          throw new DomainError('forbidden', 'Revoking the token of another user needs the scope users:write.');
        }
        assertMatches(precondition, object.revision);
        await tx.delete(ApiTokenEntity, { id });
        return { subject: subjectOf(object), before: audited(object), after: null, object };
      },
    });
  }

  private check(actor: Actor, input: CreateToken, expiresAt: Date, now: Date): void {
    const pointer = '/spec/expiresAt';
    const life = expiresAt.getTime() - now.getTime();
    if (Number.isNaN(life)) throw invalidInput([{ pointer, message: 'is not a time' }]);
    if (life <= 0) throw invalidInput([{ pointer, message: 'must be in the future' }]);
    if (life > LONGEST_LIFE_MS) throw invalidInput([{ pointer, message: 'must be within a year' }]);
    const granted = new Set([...actor.grants.values()].flatMap((scopes) => [...scopes]));
    const excess = input.spec.scopes.filter((scope) => !actor.scopes.has(scope) && !granted.has(scope));
    if (excess.length === 0) return;
    throw new DomainError('forbidden', `A token cannot do more than its owner: ${excess.join(', ')}.`, {
      faults: excess.map((scope) => ({
        pointer: `/spec/scopes/${input.spec.scopes.indexOf(scope)}`,
        message: `you lack ${scope} yourself`,
      })),
    });
  }
}

const nameTaken = (name: string): DomainError =>
  new DomainError('name-taken', `You have a token ${name} already.`, {
    faults: [{ pointer: '/name', message: 'is taken' }],
  });
