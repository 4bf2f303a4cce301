import type { IpvsTable, RealServerKey, VirtualServiceKey } from '#libs/domain';
import { formatEndpoint, formatKey, markOf, parseEndpoint } from './key.js';

/** Totals since the entry was made, or zeroed. */
export interface IpvsCounters {
  readonly connections: number;
  readonly packetsIn: number;
  readonly packetsOut: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
}

export interface ServerUsage {
  readonly upperThreshold: number;
  readonly lowerThreshold: number;
  readonly activeConnections: number;
  readonly inactiveConnections: number;
  /** Persistence templates: clients that are bound to the server. */
  readonly persistentConnections: number;
}

/** Rows of a listing by service and, inside, by server; the empty server name is the service's own row. */
export type Listing<Row> = ReadonlyMap<string, ReadonlyMap<string, Row>>;

const SERVICE_WORDS: Readonly<Record<string, 'tcp' | 'udp' | 'sctp'>> = { TCP: 'tcp', UDP: 'udp', SCTP: 'sctp' };

function readServiceKey(words: readonly string[]): VirtualServiceKey | undefined {
  const [first = '', second = ''] = words;
  if (first === 'FWM')
    return { kind: 'firewall-mark', family: words[2] === 'IPv6' ? 'ipv6' : 'ipv4', mark: markOf(second) };
  const protocol = SERVICE_WORDS[first];
  const endpoint = parseEndpoint(second);
  return protocol === undefined || endpoint === undefined ? undefined : { kind: 'address', protocol, ...endpoint };
}

function readListing<Row>(text: string, columns: number, read: (numbers: readonly number[]) => Row): Listing<Row> {
  const listing = new Map<string, Map<string, Row>>();
  let current: Map<string, Row> | undefined;
  for (const line of text.split('\n')) {
    const words = line.trim().split(/\s+/);
    const numbers = words.slice(-columns).map(Number);
    const isRow = words.length > columns && numbers.every(Number.isFinite);
    if (words[0] === '->') {
      if (isRow && words[1] !== undefined) current?.set(words[1], read(numbers));
      continue;
    }
    const key = readServiceKey(words);
    if (key === undefined) continue;
    current = new Map();
    if (isRow) current.set('', read(numbers));
    listing.set(formatKey(key), current);
  }
  return listing;
}

/** Reads `ipvsadm -Ln --stats --exact`: a row per service and per server. */
export function parseCounters(text: string): Listing<IpvsCounters> {
  return readListing(text, 5, ([connections = 0, packetsIn = 0, packetsOut = 0, bytesIn = 0, bytesOut = 0]) => ({
    connections,
    packetsIn,
    packetsOut,
    bytesIn,
    bytesOut,
  }));
}

/** Reads `ipvsadm -Ln --thresholds`: thresholds and present connections of each server. */
export function parseUsage(text: string): Listing<ServerUsage> {
  return readListing(
    text,
    4,
    ([upperThreshold = 0, lowerThreshold = 0, activeConnections = 0, inactiveConnections = 0]) => ({
      upperThreshold,
      lowerThreshold,
      activeConnections,
      inactiveConnections,
      persistentConnections: 0,
    }),
  );
}

/** Reads `ipvsadm -Ln --persistent-conn`: weight, persistence templates, active and inactive connections of each server. */
export function parsePersistent(text: string): Listing<number> {
  return readListing(text, 4, ([, persistentConnections = 0]) => persistentConnections);
}

/** The row of one server, or of the service itself when no server is named. */
export function rowOf<Row>(listing: Listing<Row>, service: VirtualServiceKey, server?: RealServerKey): Row | undefined {
  return listing.get(formatKey(service))?.get(server === undefined ? '' : formatEndpoint(server));
}

/** The table with the thresholds of the listing; `ipvsadm -Sn` leaves them out. */
export function withThresholds(table: IpvsTable, usage: Listing<ServerUsage>): IpvsTable {
  return table.map((service) => ({
    ...service,
    realServers: service.realServers.map((server) => {
      const row = rowOf(usage, service.key, server);
      if (row === undefined) return server;
      const { upperThreshold, lowerThreshold } = row;
      return { ...server, config: { ...server.config, upperThreshold, lowerThreshold } };
    }),
  }));
}
