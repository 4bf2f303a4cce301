import type { DirectorRealServer, HealthCheckSpec } from '#libs/contracts';
import type { IpvsRealServer, VirtualServiceKey } from '#libs/domain';
import { formatEndpoint } from '#libs/ipvs';
import type { PoolMemory, ServerMemory } from './memory.js';
import { clause, timeOfDay } from './texts.js';
import type { PassiveEjection, PoolInput, ServerHealth } from './types.js';

/** A real server as a decision sees it before the pool as a whole is looked at. */
export interface Member {
  readonly server: DirectorRealServer;
  readonly endpoint: string;
  readonly health: ServerHealth;
  /** Its entry in the kernel's table now. */
  readonly present: IpvsRealServer | undefined;
  /** What the last decision left of it, unless it moved since. */
  readonly last: ServerMemory | undefined;
  /** Enabled and with a weight: counts for quorum, watermarks and panic. */
  readonly isEligible: boolean;
  readonly isHealthy: boolean;
  /** What was made of its probes, for people; `what` stays the same while the state does. */
  readonly verdict: { readonly what: string; readonly text: string };
}

const NOBODY_ASKS: ServerHealth = {
  state: 'unchecked',
  reason: 'no health check asks this server',
  since: new Date(0).toISOString(),
  checks: [],
};
const NOT_ASKED_YET: ServerHealth = { ...NOBODY_ASKS, state: 'unknown', reason: 'not probed yet' };

/** Kinds of checks that need no port. */
const PORTLESS: ReadonlySet<HealthCheckSpec['kind']> = new Set(['icmp', 'program', 'file']);

/** The health that is known, or why none is. A check without any port to ask will never have a result. */
export function healthOf(
  known: ReadonlyMap<string, ServerHealth>,
  { id, port }: { readonly id: string; readonly port: number },
  checks: readonly HealthCheckSpec[],
  key: VirtualServiceKey,
): ServerHealth {
  const seen = known.get(id);
  if (seen !== undefined) return seen;
  const servicePort = key.kind === 'address' ? key.port : 0;
  const hasPort = (check: HealthCheckSpec): boolean =>
    port !== 0 || check.port !== null || (check.path === 'virtual-service' && servicePort !== 0);
  return checks.some((check) => PORTLESS.has(check.kind) || hasPort(check)) ? NOT_ASKED_YET : NOBODY_ASKS;
}

/** Fewest healthy servers that passive signals must leave: one, and as many as keep the pool out of panic. */
export function leastHealthy(total: number, panicPercent: number): number {
  return Math.max(1, Math.ceil((total * panicPercent) / 100));
}

/** Looks at each real server alone: which of them may serve. */
export function membersOf(input: PoolInput, memory: PoolMemory | null): Member[] {
  const { service, kernel } = input;
  const present = new Map(kernel?.realServers.map((server) => [formatEndpoint(server), server]));
  const members = service.realServers.map((server): Member => {
    const endpoint = formatEndpoint(server);
    const last = memory?.servers[server.id];
    const seen = {
      server,
      endpoint,
      health: healthOf(input.health, server, service.health.checks, service.key),
      present: present.get(endpoint),
      last: last?.endpoint === endpoint ? last : undefined,
      isEligible: server.adminState === 'enabled' && server.config.weight > 0,
    };
    return { ...seen, ...probed(seen, input) };
  });
  return withEjections(members, input);
}

type Seen = Omit<Member, 'isHealthy' | 'verdict'>;
type Judgement = Pick<Member, 'isHealthy' | 'verdict'>;

function probed(seen: Seen, input: PoolInput): Judgement {
  const { state, reason } = seen.health;
  switch (state) {
    case 'unchecked':
      return { isHealthy: true, verdict: { what: 'unchecked', text: 'Counts as healthy, because nothing checks it.' } };
    case 'up':
      return { isHealthy: true, verdict: { what: 'up', text: `Counts as healthy: ${clause(reason)}.` } };
    case 'down':
      return { isHealthy: false, verdict: { what: 'down', text: `Counts as dead: ${clause(reason)}.` } };
    case 'unknown':
      return unproven(seen, input);
  }
}

/**
 * A server without a result yet: where the kernel is as the last decision left it, the last verdict stands; else the
 * kernel's weight tells. So a restart of the agent neither revives a dead server nor takes a living one out.
 */
function unproven({ present, last }: Seen, { kernel }: PoolInput): Judgement {
  const judged = (isHealthy: boolean, why: string): Judgement => ({
    isHealthy,
    verdict: { what: `unknown-${isHealthy ? 'in' : 'out'}`, text: `No result yet: ${why}.` },
  });
  if (kernel === null) return judged(true, 'the service is new, so the server takes its share until a check says no');
  const lastVerdict = last?.stages['rise-fall']?.what;
  if (lastVerdict === 'unknown-in') return judged(true, 'it takes its share until a check says no');
  if (lastVerdict === 'unknown-out') return judged(false, 'it waits for its first good one');
  if (present !== undefined) {
    const { weight } = present.config;
    if (last?.weight === weight) {
      const was = last.isHealthy ? 'healthy' : 'dead';
      return judged(last.isHealthy, `it was ${was} before the agent started, and the kernel still has it so`);
    }
    return judged(weight > 0, `the kernel has it at weight ${weight}, and that stands`);
  }
  const othersServe = kernel.realServers.some(({ config }) => config.weight > 0);
  return othersServe
    ? judged(false, 'it waits for its first good one while others serve')
    : judged(true, 'nobody else serves, so it takes its share until a check says no');
}

/** Passive signals take healthy servers out, but never below what keeps the pool out of panic. */
function withEjections(members: readonly Member[], { ejected, nowMs, service }: PoolInput): Member[] {
  const eligible = members.filter(({ isEligible }) => isEligible);
  const healthy = eligible.filter(({ isHealthy }) => isHealthy).length;
  let allowed = healthy - leastHealthy(eligible.length, service.pool.panicPercent);
  return members.map((member) => {
    const ejection = activeEjection(ejected, member.server.id, nowMs);
    if (ejection === null || !member.isHealthy || !member.isEligible) return member;
    if (allowed <= 0) {
      const text = `Kept although passive signals speak against it (${clause(ejection.reason)}): too few others are healthy.`;
      return { ...member, verdict: { what: 'ejection-refused', text } };
    }
    allowed -= 1;
    const text = `Taken out until ${timeOfDay(ejection.untilMs)}: ${clause(ejection.reason)}.`;
    return { ...member, isHealthy: false, verdict: { what: 'ejected', text } };
  });
}

export function activeEjection(
  ejected: ReadonlyMap<string, PassiveEjection>,
  id: string,
  nowMs: number,
): PassiveEjection | null {
  const ejection = ejected.get(id);
  return ejection !== undefined && ejection.untilMs > nowMs ? ejection : null;
}
