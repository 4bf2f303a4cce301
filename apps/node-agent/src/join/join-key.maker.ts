import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { JOIN_KEY_VERSION, formatJoinKey } from '#libs/join-key';
import { DomainError } from '#libs/errors';
import { fingerprintOf } from '#libs/pki';
import type { IdentityStore } from '../identity/identity.store.js';
import type { Clock } from '../shared/clock.js';
import type { JoinOfferStore } from './join-offer.store.js';

export interface OfferedKey {
  readonly key: string;
  readonly expiresAt: string;
}

export interface JoinKeyMakerOptions {
  readonly identity: IdentityStore;
  readonly offers: JoinOfferStore;
  readonly hostname: string;
  /** Own addresses, best first; empty: those of the interfaces. */
  readonly addresses: readonly string[];
  readonly port: number;
  readonly clock: Clock;
}

/** Makes the text that an admin carries to the manager; the keys before it are void from then on, unless it stands beside them. */
export class JoinKeyMaker {
  constructor(private readonly options: JoinKeyMakerOptions) {}

  async make(isBeside = false): Promise<OfferedKey> {
    const { identity, offers, hostname, port, clock } = this.options;
    const addresses = this.options.addresses.length > 0 ? this.options.addresses : interfaceAddresses();
    if (addresses.length === 0) {
      throw new DomainError('unavailable', 'This machine has no address that a manager could reach', {
        hint: 'Configure a network interface, or set DIRECTORATE_AGENT_ADDRESSES.',
      });
    }
    const { certificatePem } = await offers.certificate();
    const { secret, expiresAt } = await offers.create(clock.now(), isBeside);
    const key = formatJoinKey({
      version: JOIN_KEY_VERSION,
      nodeId: identity.get().nodeId,
      hostname,
      addresses: addresses.slice(0, 64),
      port,
      fingerprint: fingerprintOf(certificatePem),
      secret,
      expiresAt,
      clusterId: identity.member()?.clusterId ?? null,
    });
    return { key, expiresAt };
  }
}

/** Addresses of the interfaces that are up: IPv4 first, no loopback, no link-local ones. */
export function interfaceAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
  return all
    .filter((entry) => !entry.internal && !/^(169\.254\.|fe80:)/i.test(entry.address))
    .map((entry) => entry.address)
    .sort((one, other) => isIP(one) - isIP(other));
}
