import { formatKey, validateService } from '#libs/ipvs';
import { fit, unusableAddresses } from './fitting.js';
import type { ImportedService } from './imported.js';
import type { Ledger, Statement } from './ledger.js';
import { SERVICES_MAX } from './malformed.js';
import { nameOfKey, Names } from './names.js';

/** The services of one import: each sound, each once, each with a name of its own. */
export class Collection {
  readonly services: ImportedService[] = [];
  private readonly names = new Names();
  private readonly keys = new Set<string>();

  constructor(private readonly ledger: Ledger) {}

  /** What the kernel would refuse, or what is there already, is left with the reason. */
  add(statement: Statement, service: Omit<ImportedService, 'name'>, wish: string): void {
    const key = formatKey(service.key);
    const faults = validateService(service);
    const unusable = unusableAddresses(service);
    if (unusable.length > 0) {
      const why = `${key}: ${unusable.slice(0, 5).join(', ')} cannot be balanced`;
      this.ledger.leave(statement, why, "Name the machine by an address of its own, such as the director's.");
    } else if (faults.length > 0) {
      const why = `${key}: ${faults.map(({ message }) => message).join(' ')}`.slice(0, 1000);
      this.ledger.leave(statement, why, 'Mend it, and import it again.');
    } else if (this.keys.has(key)) {
      this.ledger.leave(statement, `${key} is there already`, 'Take one of the two away, and import it again.');
    } else if (this.services.length >= SERVICES_MAX) {
      this.ledger.leave(statement, `There are more than ${SERVICES_MAX} services`, 'Import the rest by itself.');
    } else {
      this.keys.add(key);
      this.services.push({ ...fit(service), name: this.names.unique(wish, nameOfKey(service.key)) });
    }
  }
}
