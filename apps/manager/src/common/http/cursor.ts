import { invalidInput } from './validation.pipe.js';

/** Where a page begins: the order that it belongs to, and the last object before it. */
export interface Cursor {
  readonly sort: string;
  readonly direction: 'next' | 'prev';
  readonly id: string;
  readonly value: string;
}

export function encodeCursor({ sort, direction, id, value }: Cursor): string {
  return Buffer.from(JSON.stringify([sort, direction, id, value])).toString('base64url');
}

/** Reads a cursor back; anything that is not one of ours is a fault of the query. */
export function decodeCursor(text: string): Cursor {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (isFour(parsed)) {
      const [sort, direction, id, value] = parsed;
      const isSound = /^[a-zA-Z]{1,40}(:(asc|desc))?$/.test(sort) && id.length <= 64 && !value.includes('\0');
      if (isSound && !id.includes('\0') && (direction === 'next' || direction === 'prev'))
        return { sort, direction, id, value };
    }
  } catch {
    // Falls through: what cannot be read is not a cursor.
  }
  throw invalidInput([{ pointer: '/query/cursor', message: 'must be a cursor that a list gave' }]);
}

const isFour = (value: unknown): value is [string, string, string, string] =>
  Array.isArray(value) && value.length === 4 && value.every((part) => typeof part === 'string');
