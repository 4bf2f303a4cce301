import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AddressEntity } from '../addresses/address.entity.js';
import { AddressesService } from '../addresses/addresses.service.js';
import { addressInUse } from '../addresses/taken.js';
import { invalidInput } from '../common/http/validation.pipe.js';

const POINTER = '/spec/address';

/** Checks the address of a new service: a virtual IP of the cluster, never the quorum IP. */
@Injectable()
export class VirtualIpChoice {
  constructor(private readonly addresses: AddressesService) {}

  /** `isCreated`: an unknown address becomes a virtual IP in the same transaction. Services by mark have none. */
  async assertUsable(tx: EntityManager, address: string | null, isCreated: boolean): Promise<void> {
    if (address === null) return;
    const known = await tx.findOneBy(AddressEntity, { address });
    if (known?.purpose === 'quorum-ip') throw addressInUse(address, POINTER, 'is the quorum IP of the cluster');
    if (known !== null) return;
    if (isCreated) {
      await this.addresses.add(tx, { address }, [], '/spec');
      return;
    }
    const hint = 'Add it with POST /api/v1/addresses first, or send "createAddress": true.';
    throw invalidInput([{ pointer: POINTER, message: 'is not a virtual IP of the cluster', hint }]);
  }
}
