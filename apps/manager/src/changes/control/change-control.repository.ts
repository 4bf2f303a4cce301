import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rowsOf } from '../../common/database/rows-of.js';
import { Transactor } from '../../common/database/transactor.js';
import type { BlastRadius } from './blast-radius.js';

/** How changes are kept and limited in this cluster. */
export interface ChangeControlSettings extends BlastRadius {
  readonly id: string;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** So many revisions are kept, the present one always. */
  readonly keptRevisions: number;
}

export type ChangeControlPatch = Partial<BlastRadius & Pick<ChangeControlSettings, 'keptRevisions'>>;

const COLUMNS = `id, revision, created_at AS "createdAt", updated_at AS "updatedAt", kept_revisions AS "keptRevisions",
  max_services AS "maxServices", max_servers AS "maxServers", max_server_percent AS "maxServerPercent"`;

@Injectable()
export class ChangeControlRepository {
  constructor(private readonly transactor: Transactor) {}

  async get(manager: EntityManager = this.transactor.reader, isLocked = false): Promise<ChangeControlSettings> {
    const lock = isLocked ? 'FOR UPDATE' : '';
    const [row] = await rowsOf<ChangeControlSettings>(manager, `SELECT ${COLUMNS} FROM change_control ${lock}`);
    if (row === undefined) throw new Error('The table change_control is empty');
    return row;
  }

  async change(tx: EntityManager, patch: ChangeControlPatch): Promise<ChangeControlSettings> {
    const { keptRevisions = null, maxServices = null, maxServers = null, maxServerPercent = null } = patch;
    await tx.query(
      `UPDATE change_control SET kept_revisions = coalesce($1, kept_revisions), max_services = coalesce($2, max_services),
         max_servers = coalesce($3, max_servers), max_server_percent = coalesce($4, max_server_percent),
         revision = revision + 1, updated_at = now()`,
      [keptRevisions, maxServices, maxServers, maxServerPercent],
    );
    return this.get(tx);
  }

  /** Real servers that take new connections by what is wanted. */
  async enabledServers(tx: EntityManager): Promise<number> {
    const [row] = await rowsOf<{ count: number }>(
      tx,
      `SELECT count(*)::int AS count FROM real_server r JOIN virtual_service v ON v.id = r.virtual_service_id
       WHERE v.is_enabled AND r.admin_state = 'enabled' AND r.weight > 0`,
    );
    return row?.count ?? 0;
  }
}
