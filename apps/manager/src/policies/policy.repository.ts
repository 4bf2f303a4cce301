import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import { preparedRows, readEntities } from '../common/database/prepared.js';
import { Transactor } from '../common/database/transactor.js';
import { assertMatches, type Precondition } from '../common/http/etag.js';
import type { ListQuery } from '../common/http/list.dto.js';
import { type ListRules, type Page, paginate } from '../common/http/paginate.js';
import { invalidInput } from '../common/http/validation.pipe.js';
import { PolicyEntity } from './policy.entity.js';

const RULES: ListRules<PolicyEntity> = {
  entity: PolicyEntity,
  sortable: { name: 'name', createdAt: 'id', scheduler: 'scheduler' },
  defaultSort: 'name:asc',
  search: 'name',
  hasTags: true,
};

@Injectable()
export class PolicyRepository {
  constructor(private readonly transactor: Transactor) {}

  page(query: ListQuery): Promise<Page<PolicyEntity>> {
    return paginate(this.transactor.reader, RULES, query);
  }

  list(tx: EntityManager = this.transactor.reader): Promise<PolicyEntity[]> {
    return readEntities(tx, PolicyEntity, 'ORDER BY id');
  }

  /** The names of these policies by their ids. */
  async namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const sql = 'SELECT id, name FROM policy WHERE id = ANY ($1)';
    const rows = await preparedRows<{ id: string; name: string }>(this.transactor.reader, sql, [ids]);
    return new Map(rows.map(({ id, name }) => [id, name]));
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
