import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rowsOf } from '../../common/database/rows-of.js';
import { Transactor } from '../../common/database/transactor.js';
import type { NodeTask } from './node-task.js';
import { SecretSeal } from '../../common/secrets/secret-seal.js';

interface TaskRow {
  readonly operation_id: string;
  readonly machine_id: string;
  readonly input: NodeTask['input'];
  readonly sealed: string | null;
}

@Injectable()
export class NodeTaskRepository {
  constructor(
    private readonly transactor: Transactor,
    private readonly seal: SecretSeal,
  ) {}

  async insert(tx: EntityManager, { operationId, machineId, input, joinKey }: NodeTask): Promise<void> {
    const sealed = joinKey === null ? null : await this.seal.seal(joinKey);
    await tx.query(
      'INSERT INTO node_task (operation_id, machine_id, kind, input, sealed) VALUES ($1, $2, $3, $4, $5)',
      [operationId, machineId, input.kind, JSON.stringify(input), sealed],
    );
  }

  async find(operationId: string): Promise<NodeTask | null> {
    const [row] = await rowsOf<TaskRow>(this.transactor.reader, 'SELECT * FROM node_task WHERE operation_id = $1', [
      operationId,
    ]);
    if (row === undefined) return null;
    const { machine_id: machineId, input, sealed } = row;
    return { operationId, machineId, input, joinKey: sealed === null ? null : await this.seal.open(sealed) };
  }

  /** Operations whose work has not ended, of one machine or of all. */
  async running(
    machineId: string | null = null,
    manager: EntityManager = this.transactor.reader,
  ): Promise<{ operationId: string; kind: string }[]> {
    return rowsOf(
      manager,
      `SELECT node_task.operation_id AS "operationId", node_task.kind FROM node_task
       JOIN operation ON operation.id = node_task.operation_id
       WHERE operation.state = 'running' AND ($1::text IS NULL OR node_task.machine_id = $1) ORDER BY operation.id`,
      [machineId],
    );
  }

  /** How the newest operation of a kind on a machine stands; null when there was none. */
  async lastStateOf(tx: EntityManager, machineId: string, kind: NodeTask['input']['kind']): Promise<string | null> {
    const [row] = await rowsOf<{ state: string }>(
      tx,
      `SELECT operation.state FROM node_task JOIN operation ON operation.id = node_task.operation_id
       WHERE node_task.machine_id = $1 AND node_task.kind = $2 ORDER BY operation.id DESC LIMIT 1`,
      [machineId, kind],
    );
    return row?.state ?? null;
  }

  /** The key is needed no more. */
  async forgetSecret(operationId: string): Promise<void> {
    await this.transactor.reader.query('UPDATE node_task SET sealed = NULL WHERE operation_id = $1', [operationId]);
  }
}
