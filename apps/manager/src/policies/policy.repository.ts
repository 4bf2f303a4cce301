import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import { Transactor } from '../common/database/transactor.js';
import { assertMatches, type Precondition } from '../common/http/etag.js';
import type { ListQuery } from '../common/http/list.dto.js';
import { type ListRules, type Page, paginate } from '../common/http/paginate.js';
import { invalidInput } from '../common/http/validation.pipe.js';
import { PolicyEntity } from './policy.entity.js';

const RULES: ListRules<PolicyEntity> = {
  alias: 'policy',
  sortable: { name: 'name', createdAt: 'id', scheduler: 'scheduler' },
  defaultSort: 'name:asc',
  search: 'name',
  hasTags: true,
};

@Injectable()
export class PolicyRepository {
  constructor(private readonly transactor: Transactor) {}

  page(query: ListQuery): Promise<Page<PolicyEntity>> {
    return paginate(this.transactor.reader.createQueryBuilder(PolicyEntity, 'policy'), RULES, query);
  }

  list(tx: EntityManager = this.transactor.reader): Promise<PolicyEntity[]> {
    return tx.find(PolicyEntity, { order: { id: 'ASC' } });
  }

  async get(id: string, tx: EntityManager = this.transactor.reader): Promise<PolicyEntity> {
    const policy = await tx.findOneBy(PolicyEntity, { id });
    if (policy === null) throw new DomainError('not-found', `There is no policy ${id}.`);
    return policy;
  }

  async default(tx: EntityManager = this.transactor.reader): Promise<PolicyEntity> {
    return tx.findOneByOrFail(PolicyEntity, { isDefault: true });
  }

  /** The policy that a service names by `id`, or the default one. */
  followed(tx: EntityManager, id: string | null): Promise<PolicyEntity> {
    return id === null ? this.default(tx) : this.get(id, tx);
  }

  /** The policy of this name; `pointer` is where the input names it. */
  async named(tx: EntityManager, name: string, pointer: string): Promise<PolicyEntity> {
    const policy = await tx.findOneBy(PolicyEntity, { name });
    if (policy !== null) return policy;
    const names = (await this.list(tx)).map((known) => known.name).join(', ');
    throw invalidInput([{ pointer, message: 'is no policy', hint: `There are: ${names}.` }]);
  }

  /** Locked until the transaction ends. */
  async lock(tx: EntityManager, id: string, precondition: Precondition): Promise<PolicyEntity> {
    const policy = await tx.findOne(PolicyEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (policy === null) throw new DomainError('not-found', `There is no policy ${id}.`);
    assertMatches(precondition, policy.revision);
    return policy;
  }
}
