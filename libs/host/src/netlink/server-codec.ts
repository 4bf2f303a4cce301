import type { IpvsRealServer, RealServerConfig, RealServerKey, Tunnel } from '#libs/domain';
import { formatEndpoint } from '#libs/ipvs';
import { addressOfWords, networkOrder, wordsOfAddress } from './address-words.js';
import { AF_INET, AF_INET6, ATTR, METHOD, METHOD_MASK, SERVER, TUNNEL_FLAG, TUNNEL_TYPE } from './constants.js';
import type { MessageReader } from './message-reader.js';
import type { MessageWriter } from './message-writer.js';

const familyOf = (address: string): number => (address.includes(':') ? AF_INET6 : AF_INET);

/** Writes the group that names a real server, for deletion. */
export function writeServerKey(writer: MessageWriter, { address, port }: RealServerKey): void {
  const group = writer.nest(ATTR.server);
  writer.memory(SERVER.address, wordsOfAddress(address));
  writer.be16(SERVER.port, port);
  writer.u16(SERVER.family, familyOf(address));
  writer.endNest(group);
}

const WORDS = 18;
const TUNNEL_WORDS = 6;
const head = (length: number, type: number): number => length | (type << 16);

/** Writes a whole real server, word by word: ten thousand of them are written at once. */
export function writeServer(writer: MessageWriter, { address, port, config }: IpvsRealServer): void {
  const { tunnel } = config;
  const [a0, a1, a2, a3] = wordsOfAddress(address);
  const count = tunnel === null ? WORDS : WORDS + TUNNEL_WORDS;
  const at = writer.claim(count);
  const { words } = writer;
  words[at] = head(count * 4, ATTR.server);
  words[at + 1] = head(20, SERVER.address);
  words[at + 2] = a0;
  words[at + 3] = a1;
  words[at + 4] = a2;
  words[at + 5] = a3;
  words[at + 6] = head(6, SERVER.port);
  words[at + 7] = networkOrder(port);
  words[at + 8] = head(8, SERVER.method);
  words[at + 9] = METHOD[config.forwardingMethod];
  words[at + 10] = head(8, SERVER.weight);
  words[at + 11] = config.weight;
  words[at + 12] = head(8, SERVER.upperThreshold);
  words[at + 13] = config.upperThreshold;
  words[at + 14] = head(8, SERVER.lowerThreshold);
  words[at + 15] = config.lowerThreshold;
  words[at + 16] = head(6, SERVER.family);
  words[at + 17] = familyOf(address);
  if (tunnel === null) return;
  words[at + 18] = head(5, SERVER.tunnelType);
  words[at + 19] = TUNNEL_TYPE[tunnel.type];
  words[at + 20] = head(6, SERVER.tunnelPort);
  words[at + 21] = networkOrder(tunnel.port);
  words[at + 22] = head(6, SERVER.tunnelFlags);
  words[at + 23] = TUNNEL_FLAG[tunnel.checksum];
}

/** The numbers of one real server in a message, read in one walk without making objects; overwritten by the next. */
export class ServerFields {
  a0 = 0;
  a1 = 0;
  a2 = 0;
  a3 = 0;
  port = 0;
  family = AF_INET;
  method = 0;
  weight = 0;
  upperThreshold = 0;
  lowerThreshold = 0;
  tunnelType = 0;
  tunnelPort = 0;
  tunnelFlags = 0;
  activeConnections = 0;
  inactiveConnections = 0;
  persistentConnections = 0;
  /** Where the 64-bit counters begin and end. */
  statsAt = 0;
  statsEnd = 0;

  read(reader: MessageReader, at: number, end: number): void {
    this.family = AF_INET;
    this.tunnelType = this.tunnelPort = this.tunnelFlags = this.statsAt = this.statsEnd = 0;
    for (let place = at; place + 4 <= end; place = reader.next(place, end)) {
      this.take(reader, reader.type(place), place, end);
    }
  }

  copy(): ServerFields {
    const copy = new ServerFields();
    copy.a0 = this.a0;
    copy.a1 = this.a1;
    copy.a2 = this.a2;
    copy.a3 = this.a3;
    copy.port = this.port;
    copy.family = this.family;
    copy.method = this.method;
    copy.weight = this.weight;
    copy.upperThreshold = this.upperThreshold;
    copy.lowerThreshold = this.lowerThreshold;
    copy.tunnelType = this.tunnelType;
    copy.tunnelPort = this.tunnelPort;
    copy.tunnelFlags = this.tunnelFlags;
    return copy;
  }

