import { Injectable } from '@nestjs/common';
import type { DirectorVirtualService, MachineReport } from '#libs/contracts';
import type { EntityManager } from 'typeorm';
import { preparedRows } from '../common/database/prepared.js';
import { rowsOf } from '../common/database/rows-of.js';
import { Transactor } from '../common/database/transactor.js';
import { keyOf } from '../load-balancing/virtual-service-key.js';
import type { VirtualServiceEntity } from '../load-balancing/virtual-service.entity.js';
import type { Bearer, CarriedService } from '../machine-states/carrier.js';
import type { VirtualIp } from '../machine-states/cluster-view.js';
import type { Observation } from './freshness.js';

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

  /** Which machines are directors, and the newest revision that was made for each. */
  async fleet(): Promise<FleetMember[]> {
    return preparedRows(
      this.transactor.reader,
      `SELECT m.id, 'director' = ANY (m.roles) AS "isDirector", s.revision, s.created_at AS "createdAt"
       FROM machine m LEFT JOIN LATERAL (
         SELECT revision, created_at FROM machine_state WHERE machine_id = m.id ORDER BY revision DESC LIMIT 1) s ON true`,
    );
  }

  /** What decides who is asked about all services. */
  everything(): Promise<CarriageRecord> {
    return this.carriage('SELECT id FROM virtual_service', 'true', []);
  }

  /** What decides who is asked about some services: they, all at the same addresses, and where marks may be carried. */
  around(serviceIds: readonly string[]): Promise<CarriageRecord> {
    const addresses = `address IN (
      SELECT address FROM virtual_service WHERE id = ANY ($1) UNION (
      SELECT DISTINCT ON (family) address FROM address WHERE purpose = 'virtual-ip' ORDER BY family, id))`;
    const services = `SELECT id FROM virtual_service WHERE id = ANY ($1) UNION SELECT id FROM virtual_service WHERE ${addresses}`;
    return this.carriage(services, addresses, [serviceIds]);
  }

  /** The services in a document of a director; read again only when there is a newer one, as documents never change. */
  async servicesOf({ id, revision }: RecordedDirector): Promise<ReadonlyMap<string, DirectorVirtualService>> {
    const known = this.documents.get(id);
    if (revision === null) return new Map();
    if (known?.revision === revision) return known.services;
    const [row] = await preparedRows<{ revision: number; services: DirectorVirtualService[] | null }>(
      this.transactor.reader,
      `SELECT revision, document->'director'->'virtualServices' AS services
       FROM machine_state WHERE machine_id = $1 ORDER BY revision DESC LIMIT 1`,
      [id],
    );
    if (row === undefined) {
      this.documents.delete(id);
      return new Map();
    }
    const services = new Map((row.services ?? []).map((service) => [service.id, service]));
    this.documents.set(id, { revision: row.revision, services });
    return services;
  }

  private async carriage(services: string, addresses: string, values: readonly unknown[]): Promise<CarriageRecord> {
    const [row] = await preparedRows<CarriageRow>(
      this.transactor.reader,
      `SELECT
        (SELECT json_agg(d) FROM (
          SELECT id, name, roles, is_in_maintenance AS "isInMaintenance",
            (SELECT max(revision) FROM machine_state WHERE machine_id = machine.id) AS revision
          FROM machine WHERE state IN ('member', 'quarantined') AND 'director' = ANY (roles)
          ORDER BY joined_at NULLS LAST, id) d) AS directors,
        (SELECT json_agg(s) FROM (
          SELECT id, name, is_enabled AS "isEnabled", kind, family, protocol, address, port,
            firewall_mark::text AS "firewallMark", director_ids AS "directorIds"
          FROM virtual_service WHERE id IN (${services}) ORDER BY id) s) AS services,
        (SELECT json_agg(a) FROM (
          SELECT address, prefix_length AS "prefixLength", preferred_director_id AS "preferredDirectorId"
          FROM address WHERE purpose = 'virtual-ip' AND ${addresses} ORDER BY id) a) AS "virtualIps"`,
      values,
    );
    return {
      directors: row?.directors ?? [],
      services: (row?.services ?? []).map(toWatched),
      virtualIps: row?.virtualIps ?? [],
    };
  }
}

type ServiceRow = Pick<
  VirtualServiceEntity,
  'id' | 'name' | 'isEnabled' | 'kind' | 'family' | 'protocol' | 'address' | 'port' | 'firewallMark' | 'directorIds'
>;

function toWatched(service: ServiceRow): WatchedService {
  const { id, name, isEnabled, directorIds } = service;
  return { id, name, isEnabled, directorIds, key: keyOf(service) };
}

interface CarriageRow {
  readonly directors: RecordedDirector[] | null;
  readonly services: ServiceRow[] | null;
  readonly virtualIps: VirtualIp[] | null;
}

/** A director that belongs to the cluster, with the revision of its newest document; null before the first. */
export interface RecordedDirector extends Bearer {
  readonly name: string;
  readonly revision: number | null;
}

/** Who carries which service by the record. */
export interface CarriageRecord {
  /** In the order in which they became members. */
  readonly directors: readonly RecordedDirector[];
  readonly services: readonly WatchedService[];
  readonly virtualIps: readonly VirtualIp[];
}

export interface FleetMember {
  readonly id: string;
  readonly isDirector: boolean;
  /** Of its newest document; null before the first. */
  readonly revision: number | null;
  readonly createdAt: Date | null;
}

export interface WatchedService extends CarriedService {
  readonly id: string;
  readonly name: string;
  readonly isEnabled: boolean;
}
