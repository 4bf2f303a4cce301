import { poolPolicy, serviceHealth } from '#libs/contracts';
import type { IpvsTable } from '#libs/domain';
import { messageOf } from '#libs/errors';
import { parseTable } from '#libs/ipvs';
import { Collection } from './collection.js';
import type { Imported } from './imported.js';
import { Ledger, type Statement } from './ledger.js';
import { assertText, LINES_MAX, malformed } from './malformed.js';
import { nameOfKey } from './names.js';

const FILE = 'ipvsadm-save';
const NO_CHECKS = 'A table has no checks: every real server counts as alive until a check is set.';
const UNKNOWN = 'ipvsadm(8) prints no such line';

interface Section extends Statement {
  lastLine: number;
  readonly lines: string[];
}

/** The text in sections: each a service with its servers. */
function sectionsOf(text: string): Section[] {
  const lines = text.split('\n');
  if (lines.length > LINES_MAX) {
    throw malformed(
      { file: FILE, line: LINES_MAX, column: 1 },
      `there are more than ${LINES_MAX} lines`,
      'Import it in parts.',
    );
  }
  const sections: Section[] = [];
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim();
    const number = index + 1;
    if (line === '' || line.startsWith('#')) continue;
    const current = sections.at(-1);
    if (line.startsWith('-A ')) {
      sections.push({
        file: FILE,
        line: number,
        lastLine: number,
        words: line.split(/\s+/),
        block: null,
        lines: [line],
      });
    } else if (line.startsWith('-a ') && current !== undefined) {
      current.lines.push(line);
      current.lastLine = number;
    } else {
      const column = raw.length - raw.trimStart().length + 1;
      throw malformed(
        { file: FILE, line: number, column },
        'it is neither a service nor a server of one',
        'Send what ipvsadm -Sn prints.',
      );
    }
  }
  return sections;
}

function tableOf(section: Section): IpvsTable {
  try {
    return parseTable(section.lines.join('\n'));
  } catch (error) {
    throw malformed({ ...section, column: 1 }, messageOf(error).replace(/\.$/, ''), 'Send what ipvsadm -Sn prints.');
  }
}

/**
 * Reads what `ipvsadm -Sn` prints. It knows neither checks nor addresses.
 * @throws DomainError `invalid-input` with the line for a text that is none.
 */
export function readIpvsadmSave(text: string): Imported {
  assertText(text, FILE);
  const ledger = new Ledger();
  const collection = new Collection(ledger);
  const sections = sectionsOf(text);
  for (const section of sections) {
    const table = tableOf(section);
    if (table.length === 0)
      ledger.leave(section, 'Its scheduler is not known here', 'Choose another with ipvsadm -E, and import it again.');
    else ledger.take(section);
    addTable(collection, table, section);
  }
  return { addresses: [], services: collection.services, notTaken: ledger.conclude(sections, UNKNOWN) };
}

function addTable(collection: Collection, table: IpvsTable, statement: Statement): void {
  for (const { key, config, realServers } of table) {
    const service = {
      ...{ key, config, realServers },
      health: serviceHealth.parse({}),
      pool: { ...poolPolicy.parse({}), sorryServers: [] },
      source: { file: statement.file, line: statement.line },
      remarks: [NO_CHECKS],
    };
    collection.add(statement, service, nameOfKey(key));
  }
}

/** A table as a director reports it, as an import; `file` names where it is from. */
export function readTable(table: IpvsTable, file: string): Imported {
  const ledger = new Ledger();
  const collection = new Collection(ledger);
  const statements = table.map(({ key }, index): Statement => ({
    ...{ file, line: index + 1, lastLine: index + 1, words: [nameOfKey(key)], block: null },
  }));
  for (const [index, service] of table.entries()) {
    const statement = statements[index];
    if (statement === undefined) continue;
    ledger.take(statement);
    addTable(collection, [service], statement);
  }
  return { addresses: [], services: collection.services, notTaken: ledger.conclude(statements, UNKNOWN) };
}
