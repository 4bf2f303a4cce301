import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import { readEntities } from '../common/database/prepared.js';
import { rowsOf } from '../common/database/rows-of.js';
import { Transactor } from '../common/database/transactor.js';
import type { ListQuery } from '../common/http/list.dto.js';
import { paginate, type ListRules, type Page } from '../common/http/paginate.js';
import { MachineEntity } from './machine.entity.js';
import type { Machine, MachineChange } from './machine.js';

const LIST: ListRules<MachineEntity> = {
  entity: MachineEntity,
  sortable: { name: 'name', createdAt: 'createdAt', updatedAt: 'updatedAt', state: 'state' },
  defaultSort: 'name:asc',
  search: 'name',
  hasTags: true,
};

@Injectable()
export class MachineRepository {
  constructor(private readonly transactor: Transactor) {}

  async insert(tx: EntityManager, machine: MachineChange & Pick<Machine, 'id'>): Promise<void> {
    await tx.insert(MachineEntity, mutable(machine));
  }

  async find(id: string, manager: EntityManager = this.transactor.reader): Promise<Machine | null> {
    const [found] = await readEntities(manager, MachineEntity, 'WHERE id = $1', [id]);
    return found ?? null;
  }

  async get(id: string, manager?: EntityManager): Promise<Machine> {
    const found = await this.find(id, manager);
    if (found === null) throw new DomainError('not-found', `There is no node ${id}.`);
    return found;
  }

  /** Locked until the transaction ends. */
  async lock(tx: EntityManager, id: string): Promise<Machine | null> {
    return tx.findOne(MachineEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async named(name: string, manager: EntityManager = this.transactor.reader): Promise<Machine | null> {
    return manager.findOneBy(MachineEntity, { name });
  }

  /** In the order in which they became members; those that still join come last. */
  async list(manager: EntityManager = this.transactor.reader): Promise<Machine[]> {
    return readEntities(manager, MachineEntity, 'ORDER BY joined_at NULLS LAST, id');
  }

  async page(query: ListQuery, role: string | undefined): Promise<Page<Machine>> {
    const within = role === undefined ? [] : [{ sql: '? = ANY (roles)', value: role }];
    return paginate(this.transactor.reader, LIST, query, within);
  }

  /** Changes what is given, and the revision with it. */
  async change(tx: EntityManager, id: string, change: MachineChange): Promise<Machine> {
    const row = await tx.findOneOrFail(MachineEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    // Its timer ends with the maintenance, whoever ends it.
    if (change.isInMaintenance === false) await tx.query('DELETE FROM node_maintenance WHERE machine_id = $1', [id]);
    return tx.save(Object.assign(row, mutable(change)));
  }

  async remove(tx: EntityManager, id: string): Promise<void> {
    await tx.delete(MachineEntity, { id });
    await rowsOf(tx, `DELETE FROM observed_status WHERE subject_type = 'node' AND subject_id = $1`, [id]);
  }
}

/** TypeORM's own types know no readonly arrays. */
function mutable(change: MachineChange): Partial<MachineEntity> {
  const { roles, tags, addresses, ...rest } = change;
  return {
    ...rest,
    ...(roles === undefined ? {} : { roles: [...roles] }),
    ...(tags === undefined ? {} : { tags: [...tags] }),
    ...(addresses === undefined ? {} : { addresses: [...addresses] }),
  };
}
