import { describe, expect, it } from 'vitest';
import { mendingCommand } from './mending-command.js';

describe(mendingCommand.name, () => {
  it('is there for a line that does not pass, and is of our own words', () => {
    expect(mendingCommand({ check: 'clock-skew', result: 'fail' })).toContain('chrony');
    expect(mendingCommand({ check: 'method-tunneling', result: 'warn' })).toBe('modprobe -a ipip ip6_tunnel');
  });

  it.each([
    ['passes', 'clock-skew', 'pass'],
    ['has none that helps', 'hosted-data', 'fail'],
    ['is of a name that only the node knows', 'rm -rf /', 'fail'],
    ['is of a name that objects have', 'no-such-check', 'warn'],
  ] as const)('is none for a line that %s', (_what, check, result) => {
    expect(mendingCommand({ check, result })).toBeNull();
  });
});
