import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createRedisPassword, machineAclRules, machineOfUser, machineUser } from './machine-acl.js';

const MACHINE = '01JXYZ0000000000000000000A';

describe(machineAclRules.name, () => {
  it('begins from nothing and names the machine’s prefix alone', () => {
    const rules = machineAclRules(MACHINE, 'ab'.repeat(32));
    expect(rules.slice(0, 5)).toEqual([
      'reset',
      'on',
      `#${'ab'.repeat(32)}`,
      `~directorate:m:${MACHINE}:*`,
      `&directorate:m:${MACHINE}:*`,
    ]);
    expect(rules.filter((rule) => rule.startsWith('~') || rule.startsWith('&'))).toHaveLength(2);
  });

  it('takes the dangerous commands away after the groups that contain them', () => {
    const rules = machineAclRules(MACHINE, '00'.repeat(32));
    expect(rules.indexOf('-@dangerous')).toBeGreaterThan(rules.indexOf('+@write'));
    expect(rules.indexOf('-scan')).toBeGreaterThan(rules.indexOf('+@read'));
  });
});

describe(machineOfUser.name, () => {
  it('recognises machine users and nobody else', () => {
    expect(machineOfUser(machineUser(MACHINE))).toBe(MACHINE);
    for (const other of ['default', 'manager', 'm-', `m-${MACHINE}x`, `x-${MACHINE}`])
      expect(machineOfUser(other)).toBeNull();
  });
});

describe(createRedisPassword.name, () => {
  it('keeps the SHA-256 that ACL SETUSER takes', () => {
    const { password, hash } = createRedisPassword();
    expect(hash).toBe(createHash('sha256').update(password).digest('hex'));
    expect(createRedisPassword().password).not.toBe(password);
  });
});
