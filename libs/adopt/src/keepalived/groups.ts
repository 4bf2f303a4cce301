import { FIREWALL_MARK_MAX, type AddressFamily } from '#libs/domain';
import type { Ledger, Statement } from '../ledger.js';
import { SERVICES_MAX } from '../malformed.js';
import { addressesBetween, addressesOfNetwork, addressOf, familyOf, integerOf, portOf } from '../values.js';

/** What a virtual server listens on, but for the protocol. */
export type Endpoint =
  | { readonly kind: 'address'; readonly address: string; readonly port: number }
  | { readonly kind: 'firewall-mark'; readonly mark: number; readonly family: AddressFamily | null };

const FAMILIES: Readonly<Record<string, AddressFamily>> = { inet: 'ipv4', inet6: 'ipv6' };

export const markOf = (text: string | undefined): number | null => integerOf(text, 1, FIREWALL_MARK_MAX);

/** `192.168.200.1-10`, `192.168.200.250-192.168.201.10`, `192.168.202.8/29` or one address; null when it is none. */
function addressesOf(text: string): string[] | null {
  if (text.includes('/')) return addressesOfNetwork(text, SERVICES_MAX);
  const [from = '', to] = text.split('-');
  const first = addressOf(from);
  if (first === null) return null;
  if (to === undefined) return [first];
  if (to.includes('.') || (to.includes(':') && familyOf(first) === 'ipv6'))
    return addressesBetween(first, to, SERVICES_MAX);
  const separator = familyOf(first) === 'ipv6' ? ':' : '.';
  const head = first.slice(0, first.lastIndexOf(separator) + 1);
  return addressesBetween(first, `${head}${to}`, SERVICES_MAX);
}

function endpointsOf([first = '', second, third]: readonly string[]): Endpoint[] | null {
  if (first === 'fwmark') {
    const mark = markOf(second);
    const family = third === undefined ? null : FAMILIES[third];
    return mark === null || family === undefined ? null : [{ kind: 'firewall-mark', mark, family }];
  }
  const addresses = addressesOf(first);
  const port = second === undefined ? 0 : portOf(second);
  if (addresses === null || port === null || third !== undefined) return null;
  return addresses.map((address) => ({ kind: 'address', address, port }));
}

/** The endpoints of each `virtual_server_group` by its name. */
export function readGroups(ledger: Ledger, statements: readonly Statement[]): Map<string, readonly Endpoint[]> {
  const groups = new Map<string, readonly Endpoint[]>();
  for (const group of ledger.readable(statements).filter(({ words }) => words[0] === 'virtual_server_group')) {
    const name = group.words[1] ?? '';
    if (groups.has(name)) {
      ledger.leave(group, `There is a group ${name} already`, 'Give each group a name of its own.');
      continue;
    }
    ledger.take(group);
    const endpoints = ledger.readable(group.block).flatMap((line): Endpoint[] => {
      const read = endpointsOf(line.words);
      if (read === null)
        ledger.leave(line, 'It is no address, range of addresses or mark', 'Mend it, and import it again.');
      else ledger.take(line);
      return read ?? [];
    });
    groups.set(name, endpoints);
  }
  return groups;
}

/** What the words after `virtual_server` name; null when they name nothing. */
export function endpointsOfServer(
  words: readonly string[],
  groups: ReadonlyMap<string, readonly Endpoint[]>,
): readonly Endpoint[] | null {
  const [, first = '', second] = words;
  if (first === 'group') return groups.get(second ?? '') ?? null;
  if (first === 'fwmark') {
    const mark = markOf(second);
    return mark === null || words.length > 3 ? null : [{ kind: 'firewall-mark', mark, family: null }];
  }
  const address = addressOf(first);
  const port = second === undefined ? 0 : portOf(second);
  return address === null || port === null || words.length > 3 ? null : [{ kind: 'address', address, port }];
}
