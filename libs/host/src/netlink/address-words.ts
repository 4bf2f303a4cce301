import { canonicalAddress } from '#libs/domain';
import ipaddr from 'ipaddr.js';

/** An address as the kernel's `union nf_inet_addr` has it: four words in memory order; IPv4 fills the first. */
export type AddressWords = readonly [number, number, number, number];

const known = new Map<string, AddressWords>();
const KNOWN_MAX = 50_000;
const DOT = 0x2e;
const ZERO = 0x30;

/** Throws for text that is no address. */
export function wordsOfAddress(address: string): AddressWords {
  const quick = ipv4Word(address);
  if (quick !== null) return [quick, 0, 0, 0];
  const found = known.get(address);
  if (found !== undefined) return found;
  const bytes = ipaddr.IPv6.parse(address).toByteArray();
  const word = (at: number): number =>
    ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>>
    0;
  const words: AddressWords = [word(0), word(4), word(8), word(12)];
  if (known.size >= KNOWN_MAX) known.clear();
  known.set(address, words);
  return words;
}

/** `10.0.0.1` in memory order; null for anything that is not four numbers of up to three digits below 256. */
function ipv4Word(text: string): number | null {
  let word = 0;
  let octet = 0;
  let digits = 0;
  let dots = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === DOT) {
      if (digits === 0 || dots === 3) return null;
      word |= octet << (8 * dots);
      dots += 1;
      octet = digits = 0;
      continue;
    }
    const digit = code - ZERO;
    octet = octet * 10 + digit;
    digits += 1;
    if (digit < 0 || digit > 9 || digits > 3 || octet > 255) return null;
  }
  return dots === 3 && digits > 0 ? (word | (octet << 24)) >>> 0 : null;
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

/** A port in the lower half of a word in memory order. */
export const networkOrder = (port: number): number => ((port & 0xff) << 8) | (port >>> 8);
