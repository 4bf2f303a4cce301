import { DomainError } from '#libs/errors';

/** Where a reader stands; lines and columns count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Characters that one text may have. */
export const TEXT_MAX = 1_048_576;
/** Lines that one import may have, after variables are put in and files included. */
export const LINES_MAX = 100_000;
/** Services, and servers of one service, as documents take them. */
export const SERVICES_MAX = 4096;

/** An error of the text itself; nothing was read. */
export function malformed(at: Position, what: string, hint: string): DomainError {
  const message = `${at.file}, line ${at.line}, column ${at.column}: ${what}`;
  return new DomainError('invalid-input', `${message}.`, { hint, faults: [{ pointer: '/text', message, hint }] });
}

/** Refuses what is too large to be a configuration, or no text at all. */
export function assertText(text: string, file: string): void {
  if (text.length > TEXT_MAX) {
    const hint = 'Import the parts of it one after the other.';
    throw malformed({ file, line: 1, column: 1 }, `the text is longer than ${TEXT_MAX} characters`, hint);
  }
  const at = text.search(/[^\P{Cc}\t\r\n]/u);
  if (at < 0) return;
  const before = text.slice(0, at).split('\n');
  const position = { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  throw malformed(position, 'there is a control character', 'Send the text of the file, not an archive or a program.');
}
