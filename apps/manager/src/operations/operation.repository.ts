import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '../common/new-id.js';
import { Clock } from '../common/clock.js';
import { readEntities } from '../common/database/prepared.js';
import { Transactor } from '../common/database/transactor.js';
import { type ListRules, type Page, paginate } from '../common/http/paginate.js';
import type { OperationsQuery } from './operation.dto.js';
import type { NewOperation, Operation, OperationState } from './operation.js';
import { OperationEntity, OperationLogEntity, OperationStepEntity } from './operation.entity.js';

const LIST_RULES: ListRules<OperationEntity> = {
  entity: OperationEntity,
  sortable: { createdAt: 'id', kind: 'kind', state: 'state' },
  defaultSort: 'createdAt:desc',
  search: 'title',
  hasTags: false,
  filters: { state: 'state', kind: 'kind', subjectId: 'subject_id' },
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
    return stepsOf(tx, [operationId]);
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
    const [row] = await readEntities(manager, OperationEntity, 'WHERE id = $1', [id]);
    if (row === undefined) return null;
    const lines = 'WHERE operation_id = $1 ORDER BY position DESC LIMIT $2';
    const log = await readEntities(manager, OperationLogEntity, lines, [id, LOG_LINES_SHOWN]);
    return toOperation(row, await stepsOf(manager, [id]), log);
  }

  async stateOf(id: string): Promise<OperationState | null> {
    const row = await this.transactor.reader.findOne(OperationEntity, {
      where: { id },
      select: { id: true, state: true },
    });
    return row?.state ?? null;
  }

  async page(query: OperationsQuery): Promise<Page<Operation>> {
    const { reader } = this.transactor;
    const { items, page } = await paginate(reader, LIST_RULES, query);
    const steps = await stepsOf(
      reader,
      items.map(({ id }) => id),
    );
    return { items: items.map((row) => toOperation(row, steps, [])), page };
  }
}

function stepsOf(manager: EntityManager, operationIds: readonly string[]): Promise<OperationStepEntity[]> {
  const clause = 'WHERE operation_id = ANY ($1) ORDER BY position';
  return readEntities(manager, OperationStepEntity, clause, [operationIds]);
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
    id,
    kind,
    title,
    state,
    percent,
    subject,
    actor,
    result,
    error,
    revision,
    createdAt,
    updatedAt,
    finishedAt,
    steps: steps.filter((step) => step.operationId === id),
    log: log.filter((line) => line.operationId === id).reverse(),
  };
}
