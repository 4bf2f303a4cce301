import type { AddressFamily } from '#libs/domain';

export const familyOf = (address: string): AddressFamily => (address.includes(':') ? 'ipv6' : 'ipv4');

/** The prefix length of one host: 32 or 128. */
export const hostPrefix = (address: string): number => (familyOf(address) === 'ipv6' ? 128 : 32);
