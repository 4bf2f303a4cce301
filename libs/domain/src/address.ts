import ipaddr from 'ipaddr.js';

/** Spellings that were worked out; a director compares the same thousands of addresses every two seconds. */
const spellings = new Map<string, string>();
const SPELLINGS_MAX = 50_000;

/**
 * The one spelling of an address that the kernel's tools print (RFC 5952): `FD00:0::1` → `fd00::1`. Text that is no address stays as it
 * is.
 */
export function canonicalAddress(address: string): string {
  if (!address.includes(':')) return address;
  const known = spellings.get(address);
  if (known !== undefined) return known;
  if (!ipaddr.IPv6.isValid(address)) return address;
  const spelled = ipaddr.IPv6.parse(address).toRFC5952String();
  if (spellings.size >= SPELLINGS_MAX) spellings.clear();
  spellings.set(address, spelled);
  return spelled;
}

/** Whether the address lies in the network of `network`/`prefixLength`; never across families. */
export function isInNetwork(address: string, network: string, prefixLength: number): boolean {
  const [one, other] = [ipaddr.parse(address), ipaddr.parse(network)];
  if (one instanceof ipaddr.IPv4 && other instanceof ipaddr.IPv4) return one.match(other, prefixLength);
  return one instanceof ipaddr.IPv6 && other instanceof ipaddr.IPv6 && one.match(other, prefixLength);
}
