import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { familyOf, hostPrefixLength, unusableBecause } from '../addresses/address.js';
import { AddressEntity } from '../addresses/address.entity.js';
import { addressInUse } from '../addresses/taken.js';
import { Clock } from '../common/clock.js';
import { newId } from '../common/new-id.js';
import { MachineRepository } from '../nodes/machine.repository.js';
import type { ImportedService } from '#libs/adopt';
import { type Lens, placeOf } from './shadow.js';

const POINTER = '/spec/address';

/** Makes the address of a service a virtual IP of the cluster, although machines have it already. */
@Injectable()
export class AdoptedAddresses {
  constructor(
    private readonly machines: MachineRepository,
    private readonly clock: Clock,
  ) {}

  /** Services by mark have no address: nothing is done. */
  async take(
    tx: EntityManager,
    { key }: ImportedService,
    lenses: readonly Lens[],
    found: number | null,
  ): Promise<void> {
    if (key.kind === 'firewall-mark') return;
    const { address } = key;
    const known = await tx.findOneBy(AddressEntity, { address });
    if (known?.purpose === 'quorum-ip') throw addressInUse(address, POINTER, 'is the quorum IP of the cluster');
    const unusable = unusableBecause(address);
    if (unusable !== null) throw addressInUse(address, POINTER, unusable);
    await this.freeFromMachines(tx, address);
    const row = known ?? (await this.add(tx, address, lenses, found));
    await tx.query('INSERT INTO adopted_address (address_id) VALUES ($1) ON CONFLICT DO NOTHING', [row.id]);
    // The director that has it goes on carrying it: two of them would answer for it otherwise.
    const carrier = lenses.find(
      ({ director }) => director.report !== null && placeOf(address, director.report) !== null,
    );
    if (known !== null || carrier === undefined) return;
    await tx.query('UPDATE address SET preferred_director_id = $2 WHERE id = $1', [row.id, carrier.director.id]);
  }

  /** A machine that had the address when it joined counted it among its own; the one that it is reached by stays its own. */
  private async freeFromMachines(tx: EntityManager, address: string): Promise<void> {
    for (const machine of await this.machines.list(tx)) {
      const at = machine.addresses.findIndex((one) => one.address === address);
      if (at < 0) continue;
      if (at === 0) {
        throw addressInUse(address, POINTER, `is the address by which ${machine.name} itself is reached`);
      }
      const addresses = machine.addresses.filter((one) => one.address !== address);
      await this.machines.change(tx, machine.id, { addresses });
    }
  }

  private add(
    tx: EntityManager,
    address: string,
    lenses: readonly Lens[],
    found: number | null,
  ): Promise<AddressEntity> {
    const family = familyOf(address);
    const places = lenses.map(({ director }) => director.report && placeOf(address, director.report));
    const there = places.find((place) => place !== null);
    const prefixLength = there?.prefixLength ?? found ?? hostPrefixLength(family);
    const text = { description: 'Taken over from a former configuration', tags: [] };
    const id = newId(this.clock.now());
    return tx.save(tx.create(AddressEntity, { id, address, family, prefixLength, purpose: 'virtual-ip', ...text }));
  }
}
