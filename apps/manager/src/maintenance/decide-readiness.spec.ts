import { describe, expect, it } from 'vitest';
import { decideReadiness, type SeenOnNode } from './decide-readiness.js';

const quiet: SeenOnNode = {
  ...{ activeConnections: 0, inactiveConnections: 0, pinnedClients: 0, emptyInSeconds: null },
  ...{ isKnown: true, isApplied: true },
};
const director = { others: 1, areOthersReady: true, carried: [] };

describe(decideReadiness.name, () => {
  it.each([
    ['nothing runs on it', [], null, 'safe'],
    ['all of its servers are empty', [quiet, quiet], null, 'safe'],
    ['one connection is established', [quiet, { ...quiet, activeConnections: 1 }], null, 'emptying'],
    ['one connection closes', [{ ...quiet, inactiveConnections: 1 }], null, 'emptying'],
    ['one client is bound', [{ ...quiet, pinnedClients: 1 }], null, 'emptying'],
    ['a director has not applied it', [{ ...quiet, isApplied: false }], null, 'stopping'],
    ['a director is silent', [quiet, { ...quiet, isKnown: false, isApplied: false }], null, 'unknown'],
    ['it is the only director', [], { ...director, others: 0 }, 'never'],
    ['it still carries an address', [], { ...director, carried: ['192.0.2.80'] }, 'stopping'],
    ['it is a director and silent', [], { ...director, carried: null }, 'unknown'],
    ['the other directors wait', [], { ...director, areOthersReady: false }, 'stopping'],
    ['another director carries all', [quiet], director, 'safe'],
  ] as const)('when %s', (_when, servers, direction, stage) => {
    expect(decideReadiness(servers, direction)).toMatchObject({ stage });
  });

  it('adds up what is left, and takes the longest forecast', () => {
    const one = { ...quiet, activeConnections: 3, pinnedClients: 1, emptyInSeconds: 20 };
    const other = { ...quiet, inactiveConnections: 2, emptyInSeconds: 90 };
    expect(decideReadiness([one, other], null)).toMatchObject({
      ...{ activeConnections: 3, closingConnections: 2, pinnedClients: 1, emptyInSeconds: 90 },
      reason: '3 connections are established, 2 are closing, 1 clients are bound to it.',
    });
  });
});
