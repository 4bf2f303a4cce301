import { TUNNEL_TYPES, type ForwardingMethod, type Tunnel, type TunnelChecksum } from '#libs/domain';
import { integerOf } from '../values.js';

/** How packets reach a server. */
export interface Forwarding {
  readonly forwardingMethod: ForwardingMethod;
  readonly tunnel: Tunnel | null;
}

/** keepalived.conf(5): the default is NAT. */
export const DEFAULT_FORWARDING: Forwarding = { forwardingMethod: 'masquerading', tunnel: null };

const CHECKSUMS: Readonly<Record<string, TunnelChecksum>> = { nocsum: 'none', csum: 'checksum', remcsum: 'remote' };

/** `NAT`, `DR` or `TUN [type {ipip|gue port NUM|gre} [nocsum|csum|remcsum]]`; null when it is none of them. */
export function forwardingOf(words: readonly string[]): Forwarding | null {
  const [method = '', ...options] = words;
  if (method === 'NAT' && options.length === 0) return { forwardingMethod: 'masquerading', tunnel: null };
  if (method === 'DR' && options.length === 0) return { forwardingMethod: 'direct-routing', tunnel: null };
  return method === 'TUN' ? tunnelOf(options) : null;
}

function tunnelOf(options: readonly string[]): Forwarding | null {
  const rest = [...options];
  let [type, port, checksum]: [string, number, TunnelChecksum] = ['ipip', 0, 'none'];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === 'type') type = rest.shift() ?? '';
    else if (word === 'port') port = integerOf(rest.shift(), 1, 65_535) ?? -1;
    else checksum = CHECKSUMS[word] ?? ('' as TunnelChecksum);
  }
  const known = TUNNEL_TYPES.find((one) => one === type);
  if (known === undefined || port < 0 || (checksum as string) === '') return null;
  if ((known === 'gue') !== port > 0 || (known === 'ipip' && checksum !== 'none')) return null;
  if (known === 'gre' && checksum === 'remote') return null;
  return { forwardingMethod: 'tunneling', tunnel: known === 'ipip' ? null : { type: known, port, checksum } };
}
