import type { EntityManager } from 'typeorm';
import type { AddressPurpose } from './address.js';
import { AddressEntity } from './address.entity.js';

/** An address of the cluster with the length of its network's prefix in bits. */
export interface ReservedAddress {
  readonly address: string;
  readonly prefixLength: number;
}

/** The addresses that the cluster keeps for one purpose, in the order in which they were added. */
export async function readAddresses(tx: EntityManager, purpose: AddressPurpose): Promise<ReservedAddress[]> {
  const rows = await tx.find(AddressEntity, { where: { purpose }, order: { id: 'ASC' } });
  return rows.map(({ address, prefixLength }) => ({ address, prefixLength }));
}

/** A virtual IP with the director that shall carry it. */
export interface ReservedVirtualIp extends ReservedAddress {
  /** Null: the first one that may. */
  readonly preferredDirectorId: string | null;
}

/** The virtual IPs in the order in which they were added. */
export async function readVirtualIps(tx: EntityManager): Promise<ReservedVirtualIp[]> {
  const rows = await tx.find(AddressEntity, { where: { purpose: 'virtual-ip' }, order: { id: 'ASC' } });
  return rows.map(({ address, prefixLength, preferredDirectorId }) => ({ address, prefixLength, preferredDirectorId }));
}
