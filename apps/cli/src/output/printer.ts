import { stringify } from 'yaml';
import { renderFields, renderTable, type Column } from './table.js';

export const FORMATS = ['table', 'json', 'yaml'] as const;
export type Format = (typeof FORMATS)[number];

/** Where a command writes: results to one stream, everything else to the other. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Prints results in the format that was asked for. JSON and YAML are exactly what the API answered. */
export class Printer {
  constructor(
    private readonly format: Format,
    private readonly streams: Streams,
  ) {}

  list<Row>(answer: { readonly items: readonly Row[] }, columns: readonly Column<Row>[]): void {
    this.table(answer, answer.items, columns);
  }

  /** An answer of which a table shows only these rows. */
  table<Row>(answer: unknown, rows: readonly Row[], columns: readonly Column<Row>[]): void {
    if (this.format === 'table') this.#line(renderTable(columns, rows));
    else this.#document(answer);
  }

  /** One object; a table can show something shorter than all of it. */
  object(answer: unknown, shown = answer): void {
    if (this.format === 'table') this.#line(renderFields(shown));
    else this.#document(answer);
  }

  /** Text for people; for programs the answer that it tells of, if they shall have it now. */
  text(text: string | null, answer: unknown): void {
    if (this.format === 'table') {
      if (text !== null) this.#line(text);
    } else if (answer !== null) this.#document(answer);
  }

  /** Documents for a file: YAML, or one list as JSON. */
  documents(documents: readonly object[]): void {
    if (this.format === 'json') this.#document(documents);
    else this.#line(documents.map((one) => `---\n${stringify(one).trimEnd()}`).join('\n'));
  }

  /** One of many that come one after the other: a line of text, a line of JSON, or a YAML document. */
  entry(answer: unknown, line: string): void {
    if (this.format === 'table') this.#line(line);
    else if (this.format === 'json') this.#line(JSON.stringify(answer));
    else this.#line(`---\n${stringify(answer).trimEnd()}`);
  }

  /** Something for people only, such as progress; never on the stream of results. */
  note(text: string): void {
    this.streams.err(`${text}\n`);
  }

  #document(value: unknown): void {
    this.#line(this.format === 'json' ? JSON.stringify(value, null, 2) : stringify(value).trimEnd());
  }

  #line(text: string): void {
    this.streams.out(`${text}\n`);
  }
}
