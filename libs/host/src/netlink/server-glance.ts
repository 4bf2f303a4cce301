import type { IpvsRealServer, VirtualServiceKey } from '#libs/domain';
import { familyOfKey } from '#libs/ipvs';
import { systemError, type Libc } from '../sockets/libc.js';
import { networkOrder, wordsOfAddress } from './address-words.js';
import { AF_INET, METHOD, METHOD_MASK, PROTOCOL_NUMBERS } from './constants.js';

const SOCK_DGRAM = 2;
const SOCK_CLOEXEC = 0x80000;
const IPPROTO_IP = 0;
/** linux/ip_vs.h; sizes and places in words of four bytes. */
const IP_VS_SO_GET_SERVICE = 1155;
const IP_VS_SO_GET_DESTS = 1156;
/** `struct ip_vs_service_entry`, and its `num_dests`. */
const SERVICE_WORDS = 26;
const SERVER_COUNT = 11;
/** `struct ip_vs_get_dests` before its table; each `struct ip_vs_dest_entry` of the table, and its part that can be set. */
const HEAD_WORDS = 6;
const ENTRY_WORDS = 24;
const SET_WORDS = 6;

/** The settable words of a service's servers, in the kernel's order; null where this interface does not tell everything. */
export type ServerImage = Uint32Array | null;

/** Tunnels and addresses of the other family are unknown to the older interface. */
export function imageOf(key: VirtualServiceKey, servers: readonly IpvsRealServer[]): ServerImage {
  if (familyOfKey(key) === 'ipv6') return null;
  const image = new Uint32Array(servers.length * SET_WORDS);
  for (const [index, { address, port, config }] of servers.entries()) {
    if (config.forwardingMethod === 'tunneling' || address.includes(':')) return null;
    const { forwardingMethod, weight, upperThreshold, lowerThreshold } = config;
    const place = [wordsOfAddress(address)[0], networkOrder(port)];
    image.set([...place, METHOD[forwardingMethod], weight, upperThreshold, lowerThreshold], index * SET_WORDS);
  }
  return image;
}

/**
 * Tells whether a service's servers are still as they were read. It asks through getsockopt(2), the kernel's interface before generic
 * netlink, which gives 10,000 servers in a tenth of the time; what differs in any way is then read anew through netlink.
 */
export class ServerGlance {
  private readonly service = new Uint32Array(SERVICE_WORDS);
  private readonly serviceBytes = new Uint8Array(this.service.buffer);
  private servers = new Uint32Array(0);
  private readonly length = new Uint32Array(1);
  private readonly lengthBytes = new Uint8Array(this.length.buffer);

  private constructor(
    private readonly libc: Pick<Libc, 'getsockopt'>,
    private readonly fd: number,
  ) {}

  static open(libc: Pick<Libc, 'socket' | 'getsockopt' | 'errno'>): ServerGlance {
    const fd = libc.socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0) throw systemError(libc.errno(), 'socket');
    return new ServerGlance(libc, fd);
  }

  /** False also when it cannot be told. */
  isUnchanged(key: VirtualServiceKey, image: ServerImage): boolean {
    if (image === null) return false;
    const count = image.length / SET_WORDS;
    if (this.countOf(key) !== count) return false;
    return count === 0 || (this.readServers(key, count) && this.isEqual(image));
  }

  /** Of all families, tunnels too; -1 when there is no such service. */
  private countOf(key: VirtualServiceKey): number {
    const { service } = this;
    service.fill(0);
    const [protocol, address, port, mark] = namesOf(key);
    service[0] = protocol;
    service[1] = address;
    service[2] = port;
    service[3] = mark;
    return this.ask(IP_VS_SO_GET_SERVICE, this.serviceBytes) ? (service[SERVER_COUNT] ?? 0) : -1;
  }

  private readServers(key: VirtualServiceKey, count: number): boolean {
    const size = HEAD_WORDS + count * ENTRY_WORDS;
    if (this.servers.length < size) this.servers = new Uint32Array(size);
    // An entry that has gone since it was counted is not written, and must not look like that of the last reading.
    const words = this.servers.fill(0, 0, size);
    const [protocol, address, port, mark] = namesOf(key);
    words[0] = protocol;
    words[1] = address;
    words[2] = port;
    words[3] = mark;
    words[4] = count;
    return this.ask(IP_VS_SO_GET_DESTS, new Uint8Array(words.buffer, 0, size * 4));
  }

  private isEqual(image: Uint32Array): boolean {
    const { servers } = this;
    for (let one = 0, at = HEAD_WORDS; one < image.length; one += SET_WORDS, at += ENTRY_WORDS) {
      if (
        servers[at] !== image[one] ||
        servers[at + 1] !== image[one + 1] ||
        ((servers[at + 2] ?? 0) & METHOD_MASK) !== image[one + 2] ||
        servers[at + 3] !== image[one + 3] ||
        servers[at + 4] !== image[one + 4] ||
        servers[at + 5] !== image[one + 5]
      ) {
        return false;
      }
    }
    return true;
  }

  private ask(option: number, bytes: Uint8Array): boolean {
    this.length[0] = bytes.length;
    return this.libc.getsockopt(this.fd, IPPROTO_IP, option, bytes, this.lengthBytes) === 0;
  }
}

/** Protocol, address, port and mark as both structs begin. */
function namesOf(key: VirtualServiceKey): readonly [number, number, number, number] {
  if (key.kind === 'firewall-mark') return [0, 0, 0, key.mark];
  return [PROTOCOL_NUMBERS[key.protocol], wordsOfAddress(key.address)[0], networkOrder(key.port), 0];
}
