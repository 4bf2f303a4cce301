import { describe, expect, it } from 'vitest';
import type { MachineReport } from '#libs/contracts';
import type { Observation } from './freshness.js';
import { machineCondition } from './machine-condition.js';

const now = new Date('2026-11-21T10:00:00.000Z');
const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);
const machine = { name: 'node-1', state: 'member' } as const;

const report: MachineReport = {
  ...{
    kind: 'machine',
    at: now.toISOString(),
    agentVersion: '0.1.0',
    bootId: 'b',
    hostname: 'h',
    kernelRelease: '6.1',
  },
  ...{
    uptimeSeconds: 1,
    roles: [],
    appliedRevision: 4,
    failures: [],
    addresses: [],
    virtualServices: [],
    schedulers: [],
    ipvs: null,
  },
  services: [],
  load: null,
};
const seen = (change: Partial<MachineReport> = {}, seconds = 1): Observation => ({
  report: { ...report, ...change },
  observedAt: ago(seconds),
});

describe(machineCondition.name, () => {
  it.each([
    ['up', 'Reports', seen(), null],
    ['unknown', 'has not reported for 11 s', seen({}, 11), null],
    ['unknown', 'has not reported yet', null, null],
    ['degraded', 'eth0: no such device (and 1 more)', seen({ failures: Array(2).fill(failure()) as [] }), null],
    ['up', 'Reports', seen(), { revision: 5, createdAt: ago(3) }],
    ['degraded', 'Configuration 5', seen(), { revision: 5, createdAt: ago(20) }],
    ['degraded', 'Failed: web', seen({ services: [service('failed')] }), null],
    ['up', 'Reports', seen({ services: [service('stopped')] }), null],
  ] as const)('is %s: %s', (state, reason, observation, desired) => {
    const condition = machineCondition(machine, observation, desired, now);
    expect(condition.state).toBe(state);
    expect(condition.reason).toContain(reason);
  });

  it.each(['joining', 'quarantined'] as const)('trusts no report of a machine that is %s', (state) => {
    expect(machineCondition({ name: 'node-1', state }, seen(), null, now).state).toBe('unknown');
  });
});

function failure(): MachineReport['failures'][number] {
  return { subject: 'eth0', message: 'no such device' };
}

function service(state: 'failed' | 'stopped'): MachineReport['services'][number] {
  return { name: 'web', state, detail: '', since: now.toISOString() };
}
