import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandLine } from './shell.js';

describe(commandLine.name, () => {
  it('is read by a shell as the same words', () => {
    const word = fc.string({ minLength: 1, unit: fc.constantFrom('a', ' ', "'", '"', '$', '`', '\\', '*', ';', '\n') });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        const script = `printf '%s\\001' ${commandLine(words)}`;
        const output = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' });
        expect(output.split('\x01').slice(0, -1)).toEqual(words);
      }),
      { numRuns: 30 },
    );
  });
});
