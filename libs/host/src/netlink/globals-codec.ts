import type { SyncDaemon } from '#libs/contracts';
import { canonicalAddress } from '#libs/domain';
import type { IpvsCounters, IpvsTimeouts } from '#libs/ipvs';
import { addressOfWords, wordsOfAddress } from './address-words.js';
import { ATTR, DAEMON, DAEMON_STATE, INFO, STATS } from './constants.js';
import type { MessageReader } from './message-reader.js';
import type { MessageWriter } from './message-writer.js';
import { readAddressWords } from './service-codec.js';

/** Writes a sync daemon to be started; what is null is left to the kernel. */
export function writeDaemon(writer: MessageWriter, daemon: SyncDaemon): void {
  const { state, syncId, maxLength, interface: device, group, port, ttl } = daemon;
  const nest = writer.nest(ATTR.daemon);
  writer.u32(DAEMON.state, DAEMON_STATE[state]);
  writer.text(DAEMON.interface, device);
  writer.u32(DAEMON.syncId, syncId);
  if (maxLength !== null) writer.u16(DAEMON.maxLength, maxLength);
  if (group !== null) {
    const words = wordsOfAddress(group);
    if (group.includes(':')) writer.memory(DAEMON.group6, words);
    else writer.u32(DAEMON.group, words[0]);
  }
  // In the machine's byte order, unlike every other port of IPVS.
  writer.u16(DAEMON.port, port);
  writer.u8(DAEMON.ttl, ttl);
  writer.endNest(nest);
}

export function writeDaemonState(writer: MessageWriter, state: SyncDaemon['state']): void {
  const nest = writer.nest(ATTR.daemon);
  writer.u32(DAEMON.state, DAEMON_STATE[state]);
  writer.endNest(nest);
}

/** Reads the group at `at`…`end` that describes a sync daemon. */
export function readDaemon(reader: MessageReader, at: number, end: number): SyncDaemon {
  const find = (type: number): number => reader.find(type, at, end);
  const [state, device, maxLength, group, group6] = [
    DAEMON.state, DAEMON.interface, DAEMON.maxLength, DAEMON.group, DAEMON.group6,
  ].map(find); // prettier-ignore
  return {
    state: reader.u32(state ?? 0) === DAEMON_STATE.backup ? 'backup' : 'master',
    syncId: reader.u32(find(DAEMON.syncId)),
    maxLength: maxLength ? reader.u16(maxLength) : null,
    interface: device ? reader.text(device, end - device) : '',
    group: readGroup(reader, group ?? 0, group6 ?? 0),
    port: reader.u16(find(DAEMON.port)),
    ttl: reader.u8(find(DAEMON.ttl)),
  };
}

function readGroup(reader: MessageReader, group: number, group6: number): string | null {
  if (group6 !== 0) return canonicalAddress(addressOfWords(true, readAddressWords(reader, group6)));
  return group === 0 ? null : addressOfWords(false, [reader.u32(group), 0, 0, 0]);
}

export function writeTimeouts(writer: MessageWriter, { tcpSeconds, tcpFinSeconds, udpSeconds }: IpvsTimeouts): void {
  writer.u32(ATTR.timeoutTcp, tcpSeconds);
  writer.u32(ATTR.timeoutTcpFin, tcpFinSeconds);
  writer.u32(ATTR.timeoutUdp, udpSeconds);
}

/** Of a protocol that the kernel was built without: 0. */
export function readTimeouts(reader: MessageReader, at: number, end: number): IpvsTimeouts {
  const seconds = (type: number): number => {
    const place = reader.find(type, at, end);
    return place === 0 ? 0 : reader.u32(place);
  };
  return {
    tcpSeconds: seconds(ATTR.timeoutTcp),
    tcpFinSeconds: seconds(ATTR.timeoutTcpFin),
    udpSeconds: seconds(ATTR.timeoutUdp),
  };
}

/** `1.2.1` and the size of the connection table. */
export function readInfo(
  reader: MessageReader,
  at: number,
  end: number,
): { readonly version: string; readonly connectionTableSize: number } {
  const version = reader.u32(reader.find(INFO.version, at, end));
  return {
    version: [16, 8, 0].map((shift) => (version >>> shift) & 0xff).join('.'),
    connectionTableSize: reader.u32(reader.find(INFO.tableSize, at, end)),
  };
}

/** Reads the 64-bit counters between `at` and `end`. */
export function readCounters(reader: MessageReader, at: number, end: number): IpvsCounters {
  const counters = { connections: 0, packetsIn: 0, packetsOut: 0, bytesIn: 0, bytesOut: 0 };
  for (let place = at; place + 4 <= end; place = reader.next(place, end)) {
    switch (reader.type(place)) {
      case STATS.connections:
        counters.connections = reader.u64(place + 4);
        break;
      case STATS.packetsIn:
        counters.packetsIn = reader.u64(place + 4);
        break;
      case STATS.packetsOut:
        counters.packetsOut = reader.u64(place + 4);
        break;
      case STATS.bytesIn:
        counters.bytesIn = reader.u64(place + 4);
        break;
      case STATS.bytesOut:
        counters.bytesOut = reader.u64(place + 4);
        break;
    }
  }
  return counters;
}
