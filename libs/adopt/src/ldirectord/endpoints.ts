import type { ForwardingMethod } from '#libs/domain';
import { SERVICES_MAX } from '../malformed.js';
import { addressesBetween, addressOf, familyOf, portOf } from '../values.js';

/** Names of services(5) that such files use. */
const PORTS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ ftp: 21, ssh: 22, telnet: 23, smtp: 25, domain: 53, http: 80, www: 80, pop3: 110, nntp: 119, ntp: 123 },
    ...{ imap: 143, imap2: 143, imap3: 220, ldap: 389, https: 443, submissions: 465, syslog: 514, submission: 587 },
    ...{ ldaps: 636, imaps: 993, pop3s: 995, radius: 1812, mysql: 3306, sip: 5060, postgresql: 5432 },
    'http-alt': 8080,
  }),
);
const METHODS: ReadonlyMap<string, ForwardingMethod> = new Map([
  ['gate', 'direct-routing'],
  ['masq', 'masquerading'],
  ['ipip', 'tunneling'],
]);

export const servicePortOf = (text: string): number | null => portOf(text) ?? PORTS.get(text) ?? null;
export const methodOf = (text: string): ForwardingMethod | null => METHODS.get(text) ?? null;

/** `ADDRESS[:PORT]`, an IPv6 address in brackets; null when it is none, or a name that would have to be looked up. */
export function endpointOf(text: string): { address: string; port: number | null } | null {
  const match = /^(?:\[([0-9a-fA-F:.]{2,45})\]|([0-9.]{7,15}))(?::([a-zA-Z0-9_-]{1,40}))?$/.exec(text);
  const address = addressOf(match?.[1] ?? match?.[2] ?? '');
  if (address === null) return null;
  const port = match?.[3] === undefined ? null : servicePortOf(match[3]);
  return match?.[3] !== undefined && port === null ? null : { address, port };
}

/** What a `real` line says of its servers. */
export interface RealLine {
  readonly addresses: readonly string[];
  /** 0: the virtual service's. */
  readonly port: number;
  readonly forwardingMethod: ForwardingMethod;
  readonly weight: string;
  readonly request: string | undefined;
  readonly receive: string | undefined;
  readonly lowerThreshold: string;
  readonly upperThreshold: string;
}

const REAL =
  /^(\S{1,200})\s+(gate|masq|ipip)(?:\s+(\d{1,10}))?(?:\s+"([^"]*)"\s*,?\s*"([^"]*)")?(?:\s+"?l:(\d{1,5})"?)?(?:\s+"?u:(\d{1,5})"?)?$/;

/** `ADDRESS[->ADDRESS][:PORT] gate|masq|ipip [WEIGHT] ["REQUEST", "RECEIVE"] [l:LOWER] [u:UPPER]`; null when it is none. */
export function realLineOf(text: string): RealLine | null {
  const match = REAL.exec(text.trim());
  if (match === null) return null;
  const [, where = '', method = '', weight = '1', request, receive, lower = '0', upper = '0'] = match;
  const [from = '', to] = where.split('->');
  const last = endpointOf(to ?? from);
  const first = to === undefined ? last : endpointOf(from);
  if (
    last === null ||
    first === null ||
    (to !== undefined && (first.port !== null || familyOf(first.address) === 'ipv6'))
  ) {
    return null;
  }
  const addresses = addressesBetween(first.address, last.address, SERVICES_MAX);
  const forwardingMethod = methodOf(method);
  if (addresses === null || forwardingMethod === null) return null;
  return {
    ...{ addresses, forwardingMethod, weight, request, receive },
    port: last.port ?? 0,
    lowerThreshold: lower,
    upperThreshold: upper,
  };
}
