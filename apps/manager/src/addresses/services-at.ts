import type { EntityManager } from 'typeorm';

export interface ServiceAt {
  readonly id: string;
  readonly name: string;
  readonly address: string;
}

/** The virtual services at these addresses. */
export async function servicesAt(tx: EntityManager, addresses: readonly string[]): Promise<ServiceAt[]> {
  if (addresses.length === 0) return [];
  const sql = 'SELECT id, name, address FROM virtual_service WHERE address = ANY($1) ORDER BY id';
  return tx.query<ServiceAt[]>(sql, [addresses]);
}
