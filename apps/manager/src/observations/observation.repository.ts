import { Injectable } from '@nestjs/common';
import type { DirectorVirtualService, MachineReport } from '#libs/contracts';
import type { EntityManager } from 'typeorm';
import { readVirtualIps } from '../addresses/read-addresses.js';
import { rowsOf } from '../common/database/rows-of.js';
import { Transactor } from '../common/database/transactor.js';
import { keyOf } from '../load-balancing/virtual-service-key.js';
import type { VirtualServiceEntity } from '../load-balancing/virtual-service.entity.js';
import type { CarriedService } from '../machine-states/carrier.js';
import type { VirtualIp } from '../machine-states/cluster-view.js';
import type { Observation } from './freshness.js';
import type { DesiredRevision } from './machine-condition.js';

/** What is remembered of a director's newest document. */
interface DirectorDocument {
  readonly revision: number;
  readonly services: ReadonlyMap<string, DirectorVirtualService>;
}

@Injectable()
export class ObservationRepository {
  private readonly documents = new Map<string, DirectorDocument>();

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

  /** The services in the newest document of a director; read again only when there is a newer one, as documents never change. */
  async servicesOf(directorId: string): Promise<ReadonlyMap<string, DirectorVirtualService>> {
    const known = this.documents.get(directorId);
    const [row] = await rowsOf<{ revision: number; services: DirectorVirtualService[] | null }>(
      this.transactor.reader,
      `SELECT revision, CASE WHEN revision <> $2 THEN document->'director'->'virtualServices' END AS services
       FROM machine_state WHERE machine_id = $1 ORDER BY revision DESC LIMIT 1`,
      [directorId, known?.revision ?? -1],
    );
    if (row === undefined) {
      this.documents.delete(directorId);
      return new Map();
    }
    if (known?.revision === row.revision) return known.services;
    const services = new Map((row.services ?? []).map((service) => [service.id, service]));
    this.documents.set(directorId, { revision: row.revision, services });
    return services;
  }

  /** The virtual services, as far as they decide who is asked about them. */
  async services(): Promise<WatchedService[]> {
    const rows = await rowsOf<ServiceRow>(
      this.transactor.reader,
      'SELECT id, name, is_enabled, kind, family, protocol, address, port, firewall_mark, director_ids FROM virtual_service ORDER BY id',
    );
    return rows.map((row) => ({
      ...{ id: row.id, name: row.name, isEnabled: row.is_enabled, directorIds: row.director_ids },
      key: keyOf({ ...row, firewallMark: row.firewall_mark }),
    }));
  }

  virtualIps(): Promise<VirtualIp[]> {
    return readVirtualIps(this.transactor.reader);
  }
}

interface ServiceRow extends Pick<
  VirtualServiceEntity,
  'id' | 'name' | 'kind' | 'family' | 'protocol' | 'address' | 'port'
> {
  readonly is_enabled: boolean;
  readonly firewall_mark: string | null;
  readonly director_ids: string[] | null;
}

export interface WatchedService extends CarriedService {
  readonly id: string;
  readonly name: string;
  readonly isEnabled: boolean;
}
