import { Injectable } from '@nestjs/common';
import type { CommandOutcome } from '#libs/contracts';
import { type EntityManager, In } from 'typeorm';
import { Clock } from '../common/clock.js';
import { rowsOf } from '../common/database/rows-of.js';
import { Transactor } from '../common/database/transactor.js';
import { type ListRules, type Page, paginate } from '../common/http/paginate.js';
import type { Command, CommandState } from './command.js';
import type { CommandsQuery } from './command.dto.js';
import { CommandEntity } from './command.entity.js';
import { retryDelayMs } from './retry-schedule.js';

const LIST: ListRules<CommandEntity> = {
  entity: CommandEntity,
  sortable: { id: 'id', createdAt: 'createdAt' },
  defaultSort: 'id:desc',
  search: 'machineName',
  hasTags: false,
  filters: { nodeId: 'machine_id', operationId: 'operation_id', state: 'state' },
};
const BATCH = 100;

@Injectable()
export class CommandRepository {
  constructor(
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {}

  async find(id: string, manager: EntityManager = this.transactor.reader): Promise<Command | null> {
    return manager.findOneBy(CommandEntity, { id });
  }

  async lock(tx: EntityManager, id: string): Promise<Command | null> {
    return tx.findOne(CommandEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async page(query: CommandsQuery): Promise<Page<Command>> {
    return paginate(this.transactor.reader, LIST, query);
  }

  /**
   * Takes what is due, oldest first, and sets when it is due again should no answer come. Machines that still join or were
   * quarantined get nothing, and nothing is taken for a manager whose office is over.
   */
  claim(epoch: number): Promise<Command[]> {
    return this.transactor.run(async (tx) => {
      const now = this.clock.now();
      const due = await rowsOf<{ id: string; attempts: number }>(
        tx,
        `SELECT command.id, command.attempts FROM command JOIN machine ON machine.id = command.machine_id
         WHERE command.state IN ('pending', 'sent') AND next_attempt_at <= $1 AND machine.state IN ('member', 'leaving')
           AND EXISTS (SELECT FROM cluster WHERE epoch = $3)
         ORDER BY command.id LIMIT $2 FOR UPDATE OF command SKIP LOCKED`,
        [now, BATCH, epoch],
      );
      if (due.length === 0) return [];
      const next = due.map(({ attempts }) => new Date(now.getTime() + retryDelayMs(attempts + 1)));
      await tx.query(
        `UPDATE command SET state = 'sent', attempts = attempts + 1, sent_at = $1, next_attempt_at = due.at
         FROM unnest($2::text[], $3::timestamptz[]) AS due (id, at) WHERE command.id = due.id`,
        [now, due.map(({ id }) => id), next],
      );
      return tx.find(CommandEntity, { where: { id: In(due.map(({ id }) => id)) }, order: { id: 'ASC' } });
    });
  }

  /** The queue did not take it: as if it had not been tried, but a little later. */
  async unclaim(id: string, delayMs: number): Promise<void> {
    const at = new Date(this.clock.now().getTime() + delayMs);
    await this.transactor.reader.query(
      `UPDATE command SET attempts = attempts - 1, next_attempt_at = $2, state = CASE attempts WHEN 1 THEN 'pending' ELSE state END
       WHERE id = $1 AND state = 'sent'`,
      [id, at],
    );
  }

  /** All that is not answered is due now. */
  async makeDue(manager: EntityManager = this.transactor.reader, machineId: string | null = null): Promise<void> {
    await manager.query(
      `UPDATE command SET next_attempt_at = $1 WHERE state IN ('pending', 'sent') AND ($2::text IS NULL OR machine_id = $2)`,
      [this.clock.now(), machineId],
    );
  }

  async finish(tx: EntityManager, id: string, state: CommandState, outcome: CommandOutcome | null): Promise<void> {
    const text = outcome === null ? null : JSON.stringify(outcome);
    await tx.query('UPDATE command SET state = $2, outcome = $3, finished_at = $4 WHERE id = $1', [
      ...[id, state, text],
      this.clock.now(),
    ]);
  }

  /** What a machine was asked and has not answered, oldest first. */
  async openOf(tx: EntityManager, machineId: string): Promise<Command[]> {
    const builder = tx.createQueryBuilder(CommandEntity, 'command').setLock('pessimistic_write');
    return builder
      .where('command.machineId = :machineId AND command.finishedAt IS NULL', { machineId })
      .orderBy('command.id')
      .getMany();
  }

  async ofOperation(tx: EntityManager, operationId: string): Promise<Command[]> {
    return tx.find(CommandEntity, { where: { operationId }, order: { id: 'ASC' } });
  }

  /** Whether somebody else than its commands decides when this operation ends. */
  async isDriven(tx: EntityManager, operationId: string): Promise<boolean> {
    const rows = await rowsOf(
      tx,
      'SELECT 1 FROM node_task WHERE operation_id = $1 UNION ALL SELECT 1 FROM drain WHERE operation_id = $1',
      [operationId],
    );
    return rows.length > 0;
  }
}
