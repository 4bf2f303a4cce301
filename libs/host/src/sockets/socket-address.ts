import ipaddr from 'ipaddr.js';

export const AF_INET = 2;
export const AF_INET6 = 10;

export const familyOf = (address: string): typeof AF_INET | typeof AF_INET6 =>
  address.includes(':') ? AF_INET6 : AF_INET;

const MAX_KNOWN = 20_000;
const known = new Map<string, Buffer>();

/** A `sockaddr_in` or `sockaddr_in6`, ip(7) and ipv6(7), to be used before the next call: addresses are asked for again and again. */
export function socketAddress(address: string, port: number): Buffer {
  const result = known.get(address) ?? remember(address);
  result.writeUInt16BE(port, 2);
  return result;
}

function remember(address: string): Buffer {
  const bytes = ipaddr.parse(address).toByteArray();
  const isIpv6 = bytes.length === 16;
  const result = Buffer.alloc(isIpv6 ? 28 : 16);
  // The family is in the machine's own byte order: little-endian wherever Node runs on Linux today.
  result.writeUInt16LE(isIpv6 ? AF_INET6 : AF_INET, 0);
  result.set(bytes, isIpv6 ? 8 : 4);
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(address, result);
  return result;
}
