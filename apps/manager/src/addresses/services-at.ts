import type { EntityManager } from 'typeorm';
import { preparedRows } from '../common/database/prepared.js';

export interface ServiceAt {
  readonly id: string;
  readonly name: string;
  readonly address: string;
}

/** The virtual services at these addresses. */
export async function servicesAt(tx: EntityManager, addresses: readonly string[]): Promise<ServiceAt[]> {
  if (addresses.length === 0) return [];
  const sql = 'SELECT id, name, address FROM virtual_service WHERE address = ANY($1) ORDER BY id';
  return preparedRows(tx, sql, [addresses]);
}
