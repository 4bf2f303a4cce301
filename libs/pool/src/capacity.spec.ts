import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capacityVerdict, type CarryingServer } from './capacity.js';

const server = (name: string, part: Partial<CarryingServer> = {}): CarryingServer => ({
  id: name,
  name,
  isLeaving: false,
  canServe: true,
  weight: 1,
  activeConnections: 10,
  upperThreshold: 0,
  load: null,
  ...part,
});
const busy = (loadPerCpu: number): CarryingServer['load'] => ({
  at: '2026-03-01T12:00:00Z',
  cpuPressurePercent: 5,
  memoryPressurePercent: 0,
  ioPressurePercent: 0,
  loadPerCpu,
  queueLength: null,
});

describe(capacityVerdict.name, () => {
  it.each<[string, CarryingServer[], string, string]>([
    [
      'shares by weight',
      [server('a', { isLeaving: true, activeConnections: 30 }), server('b'), server('c', { weight: 2 })],
      'carries',
      '30 connections would move to 2 servers: b from 10 to 20, c from 10 to 30.',
    ],
    [
      'says what is above the limits',
      [
        server('a', { isLeaving: true, activeConnections: 6 }),
        server('b', { activeConnections: 0, upperThreshold: 2 }),
      ],
      'overloads',
      '6 connections would move to 1 server, more than they take: b 6 of at most 2.',
    ],
    [
      'moves what a full server does not take to the others',
      [server('a', { isLeaving: true, activeConnections: 20 }), server('b', { upperThreshold: 12 }), server('c')],
      'carries',
      '20 connections would move to 2 servers: b from 10 to 12, c from 10 to 28.',
    ],
    [
      'lets no node get busier than it has processors',
      [
        server('a', { isLeaving: true, activeConnections: 20 }),
        server('b', { activeConnections: 20, load: busy(0.6) }),
      ],
      'overloads',
      '20 connections would move to 1 server; the load per processor would go above 1: b from 0.6 to 1.2.',
    ],
    [
      'leaves nobody alone',
      [server('a', { isLeaving: true })],
      'overloads',
      'No healthy server would be left to serve.',
    ],
    [
      'does not count the dead',
      [server('a', { isLeaving: true }), server('b', { canServe: false })],
      'overloads',
      'No healthy server would be left to serve.',
    ],
    [
      'does not guess',
      [server('a', { isLeaving: true, activeConnections: null }), server('b')],
      'cannot-tell',
      'The connections of a are not known now.',
    ],
    [
      'has nothing to say about a dead one that is drained',
      [server('a', { isLeaving: true, canServe: false }), server('b')],
      'carries',
      'None of the servers to be drained serves now.',
    ],
  ])('%s', (_what, servers, verdict, reason) => {
    expect(capacityVerdict(servers, 0)).toMatchObject({ verdict, reason });
  });

  it('keeps the quorum', () => {
    const servers = [server('a', { isLeaving: true }), server('b')];
    expect(capacityVerdict(servers, 2)).toMatchObject({
      verdict: 'overloads',
      reason: 'Weight 1 would be left, short of the quorum of 2.',
      connectionsToMove: 10,
    });
  });

  it('loses no connection in its sum, and overloads only when there is no room for all', () => {
    const some = fc.record({
      isLeaving: fc.boolean(),
      weight: fc.integer({ min: 1, max: 100 }),
      activeConnections: fc.integer({ min: 0, max: 1000 }),
      upperThreshold: fc.constantFrom(0, 10, 500, 2000),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 8 }), (parts) => {
        const servers = parts.map((part, n) =>
          server(`s${n}`, {
            ...part,
            activeConnections:
              part.upperThreshold === 0
                ? part.activeConnections
                : Math.min(part.activeConnections, part.upperThreshold),
          }),
        );
        const { verdict, connectionsToMove, servers: sums } = capacityVerdict(servers, 0);
        const staying = servers.filter(({ isLeaving }) => !isLeaving);
        if (staying.length === 0 || connectionsToMove === 0) return;
        const more = sums.reduce(
          (sum, { connectionsNow, connectionsThen }) => sum + connectionsThen - connectionsNow,
          0,
        );
        expect(more).toBeGreaterThanOrEqual(connectionsToMove);
        expect(more).toBeLessThan(connectionsToMove + staying.length);
        const room = staying.reduce(
          (sum, one) => sum + (one.upperThreshold === 0 ? Infinity : one.upperThreshold - (one.activeConnections ?? 0)),
          0,
        );
        expect(verdict).toBe(room >= connectionsToMove ? 'carries' : 'overloads');
      }),
      { numRuns: 500 },
    );
  });
});
