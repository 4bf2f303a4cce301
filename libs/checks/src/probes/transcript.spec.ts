import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFound, mismatch } from './matching.js';
import { excerpt, printable, Transcript } from './transcript.js';

describe(Transcript.name, () => {
  it('keeps at most 4 KiB of printable text, whatever is said', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: 'binary', maxLength: 20 }), fc.nat(200)), { maxLength: 8 }),
        (said) => {
          const transcript = new Transcript();
          for (const [text, times] of said) transcript.add('<', text.repeat(times));
          const raw = transcript.raw ?? '';
          expect(Buffer.byteLength(raw)).toBeLessThanOrEqual(4096);
          expect(raw).not.toMatch(/[^\P{Cc}\n]/u);
        },
      ),
      { numRuns: 30 },
    );
  }, 30_000);

  it('says who said what, and nothing when nobody spoke', () => {
    const transcript = new Transcript();
    expect(transcript.raw).toBeNull();
    transcript.add('>', 'EHLO x\r\n');
    transcript.add('<', '250-a\r\n250 b');
    expect(transcript.raw).toBe('> EHLO x\n< 250-a\n< 250 b');
  });
});

describe(printable.name, () => {
  it('writes out what a terminal would obey', () => {
    expect(printable('a\u001b[31m\u202eb\r\nc\td')).toBe('a\\x1b[31m\\x202eb\nc\\x09d');
  });
});

describe(excerpt.name, () => {
  it('is one line of bounded length', () => {
    expect(excerpt('  one\ntwo  ')).toBe('one ⏎ two');
    expect(excerpt('x'.repeat(500))).toHaveLength(121);
  });
});

describe(mismatch.name, () => {
  it.each([
    [{ expect: null, inverse: false }, null],
    [{ expect: 'a+', inverse: false }, null],
    [{ expect: 'b', inverse: false }, 'in which /b/ was not found'],
    [{ expect: 'a', inverse: true }, 'in which /a/ was found'],
    [{ expect: 'b', inverse: true }, null],
  ])('of %j', (match, problem) => {
    expect(mismatch(match, 'aaa')).toBe(problem);
  });
});

describe(isFound.name, () => {
  it('gives up on an expression that would take for ever', () => {
    expect(() => isFound('^(\\w+\\s?)*$', `${'aaaa '.repeat(10)}!`)).toThrow(/longer than 100 ms|false/);
  });
});
