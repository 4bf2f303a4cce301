import type { NotTaken } from './imported.js';

/** A directive with its words, and for a block what stands in it. */
export interface Statement {
  readonly file: string;
  readonly line: number;
  readonly lastLine: number;
  readonly words: readonly string[];
  readonly block: readonly Statement[] | null;
}

const TEXT_MAX = 200;
/** Directives whose value is a secret. */
const SECRETS = new Set(['auth_pass', 'passwd', 'password', 'secret', 'key']);

/** The directive as people wrote it; of a block also the words that begin its lines. */
function textOf({ words, block }: Statement): string {
  const inside = block === null ? '' : ` { ${block.map((one) => one.words[0] ?? '').join('; ')} }`;
  const shown = SECRETS.has(words[0] ?? '') ? [words[0], '…'] : words;
  const text = `${shown.join(' ')}${inside}`.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ');
  return text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX - 1)}…` : text;
}

/** Keeps account of every directive: taken, or left with the reason. What nobody speaks for is found at the end. */
export class Ledger {
  private readonly settled = new Set<Statement>();
  private readonly left = new Map<Statement, NotTaken>();
  private readonly refused = new Set<Statement>();

  take(statement: Statement): void {
    this.settled.add(statement);
  }

  /** Leaves what must not even be read. */
  refuse(statement: Statement, why: string, whatInstead: string): void {
    this.refused.add(statement);
    this.leave(statement, why, whatInstead);
  }

  /** The directives of a block that may be read. */
  readable(statements: readonly Statement[] | null): readonly Statement[] {
    return (statements ?? []).filter((statement) => !this.refused.has(statement));
  }

  /** Of a block everything in it is left, too. */
  leave(statement: Statement, why: string, whatInstead: string | null): void {
    const { file, line, lastLine } = statement;
    this.forget(statement);
    this.settled.add(statement);
    this.left.set(statement, { file, line, lastLine, text: textOf(statement), why, whatInstead });
  }

  /** All that was left, in the order of the text; what no reader spoke for is left as unknown. */
  conclude(statements: readonly Statement[], unknown: string): NotTaken[] {
    return statements.flatMap((statement): NotTaken[] => {
      if (!this.settled.has(statement)) {
        this.leave(statement, unknown, 'Look it up in its manual, and set what you need of it by hand.');
      }
      const entry = this.left.get(statement);
      return entry === undefined ? this.conclude(statement.block ?? [], unknown) : [entry];
    });
  }

  private forget(statement: Statement): void {
    this.left.delete(statement);
    for (const inner of statement.block ?? []) this.forget(inner);
  }
}
