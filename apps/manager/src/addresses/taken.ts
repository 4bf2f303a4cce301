import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import type { KnownMachine } from '../nodes/machine-directory.js';
import { AddressEntity } from './address.entity.js';

/** What an address is used for already, in one sentence; null when it is free. */
export async function takenBy(
  tx: EntityManager,
  address: string,
  machines: readonly KnownMachine[],
  managerAddresses: readonly string[],
): Promise<string | null> {
  const known = await tx.findOneBy(AddressEntity, { address });
  if (known !== null)
    return known.purpose === 'quorum-ip' ? 'is the quorum IP of the cluster' : 'is a virtual IP already';
  const machine = machines.find(({ addresses }) => addresses.includes(address));
  if (machine !== undefined) return `is an address of the node ${machine.name}`;
  return managerAddresses.includes(address) ? 'is an address of the manager' : null;
}

export const addressInUse = (address: string, pointer: string, reason: string): DomainError =>
  new DomainError('address-in-use', `${address} ${reason}.`, {
    faults: [{ pointer, message: reason }],
    hint: 'Choose an address that nothing else uses.',
  });
