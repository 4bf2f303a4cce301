import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { findProgram, withProgramPath } from './program-path.js';

describe(findProgram.name, () => {
  it('finds what is installed, again and again, and leaves paths as they are', () => {
    expect(findProgram('sh')).toMatch(/^\/(usr\/)?bin\/sh$/);
    expect(findProgram('sh')).toBe(findProgram('sh'));
    expect(findProgram('./own/sh')).toBe('./own/sh');
    expect(findProgram('no-such-program')).toBeUndefined();
  });
});

describe(withProgramPath.name, () => {
  it('keeps the arguments, and names a program that is missing', () => {
    expect(withProgramPath(['/bin/x', 'a b', ''])).toEqual(['/bin/x', 'a b', '']);
    expect(() => withProgramPath(['no-such-program'])).toThrow('The program no-such-program is not installed.');
  });

  it('makes a prefix of an empty argv, behind which a bare name is no applet of busybox', () => {
    const output = execFileSync('/bin/busybox', [
      'sh',
      '-c',
      'exec "$@"',
      'sh',
      ...withProgramPath([]),
      'ls',
      '--version',
    ]);
    expect(output.toString()).toContain('coreutils');
  });
});
