import type { EntityManager } from 'typeorm';
import { rowsOf } from '../common/database/rows-of.js';

/** What was on machines before this cluster, and belongs to it now. */
export interface Adoptions {
  /** Kernel names of services, as `tcp 192.0.2.80:80`. */
  readonly services: readonly string[];
  readonly addresses: readonly string[];
}

/** All that was taken over and is still wanted. */
export async function readAdoptions(tx: EntityManager): Promise<Adoptions> {
  const services = await rowsOf<{ key: string }>(
    tx,
    'SELECT service_key AS key FROM adopted_service ORDER BY virtual_service_id',
  );
  const addresses = await rowsOf<{ address: string }>(
    tx,
    'SELECT address FROM address JOIN adopted_address ON address_id = address.id ORDER BY address.id',
  );
  return { services: services.map(({ key }) => key), addresses: addresses.map(({ address }) => address) };
}
