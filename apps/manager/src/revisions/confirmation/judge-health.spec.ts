import { describe, expect, it } from 'vitest';
import type { ObservedState } from '#libs/domain';
import type { RealServerStatus, VirtualServiceStatus } from '../../observations/observed-status.js';
import { worseThan } from './judge-health.js';

const server = (id: string, state: ObservedState, change: Partial<RealServerStatus> = {}): RealServerStatus => ({
  ...{ id, state, reason: 'as it is', since: null, at: null, fresh: true, adminState: 'enabled', kernel: null },
  ...{ activeConnections: 0, inactiveConnections: 0, desired: { weight: 1, forwardingMethod: 'direct-routing' } },
  ...change,
});
const status = (state: ObservedState, servers: RealServerStatus[]): VirtualServiceStatus => ({
  ...{ state, servers, reason: 'as it is', since: null, at: null, fresh: true, directorId: 'd', activeConnections: 0 },
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
      desired: { weight: 0, forwardingMethod: 'direct-routing' },
    });
    const resting = server('c', 'down', { desired: { weight: 0, forwardingMethod: 'direct-routing' } });
    expect(
      worseThan(before('up', 'a', 'b', 'c', 'gone'), status('up', [server('a', 'up'), drained, resting])),
    ).toBeNull();
  });
});
