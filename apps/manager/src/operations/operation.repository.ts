import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { newId } from '../common/new-id.js';
import { Clock } from '../common/clock.js';
import { Transactor } from '../common/database/transactor.js';
import { type ListRules, type Page, paginate } from '../common/http/paginate.js';
import type { OperationsQuery } from './operation.dto.js';
import type { NewOperation, Operation, OperationState } from './operation.js';
import { OperationEntity, OperationLogEntity, OperationStepEntity } from './operation.entity.js';

const LIST_RULES: ListRules<OperationEntity> = {
  alias: 'operation',
  sortable: { createdAt: 'id', kind: 'kind', state: 'state' },
  defaultSort: 'createdAt:desc',
  search: 'title',
  hasTags: false,
  filters: { state: 'operation.state', kind: 'operation.kind', subjectId: 'operation.subjectId' },
};
const LOG_LINES_SHOWN = 1000;

@Injectable()
export class OperationRepository {
  constructor(
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {}

  async insert(tx: EntityManager, operation: NewOperation): Promise<string> {
    const id = newId(this.clock.now());
    await tx.insert(OperationEntity, {
      id,
      kind: operation.kind,
      title: operation.title,
      state: 'running',
      percent: 0,
      subjectType: operation.subject?.type ?? null,
      subjectId: operation.subject?.id ?? null,
      subjectName: operation.subject?.name ?? null,
      actor: operation.actor,
      result: null,
      error: null,
      finishedAt: null,
    });
    if (operation.steps.length > 0) {
      await tx.insert(
        OperationStepEntity,
        operation.steps.map(({ name, title }, position) => ({
          operationId: id,
          name,
          title,
          position,
          state: 'pending',
        })),
      );
    }
    return id;
  }

  /** The row itself, locked until the transaction ends. */
  async lock(tx: EntityManager, id: string): Promise<OperationEntity | null> {
    return tx.findOne(OperationEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async stepsOf(tx: EntityManager, operationId: string): Promise<OperationStepEntity[]> {
    return tx.find(OperationStepEntity, { where: { operationId }, order: { position: 'ASC' } });
  }

  async appendStep(tx: EntityManager, operationId: string, step: NewOperation['steps'][number]): Promise<void> {
    await tx.query(
      `INSERT INTO operation_step (operation_id, name, title, position, state)
       SELECT $1, $2, $3, coalesce(max(position) + 1, 0), 'pending' FROM operation_step WHERE operation_id = $1
       ON CONFLICT DO NOTHING`,
      [operationId, step.name, step.title],
    );
  }

  async appendLog(tx: EntityManager, operationId: string, line: string): Promise<void> {
    await tx.insert(OperationLogEntity, { operationId, at: this.clock.now(), line });
  }

  async find(id: string, manager: EntityManager = this.transactor.reader): Promise<Operation | null> {
    const [found] = await this.load(manager, [id], true);
    return found ?? null;
  }

  async stateOf(id: string): Promise<OperationState | null> {
    const row = await this.transactor.reader.findOne(OperationEntity, {
      where: { id },
      select: { id: true, state: true },
    });
    return row?.state ?? null;
  }

  async page(query: OperationsQuery): Promise<Page<Operation>> {
    const builder = this.transactor.reader.createQueryBuilder(OperationEntity, 'operation');
    const { items, page } = await paginate(builder, LIST_RULES, query);
    const ids = items.map(({ id }) => id);
    return { items: await this.load(this.transactor.reader, ids, false), page };
  }

  /** Operations in the order of `ids`; logs only where asked. */
  async load(manager: EntityManager, ids: readonly string[], withLog: boolean): Promise<Operation[]> {
    if (ids.length === 0) return [];
    const wanted = { operationId: In([...ids]) };
    const rows = await manager.find(OperationEntity, { where: { id: In([...ids]) } });
    const steps = await manager.find(OperationStepEntity, { where: wanted, order: { position: 'ASC' } });
    const log = withLog
      ? await manager.find(OperationLogEntity, { where: wanted, order: { position: 'DESC' }, take: LOG_LINES_SHOWN })
      : [];
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => {
      const row = byId.get(id);
      return row === undefined ? [] : [toOperation(row, steps, log)];
    });
  }
}

function toOperation(
  row: OperationEntity,
  steps: readonly OperationStepEntity[],
  log: readonly OperationLogEntity[],
): Operation {
  const { id, kind, title, state, percent, actor, result, error, revision, createdAt, updatedAt, finishedAt } = row;
  const subject =
    row.subjectType === null || row.subjectId === null
      ? null
      : { type: row.subjectType, id: row.subjectId, name: row.subjectName ?? '' };
  return {
    ...{ id, kind, title, state, percent, subject, actor, result, error, revision, createdAt, updatedAt, finishedAt },
    steps: steps.filter((step) => step.operationId === id),
    log: log.filter((line) => line.operationId === id).reverse(),
  };
}
