import { Injectable } from '@nestjs/common';
import type { MachineState } from '#libs/contracts';
import type { EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { rowsOf } from '../common/database/rows-of.js';
import { Transactor } from '../common/database/transactor.js';

/** Any number that nothing else in this database locks. */
const PUBLISHING_LOCK = 4_417_002;
const KEPT_REVISIONS = 50;

@Injectable()
export class MachineStateRepository {
  constructor(
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {}

  /** Publishers take turns until they commit: each sees what the one before it wrote. */
  async takeTurn(tx: EntityManager): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [PUBLISHING_LOCK]);
  }

  /** The newest document of each machine. */
  async newest(manager: EntityManager = this.transactor.reader): Promise<Map<string, MachineState>> {
    const rows = await rowsOf<{ machine_id: string; document: MachineState }>(
      manager,
      'SELECT DISTINCT ON (machine_id) machine_id, document FROM machine_state ORDER BY machine_id, revision DESC',
    );
    return new Map(rows.map((row) => [row.machine_id, row.document]));
  }

  /** The last revision of machines that were removed: should one come back, an old document on its disk must not be newer. */
  async retired(manager: EntityManager = this.transactor.reader): Promise<Map<string, number>> {
    const rows = await rowsOf<{ machine_id: string; state_revision: number }>(
      manager,
      'SELECT machine_id, state_revision FROM retired_machine',
    );
    return new Map(rows.map((row) => [row.machine_id, row.state_revision]));
  }

  /** Before a machine is removed with all of its documents. */
  async retire(tx: EntityManager, machineId: string): Promise<void> {
    await tx.query(
      `INSERT INTO retired_machine (machine_id, state_revision)
       SELECT machine_id, max(revision) FROM machine_state WHERE machine_id = $1 GROUP BY machine_id
       ON CONFLICT (machine_id) DO UPDATE SET state_revision = excluded.state_revision`,
      [machineId],
    );
  }

  /** The revision that an operation made for each machine. */
  async newestOf(operationId: string | null): Promise<Map<string, number>> {
    const rows = await rowsOf<{ machine_id: string; revision: number }>(
      this.transactor.reader,
      'SELECT machine_id, max(revision) AS revision FROM machine_state WHERE operation_id = $1 GROUP BY machine_id',
      [operationId],
    );
    return new Map(rows.map((row) => [row.machine_id, row.revision]));
  }

  async insert(tx: EntityManager, document: MachineState, operationId: string): Promise<void> {
    const { machineId, revision } = document;
    await tx.query(
      `INSERT INTO machine_state (machine_id, revision, document, operation_id, created_at) VALUES ($1, $2, $3, $4, $5)`,
      [machineId, revision, JSON.stringify(document), operationId, this.clock.now()],
    );
    await tx.query('DELETE FROM machine_state WHERE machine_id = $1 AND revision <= $2', [
      machineId,
      revision - KEPT_REVISIONS,
    ]);
  }
}
