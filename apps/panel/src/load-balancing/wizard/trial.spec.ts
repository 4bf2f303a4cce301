import { describe, expect, it } from 'vitest';
import type { Schemas } from '#libs/api-client/browser';
import { NO_CHECK } from '../checks.js';
import { EMPTY_DRAFT, type ServerDraft, type ServiceDraft } from './draft.js';
import { linesOf } from './lines.js';
import { askable, hasCheck, outlookOf, trialBody, trialKey, triedOf, type Trial } from './trial.js';

const draft: ServiceDraft = {
  ...EMPTY_DRAFT,
  ...{ name: 'shop', port: '80', address: '192.0.2.80' },
  check: { ...NO_CHECK, kind: 'http', fields: { target: '/up' } },
};
const nodeOf = (id: string, address: string, roles: string[] = ['app-server']): Schemas['NodeView'] =>
  ({ id, name: `node-${id}`, spec: { roles, addresses: [{ address, prefixLength: 24 }] } }) as Schemas['NodeView'];
const outside: ServerDraft = { nodeId: null, name: '10.0.0.9', isEnabled: true, weight: '1', method: 'masquerading' };
const nodes = [nodeOf('1', '10.0.0.1'), nodeOf('2', '2001:db8::2'), nodeOf('3', '10.0.0.3', ['director'])];
const lines = linesOf(nodes, [outside]);
const trial: Trial = {
  ...{ id: 'T', createdAt: '', finishedAt: '', directorId: 'D', directorName: 'director-1', passing: 1 },
  servers: [
    { nodeId: '1', name: 'node-1', address: '10.0.0.1', port: 80, state: 'would-pass', reason: 'fine', checks: [] },
    { nodeId: null, name: '10.0.0.9', address: '10.0.0.9', port: 80, state: 'would-fail', reason: '404', checks: [] },
  ],
};

describe('a trial of the draft', () => {
  it('asks every node that could work for it, chosen or not, and the servers outside', () => {
    const servers = askable(draft, lines);
    expect(servers.map(({ name }) => name)).toEqual(['node-1', '10.0.0.9']);
    expect(trialBody(draft, servers)).toMatchObject({
      spec: { address: '192.0.2.80', port: 80, health: { checks: [{ kind: 'http', target: '/up' }] } },
      realServers: [{ spec: { nodeId: '1' } }, { spec: { address: '10.0.0.9', forwardingMethod: 'masquerading' } }],
    });
    expect(askable({ ...draft, address: '2001:db8::80' }, lines).map(({ name }) => name)).toContain('node-2');
  });

  it('asks name servers by both transports, and nothing where there is no check', () => {
    const { spec } = trialBody({ ...draft, template: 'dns' }, []);
    expect(spec).toMatchObject({ protocol: 'udp', port: 53, health: { checks: [{ name: 'udp' }, { name: 'tcp' }] } });
    expect(hasCheck({ ...draft, check: NO_CHECK })).toBe(false);
  });

  it('is true as long as nothing changes that it was about', () => {
    expect(trialKey({ ...draft, scheduler: 'rr', name: 'other', persistence: 300 })).toBe(trialKey(draft));
    expect(trialKey({ ...draft, port: '81' })).not.toBe(trialKey(draft));
    expect(trialKey({ ...draft, check: { ...draft.check, fields: { target: '/down' } } })).not.toBe(trialKey(draft));
  });

  it('tells what became of each server, and of those that were chosen', () => {
    const [first, second] = askable(draft, lines);
    if (first === undefined || second === undefined) throw new Error('nobody to ask');
    expect(triedOf(trial, first)?.state).toBe('would-pass');
    expect(triedOf(trial, { ...outside, name: '10.0.0.1' })?.state).toBe('would-pass');
    expect(triedOf(null, first)).toBeNull();
    const chosen = [{ ...first, isEnabled: true }, second, { ...outside, name: '10.0.0.77' }];
    expect(outlookOf(trial, chosen)).toMatchObject({
      ...{ passing: 1, chosen: 3 },
      others: [
        { name: '10.0.0.9', tried: { reason: '404' } },
        { name: '10.0.0.77', tried: null },
      ],
    });
  });
});
