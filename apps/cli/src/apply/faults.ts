/** One thing that is wrong in a document: where, what, and how to mend it. */
export interface DocumentFault {
  /** `cluster.yaml:12`. */
  readonly place: string;
  /** `/spec/port`; empty when it is about the whole document. */
  readonly pointer: string;
  readonly message: string;
  readonly hint?: string | undefined;
}

/** The documents cannot be applied; nothing was changed. */
export class DocumentsRefused extends Error {
  override readonly name = 'DocumentsRefused';
  constructor(readonly faults: readonly DocumentFault[]) {
    super(`${faults.length === 1 ? 'One thing is' : `${faults.length} things are`} not right; nothing was changed.`);
  }

  /** One line for each. */
  get lines(): string[] {
    return this.faults.map(({ place, pointer, message, hint }) => {
      const what = pointer === '' ? message : `${pointer} ${message}`;
      return `${place}: ${what}${hint === undefined ? '' : ` (${hint})`}`;
    });
  }
}
