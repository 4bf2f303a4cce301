import type { EntityManager } from 'typeorm';
import { newId } from '../common/new-id.js';
import { AddressEntity } from './address.entity.js';

type Reservation = Pick<AddressEntity, 'address' | 'family' | 'prefixLength'>;

/** Reserves an address for the cluster's own traffic instead of the one before. */
export async function reserveQuorumIp(tx: EntityManager, reservation: Reservation, now: Date): Promise<void> {
  await tx.delete(AddressEntity, { purpose: 'quorum-ip' });
  await tx.save(
    tx.create(AddressEntity, {
      ...reservation,
      id: newId(now),
      purpose: 'quorum-ip',
      description: 'Reserved for the cluster’s own traffic.',
      tags: [],
    }),
  );
}
