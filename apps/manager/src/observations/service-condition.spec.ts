import { describe, expect, it } from 'vitest';
import {
  poolPolicy,
  serviceHealth,
  type DirectorRealServer,
  type DirectorVirtualService,
  type ObservedRealServer,
  type ObservedVirtualService,
} from '#libs/contracts';
import { serviceCondition } from './service-condition.js';

const ID = (tail: string): string => `01JXYZ0000000000000000000${tail}`;
const config = {
  forwardingMethod: 'direct-routing',
  tunnel: null,
  weight: 1,
  upperThreshold: 0,
  lowerThreshold: 0,
} as const;
const key = { kind: 'address', protocol: 'tcp', address: '10.0.0.100', port: 80 } as const;
const serviceConfig = { scheduler: 'wlc', schedulerFlags: [], persistence: null, onePacket: false } as const;

const wanted = (tail: string, change: Partial<DirectorRealServer> = {}): DirectorRealServer => ({
  ...{
    id: ID(tail),
    nodeId: null,
    address: `10.0.0.${tail}`,
    port: 80,
    config,
    adminState: 'enabled',
    drainMode: 'graceful',
    agent: null,
  },
  ...change,
});
const seen = (
  tail: string,
  state: NonNullable<ObservedRealServer['health']>['state'] = 'up',
  change: Partial<ObservedRealServer> = {},
): ObservedRealServer => ({
  ...{
    id: ID(tail),
    address: `10.0.0.${tail}`,
    port: 80,
    config,
    counters: null,
    role: 'pool',
    checks: [],
    causes: [],
    drain: null,
    persistentConnections: 0,
  },
  health: { state, reason: `is ${state}`, since: '2026-11-21T10:00:00.000Z', consecutive: 3, lastLatencyMs: 1 },
  activeConnections: 2,
  inactiveConnections: 1,
  ...change,
});
const desired = (...realServers: DirectorRealServer[]): DirectorVirtualService => ({
  ...{
    id: ID('V'),
    name: 'web',
    key,
    realServers,
    health: serviceHealth.parse({}),
    pool: poolPolicy.parse({}),
  },
  config: { ...serviceConfig, schedulerFlags: [] },
});
const observed = (...realServers: ObservedRealServer[]): ObservedVirtualService => ({
  ...{ id: ID('V'), key, presence: 'ours', counters: null, pool: null, realServers },
  config: { ...serviceConfig, schedulerFlags: [] },
});

describe(serviceCondition.name, () => {
  it.each([
    ['up', 'All 2', [seen('1'), seen('2')]],
    ['up', 'All 2', [seen('1', 'unchecked'), seen('2')]],
    ['degraded', '1 of 2 real servers answer. 10.0.0.2 port 80: is down', [seen('1'), seen('2', 'down')]],
    ['down', 'No real server answers', [seen('1', 'down'), seen('2', 'down')]],
    ['unknown', 'is unknown', [seen('1', 'down'), seen('2', 'unknown')]],
    ['degraded', 'is not in the table', [seen('1')]],
  ] as const)('is %s: %s', (state, reason, servers) => {
    const condition = serviceCondition(desired(wanted('1'), wanted('2')), observed(...servers), 'director');
    expect(condition.state).toBe(state);
    expect(condition.reason).toContain(reason);
  });

  it('is down while the director’s kernel does not have it', () => {
    expect(serviceCondition(desired(wanted('1')), null, 'director')).toMatchObject({ state: 'down' });
    const missing = { ...observed(seen('1')), presence: 'missing' as const };
    expect(serviceCondition(desired(wanted('1')), missing, 'director').reason).toContain('kernel of director');
  });

  it('is down while somebody else’s service has its place in the kernel', () => {
    const foreign = { ...observed(seen('1')), presence: 'foreign' as const };
    const condition = serviceCondition(desired(wanted('1')), foreign, 'director');
    expect(condition.state).toBe('down');
    expect(condition.reason).toContain('made by somebody else');
  });

  it('does not call a server up that the kernel gives no connection', () => {
    const quiescent = seen('2', 'up', { config: { ...config, weight: 0 } });
    const condition = serviceCondition(desired(wanted('1'), wanted('2')), observed(seen('1'), quiescent), 'director');
    expect(condition.state).toBe('degraded');
    expect(condition.reason).toContain('weight 0');
  });

  it('expects nothing of drained and disabled servers, but shows them', () => {
    const condition = serviceCondition(
      desired(wanted('1'), wanted('2', { adminState: 'drain' }), wanted('3', { adminState: 'disabled' })),
      observed(seen('1'), seen('2', 'down', { activeConnections: 4 })),
      'director',
    );
    expect(condition).toMatchObject({ state: 'up', activeConnections: 6 });
    expect(condition.servers.map(({ state, desired: want }) => [state, want?.weight])).toEqual([
      ['up', 1],
      ['down', 0],
      ['down', undefined],
    ]);
    const drained = serviceCondition(desired(wanted('1', { adminState: 'drain' })), observed(seen('1')), 'director');
    expect(drained).toMatchObject({ state: 'down', reason: 'No real server may take new connections.' });
    expect(drained.servers[0]?.reason).toBe('Drains: 2 connections are left.');
  });

  it('shows what is wanted beside what the kernel has', () => {
    const differs = seen('1', 'up', { config: { ...config, weight: 0, forwardingMethod: 'tunneling' } });
    const [server] = serviceCondition(desired(wanted('1')), observed(differs), 'director').servers;
    expect(server).toMatchObject({
      desired: { weight: 1, forwardingMethod: 'direct-routing' },
      kernel: { weight: 0, forwardingMethod: 'tunneling' },
    });
  });
});
