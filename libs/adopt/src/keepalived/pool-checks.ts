import type { HealthCheckSpec } from '#libs/contracts';
import type { Ledger } from '../ledger.js';
import { namedChecks } from './checkers.js';
import type { ReadServer } from './real-server.js';

/** The checks of a service: one set for all its servers. */
export interface PoolChecks {
  readonly checks: readonly HealthCheckSpec[];
  readonly remarks: readonly string[];
}

const CHECKS_MAX = 8;
const nameOf = ({ address, port }: ReadServer): string => `${address} port ${port}`;

/**
 * keepalived gives each real server its own checkers; here checks belong to the service. What most servers have is
 * taken; the others' blocks are left.
 */
export function poolChecks(ledger: Ledger, servers: readonly ReadServer[]): PoolChecks {
  const sets = new Map<string, { readonly wishes: readonly object[]; readonly servers: ReadServer[] }>();
  for (const server of servers) {
    const wishes = server.checkers.flatMap((checker) => checker.wishes);
    if (wishes.length === 0) continue;
    const text = JSON.stringify(wishes);
    const set = sets.get(text) ?? { wishes, servers: [] };
    set.servers.push(server);
    sets.set(text, set);
  }
  const [most] = [...sets.values()].sort((one, other) => other.servers.length - one.servers.length);
  const unchecked = servers.filter(({ checkers }) => checkers.length === 0);
  if (most === undefined) return { checks: [], remarks: remarksOnNone(servers) };
  const chosen = most.servers[0]?.checkers ?? [];
  const checks = namedChecks(chosen.flatMap((checker) => checker.wishes));
  if (checks === null) {
    leaveAll(ledger, most.servers, 'A value of it is outside of what checks take here', 'Set the check by hand.');
    return { checks: [], remarks: remarksOnNone(servers) };
  }
  for (const [, set] of sets) if (set !== most) leaveOthers(ledger, set.servers, chosen.length);
  const remarks = unchecked.map((server) =>
    server.checkerCount === 0
      ? `${nameOf(server)} had no checker; here it is checked like the others.`
      : `${nameOf(server)} had a checker that cannot be taken; here it is checked like the others.`,
  );
  if (checks.length <= CHECKS_MAX) return { checks, remarks };
  const more = `Only the first ${CHECKS_MAX} of ${checks.length} checks are taken.`;
  return { checks: checks.slice(0, CHECKS_MAX), remarks: [...remarks, more] };
}

function leaveOthers(ledger: Ledger, servers: readonly ReadServer[], count: number): void {
  const why = `Checks belong to the service, and most of its servers have ${count === 1 ? 'another' : 'others'}`;
  const hint = 'Make a service of its own for this server, or check all servers the same way.';
  leaveAll(ledger, servers, why, hint);
}

function leaveAll(ledger: Ledger, servers: readonly ReadServer[], why: string, hint: string): void {
  for (const { checkers } of servers) {
    for (const { statement } of checkers) ledger.leave(statement, why, hint);
  }
}

function remarksOnNone(servers: readonly ReadServer[]): string[] {
  if (servers.length === 0) return [];
  return servers.some(({ checkerCount }) => checkerCount > 0)
    ? ['None of its checks can be taken: every real server counts as alive until a check is set.']
    : ['It has no checks: every real server counts as alive.'];
}
