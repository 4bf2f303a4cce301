import { canonicalAddress, type VirtualServiceKey } from '#libs/domain';

/** One entry of the kernel's connection table. A persistence template has client port 0 and protocol `ip`. */
export interface IpvsConnection {
  readonly protocol: string;
  readonly clientAddress: string;
  readonly clientPort: number;
  readonly virtualAddress: string;
  readonly virtualPort: number;
  readonly realServerAddress: string;
  readonly realServerPort: number;
  /** `ESTABLISHED`, `SYN_RECV`, `UDP`, `NONE`…, as the kernel names it. */
  readonly state: string;
  readonly expiresSeconds: number;
}

/** Null: any. A service by firewall mark is not told by a connection: it matches none. */
export interface ConnectionFilter {
  readonly service: VirtualServiceKey | null;
  readonly clientAddress: string | null;
  readonly realServerAddress: string | null;
  readonly state: string | null;
}

/** ip_vs_conn.c ip_vs_conn_seq_show: IPv4 as eight hexadecimal digits, IPv6 in full, ports in hexadecimal. */
export function parseConnection(line: string): IpvsConnection | undefined {
  const [protocol, from, fromPort, to, toPort, dest, destPort, state, expires] = line.trim().split(/\s+/);
  if (destPort === undefined || state === undefined || !/^\d+$/.test(expires ?? '')) return undefined;
  return {
    protocol: (protocol ?? '').toLowerCase(),
    clientAddress: readAddress(from ?? ''),
    clientPort: parseInt(fromPort ?? '', 16),
    virtualAddress: readAddress(to ?? ''),
    virtualPort: parseInt(toPort ?? '', 16),
    realServerAddress: readAddress(dest ?? ''),
    realServerPort: parseInt(destPort, 16),
    state,
    expiresSeconds: Number(expires),
  };
}

function readAddress(text: string): string {
  if (text.includes(':')) return canonicalAddress(text);
  return [0, 2, 4, 6].map((at) => parseInt(text.slice(at, at + 2), 16)).join('.');
}

/** Whether a connection is one of those that are asked for. */
export function matchesFilter(connection: IpvsConnection, filter: ConnectionFilter): boolean {
  const { service, clientAddress, realServerAddress, state } = filter;
  const isSame = (wanted: string | null, seen: string): boolean => wanted === null || canonicalAddress(wanted) === seen;
  if (!isSame(clientAddress, connection.clientAddress) || !isSame(realServerAddress, connection.realServerAddress))
    return false;
  if (state !== null && state !== connection.state) return false;
  if (service === null) return true;
  if (service.kind === 'firewall-mark') return false;
  const isProtocol = connection.protocol === service.protocol || connection.protocol === 'ip';
  const isPort = service.port === 0 || service.port === connection.virtualPort;
  return isProtocol && isPort && canonicalAddress(service.address) === connection.virtualAddress;
}
