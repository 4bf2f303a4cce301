import { canonicalAddress, type AddressFamily } from '#libs/domain';
import ipaddr from 'ipaddr.js';

/** The address in its one spelling; null when the text is none. `010.0.0.1` is none: its meaning is not clear. */
export function addressOf(text: string): string | null {
  if (text.length > 45) return null;
  if (text.includes(':')) return ipaddr.IPv6.isValid(text) && !text.includes('%') ? canonicalAddress(text) : null;
  return ipaddr.IPv4.isValidFourPartDecimal(text) && !/(^|\.)0\d/.test(text) ? text : null;
}

export const familyOf = (address: string): AddressFamily => (address.includes(':') ? 'ipv6' : 'ipv4');
export const hostPrefixOf = (family: AddressFamily): number => (family === 'ipv6' ? 128 : 32);

/** A whole number within bounds; null when it is none. */
export function integerOf(text: string | undefined, low: number, high: number): number | null {
  if (text === undefined || !/^[+-]?\d{1,15}$/.test(text)) return null;
  const value = Number(text);
  return value >= low && value <= high ? value : null;
}

export const portOf = (text: string | undefined): number | null => integerOf(text, 0, 65_535);

/** Seconds with fractions, as milliseconds; null when it is no time of at most 31 days. */
export function millisecondsOf(text: string | undefined): number | null {
  if (text === undefined || !/^\d{1,7}(\.\d{1,6})?$/.test(text)) return null;
  const value = Math.round(Number(text) * 1000);
  return value <= 31 * 86_400_000 ? value : null;
}

/** `255.255.255.0` or `24` as the length of the prefix; null when it is no mask of that family. */
export function prefixLengthOf(text: string | undefined, family: AddressFamily): number | null {
  if (text === undefined) return null;
  if (!text.includes('.')) return integerOf(text, 1, hostPrefixOf(family));
  if (family === 'ipv6' || addressOf(text) === null) return null;
  const length = ipaddr.IPv4.parse(text).prefixLengthFromSubnetMask();
  return length === null || length === 0 ? null : length;
}

const toNumber = (address: string): bigint => {
  const bytes = ipaddr.parse(address).toByteArray();
  return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
};

function fromNumber(value: bigint, family: AddressFamily): string {
  const length = family === 'ipv6' ? 16 : 4;
  const bytes = Array.from({ length }, (_, index) => Number((value >> BigInt(8 * (length - 1 - index))) & 255n));
  return canonicalAddress(ipaddr.fromByteArray(bytes).toString());
}

/** All addresses from one to the other, both included; null when they are none, in the wrong order, or more than `most`. */
export function addressesBetween(from: string, to: string, most: number): string[] | null {
  const [first, last] = [addressOf(from), addressOf(to)];
  if (first === null || last === null || familyOf(first) !== familyOf(last)) return null;
  const [low, high] = [toNumber(first), toNumber(last)];
  const count = high - low + 1n;
  if (count < 1n || count > BigInt(most)) return null;
  return Array.from({ length: Number(count) }, (_, index) => fromNumber(low + BigInt(index), familyOf(first)));
}

/** The addresses of a network, as keepalived counts them: all of the prefix. Null when it is none, or more than `most`. */
export function addressesOfNetwork(text: string, most: number): string[] | null {
  const [address = '', bits] = text.split('/');
  const base = addressOf(address);
  if (base === null) return null;
  const width = hostPrefixOf(familyOf(base));
  const prefixLength = integerOf(bits, 1, width);
  if (prefixLength === null || width - prefixLength > 16) return null;
  const size = 1n << BigInt(width - prefixLength);
  const low = (toNumber(base) / size) * size;
  const family = familyOf(base);
  return addressesBetween(fromNumber(low, family), fromNumber(low + size - 1n, family), most);
}

/** Whether a text is a regular expression here, too. */
export function isPattern(text: string): boolean {
  if (text.length === 0 || text.length > 500) return false;
  try {
    return new RegExp(text, 'u').source !== '';
  } catch {
    return false;
  }
}

/** Whether a value fits where the documents take one line of text. */
export const isLine = (text: string, max: number): boolean =>
  text.length <= max && !/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(text);
