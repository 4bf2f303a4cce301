import type { Ledger, Statement } from '../ledger.js';
import { integerOf, millisecondsOf } from '../values.js';

const TRUE = new Set(['on', 'true', 'yes']);
const FALSE = new Set(['off', 'false', 'no']);

/** The directives of one block by name; reading one takes it, or leaves it when its value cannot be used. */
export class Scope {
  private readonly statements: readonly Statement[];

  constructor(
    readonly ledger: Ledger,
    block: readonly Statement[] | null,
  ) {
    this.statements = ledger.readable(block);
  }

  all(...names: readonly string[]): Statement[] {
    return this.statements.filter(({ words }) => names.includes(words[0] ?? ''));
  }

  /** The value of a directive; the last one counts. Undefined: it is not there, or cannot be read. */
  value<T>(names: readonly string[], read: (words: readonly string[]) => T | null, expected: string): T | undefined {
    const found = this.all(...names);
    const last = found.at(-1);
    for (const statement of found) {
      if (statement !== last) this.ledger.leave(statement, 'A later line says otherwise', null);
    }
    if (last === undefined) return undefined;
    const value = read(last.words.slice(1));
    if (value === null) {
      this.ledger.leave(last, `The value is not ${expected}`, 'Mend it, or set it by hand after the takeover.');
      return undefined;
    }
    this.ledger.take(last);
    return value;
  }

  integer(names: readonly string[], low: number, high: number): number | undefined {
    return this.value(names, ([word]) => integerOf(word, low, high), `a whole number from ${low} to ${high}`);
  }

  milliseconds(...names: readonly string[]): number | undefined {
    return this.value(names, ([word]) => millisecondsOf(word), 'a time in seconds');
  }

  text(...names: readonly string[]): string | undefined {
    return this.value(names, ([word]) => word ?? null, 'there');
  }

  /** `name` alone is true, `name off` is false. */
  flag(...names: readonly string[]): boolean | undefined {
    const read = ([word]: readonly string[]): boolean | null => {
      if (word === undefined || TRUE.has(word)) return true;
      return FALSE.has(word) ? false : null;
    };
    return this.value(names, read, 'on or off');
  }

  /** Leaves each of these with the same reason. */
  leave(names: readonly string[], why: string, whatInstead: string | null): void {
    for (const statement of this.all(...names)) this.ledger.leave(statement, why, whatInstead);
  }
}
