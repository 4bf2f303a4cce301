import { Injectable } from '@nestjs/common';
import type { CheckResult } from '#libs/contracts';
import type { MachineRole } from '#libs/domain';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import { ulid } from 'ulid';
import { Clock } from '../common/clock.js';
import { Transactor } from '../common/database/transactor.js';
import type { ListQuery } from '../common/http/list.dto.js';
import { type ListRules, type Page, paginate } from '../common/http/paginate.js';
import type { Verdict } from './join/manager-checks.js';

@Entity('node_test')
export class NodeTestEntity {
  @PrimaryColumn('char', { length: 26 })
  id!: string;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('char', { length: 26 })
  operationId!: string;

  @Column('char', { length: 26 })
  nodeId!: string;

  @Column('text')
  hostname!: string;

  @Column('text', { array: true })
  roles!: MachineRole[];

  @Column('text')
  verdict!: Verdict;

  @Column('jsonb')
  checks!: CheckResult[];
}

/** The report of one test of a node. */
export type NodeTest = Readonly<NodeTestEntity>;

const LIST: ListRules<NodeTestEntity> = {
  entity: NodeTestEntity,
  sortable: { id: 'id', createdAt: 'createdAt' },
  defaultSort: 'id:desc',
  search: 'hostname',
  hasTags: false,
};

@Injectable()
export class NodeTestRepository {
  constructor(
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {}

  async insert(tx: EntityManager, test: Omit<NodeTest, 'id' | 'createdAt'>): Promise<string> {
    const createdAt = this.clock.now();
    const id = ulid(createdAt.getTime());
    await tx.insert(NodeTestEntity, { ...test, id, createdAt });
    return id;
  }

  async find(id: string): Promise<NodeTest | null> {
    return this.transactor.reader.findOneBy(NodeTestEntity, { id });
  }

  async page(query: ListQuery): Promise<Page<NodeTest>> {
    return paginate(this.transactor.reader, LIST, query);
  }
}
