import type { Readiness } from './maintenance.js';

/** What the directors say of one real server on the node. */
export interface SeenOnNode {
  readonly activeConnections: number;
  readonly inactiveConnections: number;
  readonly pinnedClients: number;
  readonly emptyInSeconds: number | null;
  readonly isKnown: boolean;
  readonly isApplied: boolean;
}

/** The node as a director of its own; null when it is none. */
export interface OwnDirection {
  /** Members that are directors too and not in maintenance themselves. */
  readonly others: number;
  /** All of these are heard and have applied what they were told. */
  readonly areOthersReady: boolean;
  /** Virtual IPs that it reports to carry still; null: it is silent. */
  readonly carried: readonly string[] | null;
}

/** Safe only when no connection is left and nothing waits any more: what is not known is not safe. */
export function decideReadiness(servers: readonly SeenOnNode[], direction: OwnDirection | null): Readiness {
  const sum = (count: (server: SeenOnNode) => number): number =>
    servers.reduce((total, server) => total + count(server), 0);
  const ends = servers.map(({ emptyInSeconds }) => emptyInSeconds).filter((seconds) => seconds !== null);
  const counts = {
    activeConnections: sum(({ activeConnections }) => activeConnections),
    closingConnections: sum(({ inactiveConnections }) => inactiveConnections),
    pinnedClients: sum(({ pinnedClients }) => pinnedClients),
    emptyInSeconds: ends.length === 0 ? null : Math.max(...ends),
  };
  const say = (stage: Readiness['stage'], reason: string): Readiness => ({ stage, reason, ...counts });
  if (direction?.others === 0) {
    return say('never', 'It is the only director that works: its virtual services stop while it is away.');
  }
  if (servers.some(({ isKnown }) => !isKnown)) return say('unknown', 'A director of its services is silent.');
  if (servers.some(({ isApplied }) => !isApplied)) {
    return say('stopping', 'The directors are told to send it no new connections.');
  }
  const { activeConnections, closingConnections, pinnedClients } = counts;
  if (activeConnections + closingConnections + pinnedClients > 0) {
    return say(
      'emptying',
      `${activeConnections} connections are established, ${closingConnections} are closing, ${pinnedClients} clients are bound to it.`,
    );
  }
  return direction === null ? say('safe', SAFE) : directorReadiness(direction, say);
}

const SAFE = 'No connection is left, and none is sent to it.';

function directorReadiness(
  { carried, areOthersReady }: OwnDirection,
  say: (stage: Readiness['stage'], reason: string) => Readiness,
): Readiness {
  if (carried === null) return say('unknown', 'It is silent: nobody knows which virtual IPs it carries.');
  if (carried.length > 0) return say('stopping', `It still carries ${carried.join(', ')}.`);
  if (!areOthersReady) return say('stopping', 'The directors that take over have not applied that yet.');
  return say('safe', SAFE);
}
