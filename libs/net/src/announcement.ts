import ipaddr from 'ipaddr.js';

const BROADCAST = 'ff:ff:ff:ff:ff:ff';
const ALL_NODES = { mac: '33:33:00:00:00:01', address: 'ff02::1' } as const;
const ETHERTYPE = { arp: 0x0806, ipv6: 0x86dd } as const;
const ARP_OPERATION = { request: 1, reply: 2 } as const;
const ICMPV6 = { protocol: 58, neighbourAdvertisement: 136, targetLinkLayerAddress: 2 } as const;
/** RFC 4861, 4.4: the override flag, first bit pattern of the flags word. */
const OVERRIDE = 0x20;

const bytesOfMac = (mac: string): number[] => mac.split(':').map((octet) => Number.parseInt(octet, 16));
const bytesOf = (address: string): number[] => ipaddr.parse(address).toByteArray();
const word = (value: number): number[] => [value >>> 8, value & 0xff];

const ethernet = (to: string, from: string, type: number, payload: readonly number[]): Uint8Array =>
  Uint8Array.from([...bytesOfMac(to), ...bytesOfMac(from), ...word(type), ...payload]);

/** RFC 1071: the one's complement of the one's complement sum of 16-bit words; over data of even length. */
export function internetChecksum(bytes: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < bytes.length; index += 2) sum += (bytes[index] ?? 0) * 256 + (bytes[index + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}

/** RFC 5227, section 3: sender and target protocol address are the announced one. */
function arpFrame(address: string, mac: string, operation: number): Uint8Array {
  const [hardware, protocol] = [bytesOfMac(mac), bytesOf(address)];
  const target = operation === ARP_OPERATION.reply ? bytesOfMac(BROADCAST) : [0, 0, 0, 0, 0, 0];
  const header = [...word(1), ...word(0x0800), 6, 4, ...word(operation)];
  return ethernet(BROADCAST, mac, ETHERTYPE.arp, [...header, ...hardware, ...protocol, ...target, ...protocol]);
}

/** RFC 4861, section 7.2.6: unsolicited, override set, with the target's link-layer address, to all nodes of the link. */
function advertisementFrame(address: string, mac: string): Uint8Array {
  const [source, destination] = [bytesOf(address), bytesOf(ALL_NODES.address)];
  const option = [ICMPV6.targetLinkLayerAddress, 1, ...bytesOfMac(mac)];
  const message = (checksum: number): number[] => [
    ...[ICMPV6.neighbourAdvertisement, 0, ...word(checksum), OVERRIDE, 0, 0, 0],
    ...source,
    ...option,
  ];
  const length = message(0).length;
  // RFC 8200, section 8.1: the pseudo-header.
  const pseudo = [...source, ...destination, 0, 0, ...word(length), 0, 0, 0, ICMPV6.protocol];
  const body = message(internetChecksum([...pseudo, ...message(0)]));
  const header = [0x60, 0, 0, 0, ...word(length), ICMPV6.protocol, 255, ...source, ...destination];
  return ethernet(ALL_NODES.mac, mac, ETHERTYPE.ipv6, [...header, ...body]);
}

/**
 * The Ethernet frames that tell neighbours where an address is now. IPv4 takes both forms of ARP: some neighbours learn from requests
 * only, others from replies only.
 */
export function announcementFrames(address: string, mac: string): Uint8Array[] {
  if (address.includes(':')) return [advertisementFrame(address, mac)];
  return [arpFrame(address, mac, ARP_OPERATION.request), arpFrame(address, mac, ARP_OPERATION.reply)];
}
