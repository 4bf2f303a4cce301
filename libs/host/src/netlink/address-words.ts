import { canonicalAddress } from '#libs/domain';
import ipaddr from 'ipaddr.js';

/** An address as the kernel's `union nf_inet_addr` has it: four words in memory order; IPv4 fills the first. */
export type AddressWords = readonly [number, number, number, number];

const known = new Map<string, AddressWords>();
const KNOWN_MAX = 50_000;

/** Throws for text that is no address. */
export function wordsOfAddress(address: string): AddressWords {
  const found = known.get(address);
  if (found !== undefined) return found;
  const bytes = ipaddr.parse(address).toByteArray();
  const word = (at: number): number =>
    ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>>
    0;
  const words: AddressWords = bytes.length === 4 ? [word(0), 0, 0, 0] : [word(0), word(4), word(8), word(12)];
  if (known.size >= KNOWN_MAX) known.clear();
  known.set(address, words);
  return words;
}

/** The one spelling of an address, whatever its family. */
export function addressOfWords(isIpv6: boolean, [first, ...rest]: AddressWords): string {
  if (!isIpv6) return `${first & 0xff}.${(first >>> 8) & 0xff}.${(first >>> 16) & 0xff}.${first >>> 24}`;
  const parts = [first, ...rest].flatMap((word) => [
    ((word & 0xff) << 8) | ((word >>> 8) & 0xff),
    (((word >>> 16) & 0xff) << 8) | (word >>> 24),
  ]);
  return canonicalAddress(parts.map((part) => part.toString(16)).join(':'));
}
