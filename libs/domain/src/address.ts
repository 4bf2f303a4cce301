import ipaddr from 'ipaddr.js';

/**
 * The one spelling of an address that the kernel's tools print (RFC 5952): `FD00:0::1` → `fd00::1`. Text that is no address stays as it
 * is.
 */
export function canonicalAddress(address: string): string {
  return address.includes(':') && ipaddr.IPv6.isValid(address)
    ? ipaddr.IPv6.parse(address).toRFC5952String()
    : address;
}

/** Whether the address lies in the network of `network`/`prefixLength`; never across families. */
export function isInNetwork(address: string, network: string, prefixLength: number): boolean {
  const [one, other] = [ipaddr.parse(address), ipaddr.parse(network)];
  if (one instanceof ipaddr.IPv4 && other instanceof ipaddr.IPv4) return one.match(other, prefixLength);
  return one instanceof ipaddr.IPv6 && other instanceof ipaddr.IPv6 && one.match(other, prefixLength);
}
