import { Injectable } from '@nestjs/common';
import type { AdminState, DrainMode, Protocol } from '#libs/domain';
import type { EntityManager } from 'typeorm';
import { rowsOf } from '../common/database/rows-of.js';

/** A real server as far as drains go. */
export interface DrainableServer {
  readonly id: string;
  readonly virtualServiceId: string;
  readonly nodeId: string | null;
  readonly name: string;
  readonly adminState: AdminState;
  readonly weight: number;
  readonly upperThreshold: number;
  readonly serviceName: string;
  /** Null: a service by mark, which may have any. */
  readonly protocol: Protocol | null;
  readonly quorumWeight: number;
  /** 0: it gets its full weight at once. */
  readonly slowStartSeconds: number;
}

const ENDPOINT = `CASE WHEN strpos(r.address, ':') > 0 THEN '[' || r.address || ']:' ELSE r.address || ':' END || r.port`;
const SERVERS = `SELECT r.id, r.virtual_service_id AS "virtualServiceId", r.node_id AS "nodeId",
    v.name || ' on ' || ${ENDPOINT} AS name, r.admin_state AS "adminState", r.weight, r.upper_threshold AS "upperThreshold",
    v.name AS "serviceName", v.protocol, coalesce((v.pool->'quorum'->>'weight')::int, 0) AS "quorumWeight",
    coalesce((v.pool->'slowStart'->>'seconds')::int, 0) AS "slowStartSeconds"
  FROM real_server r JOIN virtual_service v ON v.id = r.virtual_service_id`;

/** The rows of real servers that drains read and change. */
@Injectable()
export class DrainedServers {
  async ofNodes(tx: EntityManager, nodeIds: readonly string[]): Promise<DrainableServer[]> {
    return rowsOf(tx, `${SERVERS} WHERE r.node_id = ANY ($1) ORDER BY r.id`, [nodeIds]);
  }

  async ofServices(tx: EntityManager, serviceIds: readonly string[]): Promise<DrainableServer[]> {
    return rowsOf(tx, `${SERVERS} WHERE r.virtual_service_id = ANY ($1) ORDER BY r.id`, [serviceIds]);
  }

  async of(tx: EntityManager, ids: readonly string[]): Promise<DrainableServer[]> {
    return rowsOf(tx, `${SERVERS} WHERE r.id = ANY ($1) ORDER BY r.id`, [ids]);
  }

  /** Of a service that nobody else changes until the transaction ends: the names of its servers that take new connections. */
  async enabledOf(tx: EntityManager, serviceId: string): Promise<string[]> {
    await tx.query('SELECT FROM virtual_service WHERE id = $1 FOR UPDATE', [serviceId]);
    const servers = await this.ofServices(tx, [serviceId]);
    return servers.filter(({ adminState }) => adminState === 'enabled').map(({ name }) => name);
  }

  async drain(tx: EntityManager, ids: readonly string[], mode: DrainMode): Promise<void> {
    await this.set(tx, ids, 'drain', mode);
  }

  /** Only those that still drain: what somebody else decided stays. */
  async enable(tx: EntityManager, ids: readonly string[]): Promise<void> {
    await this.lockServices(tx, ids);
    const rows = await rowsOf<{ id: string }>(
      tx,
      `SELECT id FROM real_server WHERE id = ANY ($1) AND admin_state = 'drain' FOR UPDATE`,
      [ids],
    );
    await this.set(
      tx,
      rows.map(({ id }) => id),
      'enabled',
      'graceful',
    );
  }

  /** Services before servers, as every change of them locks: two changes in other orders would wait for each other for ever. */
  private async lockServices(tx: EntityManager, ids: readonly string[]): Promise<void> {
    await tx.query(
      `SELECT id FROM virtual_service WHERE id IN (SELECT virtual_service_id FROM real_server WHERE id = ANY ($1))
       ORDER BY id FOR UPDATE`,
      [ids],
    );
  }

  private async set(tx: EntityManager, ids: readonly string[], state: AdminState, mode: DrainMode): Promise<void> {
    await this.lockServices(tx, ids);
    await tx.query(
      `UPDATE virtual_service SET revision = revision + 1, updated_at = now()
       WHERE id IN (SELECT virtual_service_id FROM real_server WHERE id = ANY ($1))`,
      [ids],
    );
    await tx.query(
      `UPDATE real_server SET admin_state = $2, drain_mode = $3, revision = revision + 1, updated_at = now()
       WHERE id = ANY ($1)`,
      [ids, state, mode],
    );
  }
}
