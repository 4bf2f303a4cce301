import { describe, expect, it } from 'vitest';
import type { NodeFacts } from '#libs/contracts';
import { clockCheck, isOlder, membershipCheck, reachCheck, verdictOf, versionCheck } from './manager-checks.js';

const facts: NodeFacts = {
  ...{ nodeId: '01JXYZ0000000000000000000A', hostname: 'h', agentVersion: '0.1.0', protocolVersion: 1 },
  ...{ kernelRelease: '6.1', osName: 'Debian', architecture: 'x64', now: '2026-11-21T10:00:00.000Z', memberOf: null },
  links: [],
};

describe(clockCheck.name, () => {
  it.each([
    ['pass', 400, 0, '400 ms ahead'],
    ['pass', -900, 500, '900 ms behind'],
    ['warn', 900, 100, '900 ms ahead'],
    ['warn', -30_000, 0, 'behind'],
    ['fail', 31_000, 100, 'ahead'],
  ] as const)('is %s for %d ms, give or take %d ms', (result, skewMs, uncertaintyMs, told) => {
    const check = clockCheck({ skewMs, uncertaintyMs });
    expect(check.result).toBe(result);
    expect(check.measured).toContain(told);
    expect(check.fix === '').toBe(result === 'pass');
  });
});

describe(reachCheck.name, () => {
  it('needs one address that answers and tells about all', () => {
    const answered = { address: '10.0.0.1', fault: null, latencyMs: 3.4 };
    const silent = { address: '10.0.0.2', fault: '10.0.0.2 port 7480: no answer within 4 s', latencyMs: 4000 };
    expect(reachCheck([silent, answered], 7480)).toMatchObject({
      result: 'pass',
      measured: '10.0.0.1 answers in 3 ms; 10.0.0.2 port 7480: no answer within 4 s',
    });
    expect(reachCheck([silent], 7480)).toMatchObject({
      result: 'fail',
      fix: expect.stringContaining('7480') as string,
    });
  });
});

describe(versionCheck.name, () => {
  it('wants the protocol and at least the version', () => {
    expect(versionCheck(facts).result).toBe('pass');
    expect(versionCheck({ ...facts, agentVersion: '0.0.9' }).result).toBe('fail');
    expect(versionCheck({ ...facts, protocolVersion: 2 }).result).toBe('fail');
    expect(isOlder('0.10.0', '0.9.1')).toBe(false);
    expect(isOlder('1', '1.0.1')).toBe(true);
  });
});

describe(membershipCheck.name, () => {
  it('tells this cluster from another', () => {
    expect(membershipCheck(facts, 'C').result).toBe('pass');
    expect(membershipCheck({ ...facts, memberOf: 'C' }, 'C').measured).toContain('this cluster');
    expect(membershipCheck({ ...facts, memberOf: 'D' }, 'C').measured).toContain('cluster D');
  });
});

describe(verdictOf.name, () => {
  it('is the worst line', () => {
    const line = (result: 'pass' | 'warn' | 'fail') => ({ ...versionCheck(facts), result });
    expect(verdictOf([line('pass')])).toBe('pass');
    expect(verdictOf([line('pass'), line('warn')])).toBe('warn');
    expect(verdictOf([line('warn'), line('fail')])).toBe('fail');
  });
});
