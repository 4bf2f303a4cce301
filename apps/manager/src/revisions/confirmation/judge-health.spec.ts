import { describe, expect, it } from 'vitest';
import type { ObservedState, RealServerConfig } from '#libs/domain';
import type { RealServerStatus, VirtualServiceStatus } from '../../observations/observed-status.js';
import { worseThan } from './judge-health.js';

const wanted = (weight: number): RealServerConfig => ({
  ...{ weight, forwardingMethod: 'direct-routing', tunnel: null, upperThreshold: 0, lowerThreshold: 0 },
});
const server = (id: string, state: ObservedState, change: Partial<RealServerStatus> = {}): RealServerStatus => ({
  ...{ id, state, reason: 'as it is', since: null, at: null, fresh: true, adminState: 'enabled', kernel: null },
  ...{ activeConnections: 0, inactiveConnections: 0, desired: wanted(1) },
  ...{ persistentConnections: 0, causes: [], checks: [], drain: null },
  ...change,
});
const status = (state: ObservedState, servers: RealServerStatus[]): VirtualServiceStatus => ({
  ...{ state, servers, reason: 'as it is', since: null, at: null, fresh: true, directorId: 'd', activeConnections: 0 },
  ...{ pool: null, directors: [], kernel: null },
});
const before = (state: ObservedState, ...healthyServers: string[]) => ({
  id: 's',
  name: 'shop',
  state,
  healthyServers,
});

describe(worseThan.name, () => {
  it.each<[ObservedState, ObservedState, boolean]>([
    ['up', 'degraded', true],
    ['up', 'down', true],
    ['degraded', 'unknown', true],
    ['unknown', 'down', true],
    ['down', 'down', false],
    ['degraded', 'up', false],
    ['unknown', 'degraded', false],
  ])('from %s to %s: %s', (from, to, isWorse) => {
    expect(worseThan(before(from), status(to, [])) !== null).toBe(isWorse);
  });

  it('misses servers that served and shall serve', () => {
    const now = status('degraded', [server('a', 'up'), server('b', 'down'), server('c', 'down')]);
    expect(worseThan(before('degraded', 'a', 'b'), now)).toBe(
      'shop had 2 healthy servers that it shall still use, and has 1: as it is',
    );
  });

  it('does not miss those that the change took out', () => {
    const drained = server('b', 'up', {
      adminState: 'drain',
      desired: wanted(0),
    });
    const resting = server('c', 'down', { desired: wanted(0) });
    expect(
      worseThan(before('up', 'a', 'b', 'c', 'gone'), status('up', [server('a', 'up'), drained, resting])),
    ).toBeNull();
  });
});
