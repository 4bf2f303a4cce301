import { SCHEDULERS, type SchedulerFlag, type VirtualServiceConfig, type VirtualServiceKey } from '#libs/domain';
import { familyOfKey } from '#libs/ipvs';
import { addressOfWords, wordsOfAddress, type AddressWords } from './address-words.js';
import { AF_INET, AF_INET6, ATTR, PROTOCOL_NUMBERS, SERVICE, SERVICE_FLAG } from './constants.js';
import type { MessageReader } from './message-reader.js';
import type { MessageWriter } from './message-writer.js';

const FLAG_BITS: Readonly<Record<SchedulerFlag, number>> = {
  'sh-fallback': SERVICE_FLAG.scheduler1,
  'sh-port': SERVICE_FLAG.scheduler2,
  'mh-fallback': SERVICE_FLAG.scheduler1,
  'mh-port': SERVICE_FLAG.scheduler2,
};
const ALL_BITS = 0xffff_ffff;

/** An IPv4 prefix length as a mask in memory order: 24 → 255.255.255.0. */
const netmaskWord = (prefixLength: number): number =>
  wordsOfAddress(
    [0, 8, 16, 24].map((from) => 256 - 2 ** (8 - Math.min(8, Math.max(0, prefixLength - from)))).join('.'),
  )[0];

function bitCount(word: number): number {
  let count = 0;
  for (let rest = word; rest !== 0; rest = (rest & (rest - 1)) >>> 0) count += 1;
  return count;
}

/** Writes the group that names a service. */
export function writeKey(writer: MessageWriter, key: VirtualServiceKey): void {
  const group = writer.nest(ATTR.service);
  writeKeyInside(writer, key);
  writer.endNest(group);
}

function writeKeyInside(writer: MessageWriter, key: VirtualServiceKey): void {
  writer.u16(SERVICE.family, familyOfKey(key) === 'ipv6' ? AF_INET6 : AF_INET);
  if (key.kind === 'firewall-mark') {
    writer.u32(SERVICE.mark, key.mark);
    return;
  }
  writer.u16(SERVICE.protocol, PROTOCOL_NUMBERS[key.protocol]);
  writer.memory(SERVICE.address, wordsOfAddress(key.address));
  writer.be16(SERVICE.port, key.port);
}

/** Writes a whole service. Without persistence the mask is the widest, as ipvsadm sends it. */
export function writeService(writer: MessageWriter, key: VirtualServiceKey, config: VirtualServiceConfig): void {
  const { persistence } = config;
  if (!/^[a-z0-9_]{1,15}$/.test(config.scheduler)) throw new TypeError(`${config.scheduler} is no scheduler.`);
  const isIpv6 = familyOfKey(key) === 'ipv6';
  const prefixLength = persistence?.prefixLength ?? (isIpv6 ? 128 : 32);
  const flags = config.schedulerFlags.reduce(
    (bits, flag) => bits | FLAG_BITS[flag],
    (persistence === null ? 0 : SERVICE_FLAG.persistent) | (config.onePacket ? SERVICE_FLAG.onePacket : 0),
  );
  const group = writer.nest(ATTR.service);
  writeKeyInside(writer, key);
  writer.text(SERVICE.scheduler, config.scheduler);
  if (persistence?.engine) writer.text(SERVICE.engine, persistence.engine);
  writer.memory(SERVICE.flags, [flags, ALL_BITS]);
  writer.u32(SERVICE.timeout, persistence?.timeoutSeconds ?? 0);
  writer.u32(SERVICE.netmask, isIpv6 ? prefixLength : netmaskWord(prefixLength));
  writer.endNest(group);
}

/** A service as a message of the kernel tells it. */
export interface ReadService {
  readonly key: VirtualServiceKey;
  /** Null for a scheduler of somebody else's making: such a service cannot be ours. */
  readonly config: VirtualServiceConfig | null;
  /** Where the 64-bit counters begin and end; 0 when the kernel has none. */
  readonly statsAt: number;
  readonly statsEnd: number;
}

interface Fields extends Record<number, number> {
  readonly [type: number]: number;
}

/** Reads the group at `at`…`end` that describes a service. */
export function readService(reader: MessageReader, at: number, end: number): ReadService {
  const places: Record<number, number> = {};
  for (let place = at; place + 4 <= end; place = reader.next(place, end)) places[reader.type(place)] = place;
  const statsPlace = places[SERVICE.stats64] ?? 0;
  const isIpv6 = reader.u16(payload(places, SERVICE.family)) === AF_INET6;
  return {
    key: readKey(reader, places, isIpv6),
    config: readConfig(reader, places, isIpv6, end),
    statsAt: statsPlace === 0 ? 0 : statsPlace + 4,
    statsEnd: statsPlace === 0 ? 0 : reader.payloadEnd(statsPlace, end),
  };
}

const payload = (places: Fields, type: number): number => (places[type] ?? 0) + 4;

function readKey(reader: MessageReader, places: Fields, isIpv6: boolean): VirtualServiceKey {
  if (places[SERVICE.mark] !== undefined) {
    const mark = reader.u32(payload(places, SERVICE.mark));
    return { kind: 'firewall-mark', family: isIpv6 ? 'ipv6' : 'ipv4', mark };
  }
  const number = reader.u16(payload(places, SERVICE.protocol));
  const at = payload(places, SERVICE.address);
  return {
    kind: 'address',
    protocol: number === PROTOCOL_NUMBERS.udp ? 'udp' : number === PROTOCOL_NUMBERS.sctp ? 'sctp' : 'tcp',
    address: addressOfWords(isIpv6, readAddressWords(reader, at)),
    port: reader.be16(payload(places, SERVICE.port)),
  };
}

export const readAddressWords = (reader: MessageReader, at: number): AddressWords => [
  reader.u32(at),
  reader.u32(at + 4),
  reader.u32(at + 8),
  reader.u32(at + 12),
];

function readConfig(reader: MessageReader, places: Fields, isIpv6: boolean, end: number): VirtualServiceConfig | null {
  const textOf = (type: number): string => {
    const place = places[type];
    return place === undefined ? '' : reader.text(place + 4, reader.payloadEnd(place, end) - place - 4);
  };
  const name = textOf(SERVICE.scheduler);
  const scheduler = SCHEDULERS.find((known) => known === name);
  if (scheduler === undefined) return null;
  const flags = reader.u32(payload(places, SERVICE.flags));
  const netmask = reader.u32(payload(places, SERVICE.netmask));
  const schedulerFlags = (Object.entries(FLAG_BITS) as [SchedulerFlag, number][])
    .filter(([flag, bit]) => flag.startsWith(`${scheduler}-`) && (flags & bit) !== 0)
    .map(([flag]) => flag);
  return {
    scheduler,
    schedulerFlags,
    persistence:
      (flags & SERVICE_FLAG.persistent) === 0
        ? null
        : {
            timeoutSeconds: reader.u32(payload(places, SERVICE.timeout)),
            prefixLength: isIpv6 ? netmask : bitCount(netmask),
            engine: textOf(SERVICE.engine) === 'sip' ? 'sip' : null,
          },
    onePacket: (flags & SERVICE_FLAG.onePacket) !== 0,
  };
}
