import type {
  DirectorRealServer,
  DirectorVirtualService,
  ObservedPool,
  ObservedRealServer,
  ObservedVirtualService,
} from '#libs/contracts';
import type { VirtualServiceConfig } from '#libs/domain';
import type { Condition } from './machine-condition.js';
import type { RealServerStatus } from './observed-status.js';
import { serversIn } from './report-index.js';

type ServerCondition = Omit<RealServerStatus, 'at' | 'fresh'>;

export interface ServiceCondition extends Condition {
  readonly activeConnections: number;
  readonly pool: ObservedPool | null;
  /** The service itself in the kernel. */
  readonly kernel: VirtualServiceConfig | null;
  readonly servers: readonly ServerCondition[];
}

/** How a service is by the fresh report of its director: the worst of what is expected, never the best of what is there. */
export function serviceCondition(
  desired: DirectorVirtualService,
  observed: ObservedVirtualService | null,
  directorName: string,
): ServiceCondition {
  const seen = serversIn(observed);
  const servers = desired.realServers.map((server) => serverCondition(server, seen(server)));
  const activeConnections = servers.reduce((sum, server) => sum + server.activeConnections, 0);
  const pool = observed?.presence === 'ours' ? observed.pool : null;
  const kernel = observed?.config ?? null;
  const known = { activeConnections, pool, kernel, servers };
  if (observed === null || observed.presence === 'missing') {
    return { ...known, state: 'down', reason: `It is not in the kernel of ${directorName}.` };
  }
  if (observed.presence === 'foreign') {
    const reason = `The kernel of ${directorName} has this service already, made by somebody else; adopt or remove it there.`;
    return { ...known, state: 'down', reason };
  }
  const expected = desired.realServers.filter(
    ({ adminState, config }) => adminState === 'enabled' && config.weight > 0,
  );
  if (expected.length === 0) return { ...known, state: 'down', reason: 'No real server may take new connections.' };
  if (pool?.state === 'empty') return { ...known, state: 'down', reason: pool.reason };
  if (pool?.state === 'sorry' || pool?.state === 'panic') {
    return { ...known, state: 'degraded', reason: pool.reason };
  }
  const ids = new Set(expected.map(({ id }) => id));
  return { ...known, ...rollUp(servers.filter(({ id }) => ids.has(id))) };
}

function rollUp(expected: readonly ServerCondition[]): Condition {
  const up = expected.filter(({ state }) => state === 'up').length;
  const all = expected.length;
  if (up === all)
    return { state: 'up', reason: all === 1 ? 'Its real server answers.' : `All ${all} real servers answer.` };
  const notUp = expected.filter(({ state }) => state !== 'up');
  const why = notUp[0]?.reason ?? '';
  if (up > 0) return { state: 'degraded', reason: `${up} of ${all} real servers answer. ${why}` };
  const undecided = notUp.find(({ state }) => state === 'unknown');
  if (undecided !== undefined) return { state: 'unknown', reason: undecided.reason };
  return { state: 'down', reason: `No real server answers. ${why}` };
}

function serverCondition(desired: DirectorRealServer, seen: ObservedRealServer | null): ServerCondition {
  const { config, adminState } = desired;
  const { state, reason } = healthOf(desired, seen);
  return {
    id: desired.id,
    adminState: desired.adminState,
    desired: adminState === 'disabled' ? null : { ...config, weight: adminState === 'drain' ? 0 : config.weight },
    kernel: seen?.config ?? null,
    activeConnections: seen?.activeConnections ?? 0,
    inactiveConnections: seen?.inactiveConnections ?? 0,
    persistentConnections: seen?.persistentConnections ?? 0,
    causes: seen?.causes ?? [],
    checks: seen?.checks ?? [],
    drain: seen?.drain ?? null,
    since: seen?.health?.since ?? null,
    state,
    reason,
  };
}

function healthOf(desired: DirectorRealServer, seen: ObservedRealServer | null): Condition {
  const place = `${desired.address} port ${desired.port}`;
  if (desired.adminState === 'disabled') return { state: 'down', reason: 'Disabled by the admin.' };
  if (seen === null) return { state: 'down', reason: `${place} is not in the table.` };
  const health = seen.health;
  if (health?.state === 'down') return { state: 'down', reason: `${place}: ${health.reason}` };
  if (health?.state === 'unknown') return { state: 'unknown', reason: `${place}: ${health.reason}` };
  if (desired.adminState === 'drain') {
    const left = seen.activeConnections;
    return {
      state: 'up',
      reason: left === 0 ? 'Drained: no connection is left.' : `Drains: ${left} connections are left.`,
    };
  }
  if (seen.config === null) return { state: 'down', reason: `${place} is not in the kernel’s table.` };
  if (seen.config.weight === 0 && desired.config.weight > 0) {
    return { state: 'down', reason: `${place} has weight 0 in the kernel and takes no new connection.` };
  }
  const isChecked = health !== null && health.state === 'up';
  return { state: 'up', reason: isChecked ? health.reason : 'Not checked.' };
}
