import type { Ledger, Statement } from '../ledger.js';
import { malformed } from '../malformed.js';
import type { Line } from './lines.js';
import { wordsOf, type Word } from './words.js';

const DEPTH_MAX = 16;

interface Open {
  file: string;
  line: number;
  lastLine: number;
  readonly column: number;
  readonly words: string[];
  block: Open[] | null;
  refusal: Line['refusal'];
}

/** Builds the tree of blocks out of lines; what a line refuses goes to the ledger at once. */
export class StatementBuilder {
  private readonly top: Open[] = [];
  private readonly path: Open[] = [];
  /** The last directive, as long as a `{` may still follow. */
  private last: Open | null = null;

  constructor(private readonly ledger: Ledger) {}

  build(lines: readonly Line[]): Statement[] {
    for (const line of lines) this.add(line);
    const unclosed = this.path.at(-1);
    if (unclosed !== undefined) {
      const hint = `Add the } that ends ${unclosed.words.slice(0, 3).join(' ')}.`;
      throw malformed(unclosed, `the block ${unclosed.words[0] ?? ''} is not closed`, hint);
    }
    const settle = (one: Open): void => {
      if (one.refusal !== null) this.ledger.refuse(one, one.refusal.why, one.refusal.whatInstead);
      else for (const inner of one.block ?? []) settle(inner);
    };
    for (const one of this.top) settle(one);
    return this.top;
  }

  private add(line: Line): void {
    let pending: Open | null = null;
    for (const word of wordsOf(line.text, line)) {
      if (!word.isBrace) {
        pending ??= this.begin(line, word);
        pending.words.push(word.text);
      } else if (word.text === '{') {
        this.open(line, word, pending ?? this.last);
        pending = null;
      } else {
        this.close(line, word);
        pending = null;
      }
    }
  }

  private begin(line: Line, { column }: Word): Open {
    const { file, line: number, refusal } = line;
    const one: Open = { file, line: number, lastLine: number, column, words: [], block: null, refusal };
    (this.path.at(-1)?.block ?? this.top).push(one);
    this.last = one;
    return one;
  }

  private open(line: Line, { column }: Word, owner: Open | null): void {
    if (owner === null)
      throw malformed({ ...line, column }, 'a { follows no directive', 'Name the block before its {.');
    if (this.path.length >= DEPTH_MAX) {
      throw malformed({ ...line, column }, `blocks are nested deeper than ${DEPTH_MAX}`, 'Look for a missing }.');
    }
    owner.block = [];
    this.path.push(owner);
    this.last = null;
  }

  private close(line: Line, { column }: Word): void {
    const closed = this.path.pop();
    if (closed === undefined) throw malformed({ ...line, column }, 'a } closes no block', 'Take it away.');
    closed.lastLine = Math.max(closed.lastLine, line.file === closed.file ? line.line : closed.line);
    this.last = null;
  }
}
