import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor.js';

describe(decodeCursor.name, () => {
  it('gives back what was encoded', () => {
    const parts = fc.record({
      sort: fc.stringMatching(/^[a-zA-Z]{1,10}(:(asc|desc))?$/),
      direction: fc.constantFrom('next' as const, 'prev' as const),
      id: fc.stringMatching(/^[0-9A-Z]{26}$/),
      value: fc.string().filter((text) => !text.includes('\0')),
    });
    fc.assert(
      fc.property(parts, (cursor) => {
        expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor);
      }),
    );
  });

  it('refuses everything else with a pointer, and nothing worse', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.json().map((text) => Buffer.from(text).toString('base64url')),
    );
    fc.assert(
      fc.property(anything, (text) => {
        try {
          decodeCursor(text);
        } catch (error) {
          expect(error).toMatchObject({ code: 'invalid-input', faults: [{ pointer: '/query/cursor' }] });
        }
      }),
    );
  });
});