  private take(reader: MessageReader, type: number, place: number, end: number): void {
    const value = place + 4;
    switch (type) {
      case SERVER.address:
        this.a0 = reader.u32(value);
        this.a1 = reader.u32(value + 4);
        this.a2 = reader.u32(value + 8);
        this.a3 = reader.u32(value + 12);
        return;
      case SERVER.port:
        this.port = reader.be16(value);
        return;
      case SERVER.method:
        this.method = reader.u32(value) & METHOD_MASK;
        return;
      case SERVER.weight:
        this.weight = reader.u32(value);
        return;
      case SERVER.upperThreshold:
        this.upperThreshold = reader.u32(value);
        return;
      case SERVER.lowerThreshold:
        this.lowerThreshold = reader.u32(value);
        return;
      case SERVER.activeConnections:
        this.activeConnections = reader.u32(value);
        return;
      case SERVER.inactiveConnections:
        this.inactiveConnections = reader.u32(value);
        return;
      case SERVER.persistentConnections:
        this.persistentConnections = reader.u32(value);
        return;
      case SERVER.family:
        this.family = reader.u16(value);
        return;
      case SERVER.tunnelType:
        this.tunnelType = reader.u8(value);
        return;
      case SERVER.tunnelPort:
        this.tunnelPort = reader.be16(value);
        return;
      case SERVER.tunnelFlags:
        this.tunnelFlags = reader.u16(value);
        return;
      case SERVER.stats64:
        this.statsAt = value;
        this.statsEnd = reader.payloadEnd(place, end);
    }
  }
}

/** A real server that was read, with its numbers, so that the next reading can tell at once whether it is the same. */
export class KnownServer {
  readonly server: IpvsRealServer;
  /** `10.0.0.1:80`. */
  readonly endpoint: string;
  private readonly fields: ServerFields;

  constructor(fields: ServerFields) {
    this.fields = fields.copy();
    this.server = {
      address: addressOfWords(fields.family === AF_INET6, [fields.a0, fields.a1, fields.a2, fields.a3]),
      port: fields.port,
      config: configOf(fields),
    };
    this.endpoint = formatEndpoint(this.server);
  }

  isEqual({ fields }: KnownServer): boolean {
    return this.isSame(fields);
  }

  /** Whether the numbers that can be set are the same; connections are counted, not set. */
  isSame(other: ServerFields): boolean {
    const { fields } = this;
    return (
      fields.a0 === other.a0 &&
      fields.a1 === other.a1 &&
      fields.a2 === other.a2 &&
      fields.a3 === other.a3 &&
      fields.port === other.port &&
      fields.weight === other.weight &&
      fields.method === other.method &&
      fields.upperThreshold === other.upperThreshold &&
      fields.lowerThreshold === other.lowerThreshold &&
      fields.family === other.family &&
      fields.tunnelType === other.tunnelType &&
      fields.tunnelPort === other.tunnelPort &&
      fields.tunnelFlags === other.tunnelFlags
    );
  }
}

function configOf(fields: ServerFields): RealServerConfig {
  const forwardingMethod =
    fields.method === METHOD.masquerading
      ? 'masquerading'
      : fields.method === METHOD.tunneling
        ? 'tunneling'
        : 'direct-routing';
  return {
    forwardingMethod,
    tunnel: forwardingMethod === 'tunneling' ? tunnelOf(fields) : null,
    weight: fields.weight,
    upperThreshold: fields.upperThreshold,
    lowerThreshold: fields.lowerThreshold,
  };
}

/** Null for plain ipip, as everywhere. */
function tunnelOf({ tunnelType, tunnelPort, tunnelFlags }: ServerFields): Tunnel | null {
  if (tunnelType === TUNNEL_TYPE.ipip) return null;
  const checksum = (tunnelFlags & TUNNEL_FLAG.remote) !== 0 ? 'remote' : tunnelFlags === 0 ? 'none' : 'checksum';
  const isGue = tunnelType === TUNNEL_TYPE.gue;
  return { type: isGue ? 'gue' : 'gre', port: isGue ? tunnelPort : 0, checksum };
}
