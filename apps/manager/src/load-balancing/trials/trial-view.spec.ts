import { describe, expect, it } from 'vitest';
import { checkTrial, type CheckTrialResult, type CommandOutcome } from '#libs/contracts';
import type { KnownMachine } from '../../nodes/machine-directory.js';
import type { Operation } from '../../operations/operation.js';
import { sizeFaultOf } from './trial-draft.js';
import { trialView } from './trial-view.js';

const at = new Date('2026-11-21T10:00:00.000Z');
const operation: Operation = {
  ...{ id: 'OP', kind: 'check-trial.run', title: '', state: 'running', percent: 0, subject: null, steps: [], log: [] },
  actor: { userId: '', userName: 'ada', tokenId: null, tokenName: null },
  ...{ result: null, error: null, revision: 1, createdAt: at, updatedAt: at, finishedAt: null },
};
const payload = checkTrial.parse({
  service: { kind: 'address', protocol: 'tcp', address: '192.0.2.80', port: 80 },
  ...{ checks: [{ kind: 'tcp' }], combine: 'all' },
  servers: [
    { name: 'node-1', address: '10.0.0.1', port: 80 },
    { name: '10.0.0.9', address: '10.0.0.9', port: 80 },
  ],
});
const node: KnownMachine = {
  ...{ id: 'N1', name: 'node-1', roles: [], addresses: ['10.0.0.1'], schedulers: null, ipvs: null },
};
const probe: CheckTrialResult['servers'][number]['probes'][number] = {
  ...{ check: 'check', kind: 'tcp', target: '10.0.0.1 port 80', outcome: 'passes' as const, reason: 'connected' },
  ...{ latencyMs: 1, expected: 'a connection by TCP', raw: null },
};
const told = (address: string): CheckTrialResult['servers'][number] => ({
  ...{ address, port: 80, outcome: 'passes', reason: 'connected', probes: [probe] },
});
const answer = (part: Partial<CommandOutcome>): CommandOutcome => ({
  ...{ commandId: 'C', outcome: 'succeeded', repeated: false, error: null, result: null },
  ...{ startedAt: at.toISOString(), finishedAt: at.toISOString() },
  ...part,
});
const view = (outcome: CommandOutcome | null, part: Partial<Operation> = {}): ReturnType<typeof trialView> =>
  trialView({ ...operation, ...part }, { machineId: 'D1', machineName: 'director-1', payload, outcome }, [node]);

describe(trialView.name, () => {
  it('says who is asked while there is no answer', () => {
    const { servers, passing, directorName } = view(null);
    expect({ passing, directorName }).toEqual({ passing: 0, directorName: 'director-1' });
    expect(servers).toMatchObject([
      { nodeId: 'N1', name: 'node-1', state: 'asking', checks: [] },
      { nodeId: null, name: '10.0.0.9', state: 'asking' },
    ]);
  });

  it('shows what the director told of each server, and counts those that would pass', () => {
    const { servers, passing } = view(answer({ result: { servers: [told('10.0.0.1'), told('10.0.0.9')] } }));
    expect(passing).toBe(2);
    expect(servers[0]).toMatchObject({ state: 'would-pass', reason: 'connected', checks: [{ check: 'check' }] });
  });

  it('takes no answer for another server, nor one that is none', () => {
    const swapped = view(answer({ result: { servers: [told('10.0.0.9'), told('10.0.0.1')] } }));
    expect(swapped.servers.map(({ state }) => state)).toEqual(['not-asked', 'not-asked']);
    const short = view(answer({ result: { servers: [told('10.0.0.1')] } }));
    expect(short.servers.map(({ state }) => state)).toEqual(['would-pass', 'not-asked']);
    const hostile = view(answer({ result: { servers: '<script>' } }));
    expect(hostile.servers[0]?.reason).toBe('director-1 gave an answer that cannot be read.');
  });

  it.each([
    [answer({ outcome: 'refused', error: { code: 'invalid-input', message: 'type' } }), 'too old to try checks'],
    [answer({ outcome: 'refused', error: { code: 'not-a-director', message: 'directs nothing' } }), 'directs nothing'],
    [answer({ outcome: 'failed', error: { code: 'internal', message: 'out of memory' } }), 'out of memory'],
    [answer({ outcome: 'interrupted' }), 'interrupted'],
    [null, 'has not answered within 30 s'],
  ] as const)('says why nobody was asked: %#', (outcome, reason) => {
    const error = { code: 'command-timeout', message: 'director-1 has not answered within 30 s.' };
    const { servers } = view(outcome, { state: 'failed', error, finishedAt: at });
    expect(servers.map(({ state }) => state)).toEqual(['not-asked', 'not-asked']);
    expect(servers[0]?.reason).toContain(reason);
  });
});

describe(sizeFaultOf.name, () => {
  it('bounds what a trial may ask', () => {
    expect(sizeFaultOf(1, 64)).toBeNull();
    expect(sizeFaultOf(2, 64)).toBeNull();
    expect(sizeFaultOf(3, 64)?.message).toContain('128 probes');
    expect(sizeFaultOf(0, 1)?.message).toContain('nothing to try');
  });
});
