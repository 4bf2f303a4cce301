import type { Schemas } from '#libs/api-client/browser';

interface Note {
  readonly key: string;
  readonly title: string;
  readonly text?: string | undefined;
}

/** An operation that is followed, or a word about what is done already. */
export type Toast = { readonly operation: Schemas['OperationView'] } | { readonly note: Note };

export const keyOf = (toast: Toast): string => ('operation' in toast ? toast.operation.id : toast.note.key);
