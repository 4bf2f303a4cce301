import type { EntityManager } from 'typeorm';
import { preparedRows } from '../common/database/prepared.js';
import type { AddressPurpose } from './address.js';

/** An address of the cluster with the length of its network's prefix in bits. */
export interface ReservedAddress {
  readonly address: string;
  readonly prefixLength: number;
}

/** The addresses that the cluster keeps for one purpose, in the order in which they were added. */
export async function readAddresses(tx: EntityManager, purpose: AddressPurpose): Promise<ReservedAddress[]> {
  const sql = 'SELECT address, prefix_length AS "prefixLength" FROM address WHERE purpose = $1 ORDER BY id';
  return preparedRows(tx, sql, [purpose]);
}

/** A virtual IP with the director that shall carry it. */
export interface ReservedVirtualIp extends ReservedAddress {
  /** Null: the first one that may. */
  readonly preferredDirectorId: string | null;
}

/** The virtual IPs in the order in which they were added. */
export async function readVirtualIps(tx: EntityManager): Promise<ReservedVirtualIp[]> {
  return preparedRows(
    tx,
    `SELECT address, prefix_length AS "prefixLength", preferred_director_id AS "preferredDirectorId"
     FROM address WHERE purpose = 'virtual-ip' ORDER BY id`,
  );
}
