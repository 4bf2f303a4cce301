import { canonicalAddress, type AddressFamily, type RealServerKey, type VirtualServiceKey } from '#libs/domain';

export const familyOfAddress = (address: string): AddressFamily => (address.includes(':') ? 'ipv6' : 'ipv4');

export const familyOfKey = (key: VirtualServiceKey): AddressFamily =>
  key.kind === 'firewall-mark' ? key.family : familyOfAddress(key.address);

/** `10.0.0.1:80` or `[fd00::1]:80`, as ipvsadm(8) reads and prints it, whatever the spelling was. */
export function formatEndpoint({ address, port }: RealServerKey): string {
  return familyOfAddress(address) === 'ipv6' ? `[${canonicalAddress(address)}]:${port}` : `${address}:${port}`;
}

/** A service's name for people and for maps: `tcp 10.0.0.1:80`, `udp [fd00::1]:53`, `fwmark 7 ipv6`. */
export function formatKey(key: VirtualServiceKey): string {
  return key.kind === 'firewall-mark' ? `fwmark ${key.mark} ${key.family}` : `${key.protocol} ${formatEndpoint(key)}`;
}

/** Reads `10.0.0.1:80` or `[fd00::1]:80`; undefined when it is neither. */
export function parseEndpoint(text: string): RealServerKey | undefined {
  const match = /^(?:\[([0-9a-fA-F:.]+)\]|(\d{1,3}(?:\.\d{1,3}){3})):(\d{1,5})$/.exec(text);
  const address = match?.[1] ?? match?.[2];
  const port = Number(match?.[3]);
  return address === undefined || port > 65_535 ? undefined : { address, port };
}

/** ipvsadm 1.31 prints a firewall mark as a signed number: 4294967295 as -1. */
export const markOf = (text: string): number => Number(text) >>> 0;

const PROTOCOL_OPTIONS: ReadonlyMap<string, string> = new Map([
  ['tcp', '-t'],
  ['udp', '-u'],
  ['sctp', '--sctp-service'],
]);

/** The options that name a service: `-t 10.0.0.1:80`, or `-f 7 -6` for an IPv6 mark. */
export function renderKey(key: VirtualServiceKey): string[] {
  if (key.kind === 'address') return [PROTOCOL_OPTIONS.get(key.protocol) ?? '', formatEndpoint(key)];
  return key.family === 'ipv6' ? ['-f', String(key.mark), '-6'] : ['-f', String(key.mark)];
}
