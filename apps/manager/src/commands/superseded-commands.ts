import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rowsOf } from '../common/database/rows-of.js';

/** A document is whole, so a newer one of the same machine contains all that older ones wanted: only the newest is sent. */
@Injectable()
export class SupersededCommands {
  /** Older unanswered documents now wait for the answer to this one; those that waited for them do too. */
  async by(tx: EntityManager, newer: { readonly id: string; readonly machineId: string }): Promise<void> {
    await tx.query(
      `UPDATE command SET state = 'superseded', superseded_by = $1
       WHERE machine_id = $2 AND id <> $1 AND type = 'machine-state.apply'
         AND (state IN ('pending', 'sent') OR (state = 'superseded' AND finished_at IS NULL))`,
      [newer.id, newer.machineId],
    );
  }

  /** The commands that this answer is good for as well. */
  async waitingFor(tx: EntityManager, id: string): Promise<string[]> {
    const rows = await rowsOf<{ id: string }>(
      tx,
      `SELECT id FROM command WHERE superseded_by = $1 AND finished_at IS NULL ORDER BY id FOR UPDATE`,
      [id],
    );
    return rows.map((row) => row.id);
  }
}
