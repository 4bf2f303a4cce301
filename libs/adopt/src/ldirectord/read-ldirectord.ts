import { Collection } from '../collection.js';
import type { Imported } from '../imported.js';
import { Ledger, type Statement } from '../ledger.js';
import { assertText } from '../malformed.js';
import { nameOfKey } from '../names.js';
import { readDirectives } from './lines.js';
import { readVirtual } from './read-virtual.js';

const FILE = 'ldirectord.cf';
const UNKNOWN = 'ldirectord(8) has no such directive here, or it has no meaning for this check';
const INTERNAL = 'It is about ldirectord itself';
const EVENTS = 'Take the events from a webhook or from GET /events/stream.';

/** Directives of the whole file that no service inherits, with the reason. */
const LEFT: Readonly<Record<string, readonly [why: string, whatInstead: string | null]>> = {
  autoreload: [INTERNAL, null],
  callback: [INTERNAL, null],
  execute: [INTERNAL, 'Import that file, too.'],
  fork: ['All checks run side by side', null],
  logfile: [INTERNAL, null],
  supervised: [INTERNAL, null],
  readdquiescent: ['Servers of ours that somebody removes are put back', null],
  cleanstop: [
    'Nothing is done at the end of the agent: the kernel goes on balancing',
    'Set cleanstop = no and reload ldirectord before you stop it, or it takes the adopted services along.',
  ],
  maintenancedir: ['Files do not move servers', 'Drain the node or the real server in the API.'],
  emailalert: ['No mails are sent by the director', EVENTS],
  emailalertfrom: ['No mails are sent by the director', EVENTS],
  emailalertfreq: ['No mails are sent by the director', EVENTS],
  emailalertstatus: ['No mails are sent by the director', EVENTS],
  smtp: ['No mails are sent by the director', EVENTS],
  fallbackcommand: ['No scripts are started by the director', EVENTS],
  checkcount: ['It is deprecated, and counts pings only', 'Set fall of the checks.'],
};

/**
 * Reads ldirectord.cf(5) of ldirectord 4: virtual services with their checks. Addresses are not part of it.
 * @throws DomainError `invalid-input` with line and column for a text that is none.
 */
export function readLdirectord(text: string): Imported {
  assertText(text, FILE);
  const ledger = new Ledger();
  const statements = readDirectives(text);
  const globals = statements.filter(({ block }) => block === null);
  const collection = new Collection(ledger);
  for (const statement of globals) readGlobal(ledger, statement);
  for (const statement of statements.filter(({ block }) => block !== null)) {
    const read = readVirtual(ledger, statement, globals);
    if (read === null) continue;
    const { wish, ...service } = read;
    collection.add(statement, service, wish ?? nameOfKey(service.key));
  }
  return { addresses: [], services: collection.services, notTaken: ledger.conclude(statements, UNKNOWN) };
}

function readGlobal(ledger: Ledger, statement: Statement): void {
  const [name = '', , value] = statement.words;
  const left = LEFT[name];
  if (left === undefined) return;
  const [why, whatInstead] = left;
  ledger.leave(statement, why, name === 'cleanstop' && value === 'no' ? null : whatInstead);
}
