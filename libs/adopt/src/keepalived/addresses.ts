import type { ImportedAddress } from '../imported.js';
import type { Ledger, Statement } from '../ledger.js';
import { addressOf, familyOf, hostPrefixOf, integerOf } from '../values.js';

const BLOCKS = ['virtual_ipaddress', 'virtual_ipaddress_excluded'];
const ELECTION = 'Who carries an address is decided by the manager, not by an election of VRRP';
const ELECTION_INSTEAD = 'Prefer a director for each address (preferredDirectorId of the address).';
/** Words after an address that take a value (ip-address(8)); the rest take none. */
const OPTIONS = new Set(['dev', 'brd', 'broadcast', 'scope', 'label', 'peer', 'preferred_lft', 'valid_lft', 'proto']);

/** `ADDRESS[/PREFIX] [dev DEVICE] …` of ip-address(8); null when it is none. */
function readAddress({ words, file, line }: Statement, device: string | null): ImportedAddress | null {
  const [text = '', bits] = (words[0] ?? '').split('/');
  const address = addressOf(text);
  if (address === null) return null;
  const width = hostPrefixOf(familyOf(address));
  const prefixLength = bits === undefined ? width : integerOf(bits, 1, width);
  if (prefixLength === null) return null;
  const at = words.indexOf('dev');
  const own = at < 0 || OPTIONS.has(words[at + 1] ?? '') ? undefined : words[at + 1];
  return { address, prefixLength, device: own ?? device, source: { file, line } };
}

/** The virtual IPs of a `vrrp_instance`; its election is left, word by word. */
export function readInstance(ledger: Ledger, instance: Statement): ImportedAddress[] {
  ledger.take(instance);
  const device = instance.block?.find(({ words }) => words[0] === 'interface')?.words[1] ?? null;
  return ledger.readable(instance.block).flatMap((statement): ImportedAddress[] => {
    const name = statement.words[0] ?? '';
    if (!BLOCKS.includes(name)) {
      if (name === 'interface') ledger.take(statement);
      else ledger.leave(statement, ELECTION, ELECTION_INSTEAD);
      return [];
    }
    return readAddresses(ledger, statement, device);
  });
}

/** A block whose lines are addresses: `virtual_ipaddress`, `static_ipaddress`. */
export function readAddresses(ledger: Ledger, block: Statement, device: string | null): ImportedAddress[] {
  ledger.take(block);
  return ledger.readable(block.block).flatMap((line) => {
    const read = readAddress(line, device);
    if (read === null) ledger.leave(line, 'It is no address', 'Mend it, and import it again.');
    else ledger.take(line);
    return read ?? [];
  });
}
