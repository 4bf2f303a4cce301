import { networkInterfaces } from 'node:os';
import { Inject, Injectable } from '@nestjs/common';
import type { AddressFamily } from '#libs/domain';
import {
  canonicalAddress,
  familyOf,
  hostPrefixLength,
  isPrivateAddress,
  unusableBecause,
} from '../addresses/address.js';
import { MANAGER_CONFIG, type ManagerConfig } from '../config/manager-config.js';

/** An address of the manager's machine. */
export interface ManagerAddress {
  readonly address: string;
  readonly family: AddressFamily;
  readonly prefixLength: number;
  /** Null when the configuration names an address that no device of this machine has. */
  readonly device: string | null;
  readonly isPrivate: boolean;
}

/** The manager's own addresses that other machines can use: those of the configuration, else those of its devices. */
@Injectable()
export class ManagerAddresses {
  constructor(@Inject(MANAGER_CONFIG) private readonly config: ManagerConfig) {}

  list(): ManagerAddress[] {
    const present = addressesOfDevices();
    if (this.config.addresses === undefined) return present.filter(({ address }) => unusableBecause(address) === null);
    return [...new Set(this.config.addresses.map(canonicalAddress))].map(
      (address) => present.find((candidate) => candidate.address === address) ?? describe(address, null, null),
    );
  }
}

function addressesOfDevices(): ManagerAddress[] {
  return Object.entries(networkInterfaces()).flatMap(([device, addresses]) =>
    (addresses ?? []).map(({ address, cidr }) => {
      const prefixLength = cidr === null ? null : Number(cidr.split('/')[1]);
      return describe(canonicalAddress(address), device, prefixLength);
    }),
  );
}

function describe(address: string, device: string | null, prefixLength: number | null): ManagerAddress {
  const family = familyOf(address);
  const length = prefixLength ?? hostPrefixLength(family);
  return { address, family, prefixLength: length, device, isPrivate: isPrivateAddress(address) };
}
