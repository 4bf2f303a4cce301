import type { Ledger, Statement } from '../ledger.js';
import { integerOf, portOf } from '../values.js';

/** A text in quotes, or as it stands. */
export const unquoted = (text: string): string => /^"(.*)"$/s.exec(text)?.[1] ?? text;

/** The directives of one virtual service over those of the whole file; reading one takes it. */
export class Settings {
  constructor(
    readonly ledger: Ledger,
    private readonly own: readonly Statement[],
    private readonly globals: readonly Statement[],
  ) {}

  all(name: string): Statement[] {
    return this.own.filter(({ words }) => words[0] === name);
  }

  /** The virtual service's own value, else that of the file. */
  value<T>(name: string, read: (text: string) => T | null, expected: string): T | undefined {
    const found = this.all(name);
    const last = found.at(-1) ?? this.globals.findLast(({ words }) => words[0] === name);
    for (const statement of found)
      if (statement !== last) this.ledger.leave(statement, 'A later line says otherwise', null);
    if (last === undefined) return undefined;
    const value = read(unquoted(last.words[2] ?? ''));
    if (value !== null) this.ledger.take(last);
    else this.ledger.leave(last, `The value is not ${expected}`, 'Mend it, or set it by hand after the takeover.');
    return value ?? undefined;
  }

  integer(name: string, low: number, high: number): number | undefined {
    return this.value(name, (text) => integerOf(text, low, high), `a whole number from ${low} to ${high}`);
  }

  text(name: string): string | undefined {
    return this.value(name, (text) => text, 'there');
  }

  flag(name: string): boolean | undefined {
    return this.value(name, (text) => (text === 'yes' ? true : text === 'no' ? false : null), 'yes or no');
  }

  port(name: string): number | undefined {
    return this.value(name, portOf, 'a port');
  }

  leave(names: readonly string[], why: string, whatInstead: string | null): void {
    for (const name of names) for (const statement of this.all(name)) this.ledger.leave(statement, why, whatInstead);
  }
}
