import type { AddressFamily } from '#libs/domain';
import ipaddr from 'ipaddr.js';
import { isIP } from 'node:net';

export const ADDRESS_PURPOSES = ['virtual-ip', 'quorum-ip'] as const;
export type AddressPurpose = (typeof ADDRESS_PURPOSES)[number];

/** `free`: no service uses it. `in-use`: at least one does. `quorum`: reserved for the cluster's own traffic. */
export const ADDRESS_STATES = ['free', 'in-use', 'quorum'] as const;
export type AddressState = (typeof ADDRESS_STATES)[number];

/** The one way of writing an address: IPv6 shortened and in lower case (RFC 5952). The text must be an address. */
export function canonicalAddress(text: string): string {
  return ipaddr.parse(text).toString();
}

export function familyOf(address: string): AddressFamily {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

export const hostPrefixLength = (family: AddressFamily): number => (family === 'ipv4' ? 32 : 128);

/** Why an address cannot be given to a service or a server; null when it can. */
export function unusableBecause(address: string): string | null {
  const parsed = ipaddr.parse(address);
  const reasons: Record<string, string> = {
    unspecified: 'is the unspecified address',
    broadcast: 'is a broadcast address',
    multicast: 'is a multicast address',
    loopback: 'is a loopback address',
    linkLocal: 'is a link-local address',
    ipv4Mapped: 'is an IPv4 address written as IPv6',
  };
  return reasons[parsed.range()] ?? null;
}

/** Private by RFC 1918, RFC 4193 or RFC 6598. */
export function isPrivateAddress(address: string): boolean {
  return ['private', 'uniqueLocal', 'carrierGradeNat'].includes(ipaddr.parse(address).range());
}
