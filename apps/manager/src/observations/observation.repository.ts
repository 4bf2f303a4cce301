import { Injectable } from '@nestjs/common';
import type { DirectorVirtualService, MachineReport } from '#libs/contracts';
import type { EntityManager } from 'typeorm';
import { rowsOf } from '../common/database/rows-of.js';
import { Transactor } from '../common/database/transactor.js';
import type { Observation } from './freshness.js';
import type { DesiredRevision } from './machine-condition.js';

@Injectable()
export class ObservationRepository {
  constructor(private readonly transactor: Transactor) {}

  async all(): Promise<Map<string, Observation>> {
    const rows = await rowsOf<{ machine_id: string; report: MachineReport; observed_at: Date }>(
      this.transactor.reader,
      'SELECT machine_id, report, observed_at FROM observation',
    );
    return new Map(rows.map((row) => [row.machine_id, { report: row.report, observedAt: row.observed_at }]));
  }

  async save(tx: EntityManager, machineId: string, { report, observedAt }: Observation): Promise<void> {
    await tx.query(
      `INSERT INTO observation (machine_id, report, observed_at) VALUES ($1, $2, $3)
       ON CONFLICT (machine_id) DO UPDATE SET report = excluded.report, observed_at = excluded.observed_at`,
      [machineId, JSON.stringify(report), observedAt],
    );
  }

  /** The newest revision that was made for each machine. */
  async desiredRevisions(): Promise<Map<string, DesiredRevision>> {
    const rows = await rowsOf<{ machine_id: string; revision: number; created_at: Date }>(
      this.transactor.reader,
      `SELECT DISTINCT ON (machine_id) machine_id, revision, created_at FROM machine_state
       ORDER BY machine_id, revision DESC`,
    );
    return new Map(rows.map((row) => [row.machine_id, { revision: row.revision, createdAt: row.created_at }]));
  }

  /** The services in the newest document of a director. */
  async servicesOf(directorId: string): Promise<Map<string, DirectorVirtualService>> {
    const [row] = await rowsOf<{ services: DirectorVirtualService[] | null }>(
      this.transactor.reader,
      `SELECT document->'director'->'virtualServices' AS services FROM machine_state
       WHERE machine_id = $1 ORDER BY revision DESC LIMIT 1`,
      [directorId],
    );
    return new Map((row?.services ?? []).map((service) => [service.id, service]));
  }

  async services(): Promise<{ id: string; name: string; isEnabled: boolean }[]> {
    return rowsOf(
      this.transactor.reader,
      'SELECT id, name, is_enabled AS "isEnabled" FROM virtual_service ORDER BY id',
    );
  }
}
