import type { Cause } from '#libs/contracts';
import type { IpvsRealServer } from '#libs/domain';
import { datedChain, type Link } from './chain.js';
import { activeEjection, membersOf, type Member } from './members.js';
import type { PoolMemory, ServerMemory } from './memory.js';
import { place, weightLink, type Placement } from './place.js';
import { judgePool, type PoolCount, type PoolVerdict } from './pool-state.js';
import { probeLinks } from './probe-links.js';
import { sameOrNew } from './remember.js';
import { isServing, scaleOf, sharesOf, soonest, type Share } from './share.js';
import { sorryEntry, sorryMembersOf, type SorryMember } from './sorry.js';
import { instantOf, sentence } from './texts.js';
import type { PoolDecision, PoolInput, ServerDecision } from './types.js';

/**
 * What one virtual service shall be in the kernel now: the admin's will, drains, health, quorum, watermarks, sorry servers,
 * panic, slow start and feedback, each told in the servers' causes. Pure: the same input and memory give the same decision.
 * `memory` is the last decision's, null at the first one.
 */
export function decidePool(input: PoolInput, memory: PoolMemory | null): PoolDecision {
  const { service, nowMs } = input;
  const members = membersOf(input, memory);
  const sorry = sorryMembersOf(input);
  const count = countOf(members, sorry);
  const verdict = judgePool(service.pool, count, memory);
  const scale = scaleOf(input);
  const shares = sharesOf(input, members, verdict);
  const placed = members.map((member) => ({
    member,
    placement: place(input, member, verdict, shares.get(member.server.id)),
  }));
  const standIns = verdict.state === 'sorry' ? sorry.filter(({ canAnswer }) => canAnswer) : [];
  const lastId = standIns.length > 0 ? null : lastOne(placed, input);
  const taken = new Set(standIns.map(({ endpoint }) => endpoint));
  const pool = placed.map((one) => decidePlaced(one, { scale, lastId, nowMs, taken }));
  const stand = sorry.map((member) => decideSorry(member, verdict, scale, memory, nowMs));
  const sinceMs = memory?.state === verdict.state ? memory.sinceMs : nowMs;
  return {
    service: { key: service.key, config: service.config, realServers: tableOf(pool, standIns, scale) },
    pool: {
      state: verdict.state,
      reason: sentence(verdict.reason),
      since: instantOf(sinceMs),
      healthyServers: count.healthy,
      totalServers: count.total,
      healthyWeight: count.healthyWeight,
    },
    servers: [...pool.map(({ decision }) => decision), ...stand.map(({ decision }) => decision)],
    memory: sameOrNew(memory, {
      version: 1,
      state: verdict.state,
      sinceMs,
      hasQuorum: verdict.hasQuorum,
      isAboveWatermark: verdict.isAboveWatermark,
      servers: Object.fromEntries([
        ...pool.map((one) => [one.decision.id, remembered(one, verdict, shares)] as const),
        ...stand.map(({ decision, remember }) => [decision.id, remember] as const),
      ]),
    }),
    nextDecisionInMs: nextDecision(input, shares),
  };
}

interface Placed {
  readonly member: Member;
  readonly placement: Placement;
}

interface Decided {
  readonly member: Member;
  readonly decision: ServerDecision;
  readonly stages: ServerMemory['stages'];
}

function countOf(members: readonly Member[], sorry: readonly SorryMember[]): PoolCount {
  const eligible = members.filter(({ isEligible }) => isEligible);
  const healthy = eligible.filter(({ isHealthy }) => isHealthy);
  const weigh = (list: readonly Member[]): number => list.reduce((sum, { server }) => sum + server.config.weight, 0);
  return {
    total: eligible.length,
    totalWeight: weigh(eligible),
    healthy: healthy.length,
    healthyWeight: weigh(healthy),
    sorry: sorry.filter(({ canAnswer }) => canAnswer).length,
  };
}

/** A service that has a server in the kernel keeps one: the first that no admin took out, at weight 0. */
function lastOne(placed: readonly Placed[], { kernel }: PoolInput): string | null {
  if (kernel === null || placed.some(({ placement }) => placement.weight !== null)) return null;
  const last = placed.find(({ member, placement }) => !placement.isRemovedByAdmin && member.present !== undefined);
  return last?.member.server.id ?? null;
}

interface Surroundings {
  readonly scale: number;
  readonly lastId: string | null;
  readonly nowMs: number;
  /** Endpoints where a sorry server stands now. */
  readonly taken: ReadonlySet<string>;
}

function decidePlaced({ member, placement }: Placed, { scale, lastId, nowMs, taken }: Surroundings): Decided {
  const { server, health, verdict, last } = member;
  const isLast = server.id === lastId;
  const effectiveWeight = isLast ? 0 : taken.has(member.endpoint) ? null : placement.weight;
  const links: Link[] = [
    ...probeLinks(health),
    { stage: 'rise-fall', ...verdict },
    ...placement.links,
    weightLink(member, effectiveWeight, scale, isLast),
  ];
  const { causes, stages } = datedChain(links, last?.stages, nowMs);
  return {
    member,
    stages,
    decision: { id: server.id, role: 'pool', wantedWeight: server.config.weight, effectiveWeight, causes },
  };
}

function remembered(
  { member, decision, stages }: Decided,
  verdict: PoolVerdict,
  shares: ReadonlyMap<string, Share>,
): ServerMemory {
  const share = shares.get(member.server.id);
  return {
    endpoint: member.endpoint,
    isHealthy: member.isHealthy,
    isServing: isServing(member, verdict),
    weight: decision.effectiveWeight,
    rampStartMs: share?.rampStartMs ?? null,
    feedback: share?.feedback ?? null,
    stages,
  };
}

function decideSorry(
  member: SorryMember,
  { state, reason }: PoolVerdict,
  scale: number,
  memory: PoolMemory | null,
  nowMs: number,
): { decision: ServerDecision; remember: ServerMemory } {
  const { server, endpoint, health, canAnswer, verdict } = member;
  const known = memory?.servers[server.id];
  const last = known?.endpoint === endpoint ? known : undefined;
  const isIn = state === 'sorry' && canAnswer;
  const weight = isIn ? sorryEntry(member, scale).config.weight : null;
  const outText = canAnswer ? 'the pool does not need it' : 'it could not answer';
  const links: Link[] = [
    ...probeLinks(health),
    { stage: 'rise-fall', ...verdict },
    { stage: 'pool', what: state, text: `${reason}.` },
    {
      stage: 'weight',
      what: isIn ? 'in' : canAnswer ? 'not-needed' : 'dead',
      text: isIn ? `Stands in for the pool with weight ${weight ?? 0}.` : `Not in the table: ${outText}.`,
    },
  ];
  const { causes, stages } = datedChain(links, last?.stages, nowMs);
  return {
    decision: { id: server.id, role: 'sorry', wantedWeight: server.weight, effectiveWeight: weight, causes },
    remember: { endpoint, isHealthy: canAnswer, isServing: isIn, weight, rampStartMs: null, feedback: null, stages },
  };
}

function tableOf(pool: readonly Decided[], standIns: readonly SorryMember[], scale: number): IpvsRealServer[] {
  const own = pool.flatMap(({ member, decision }): IpvsRealServer[] => {
    if (decision.effectiveWeight === null) return [];
    const { address, port, config } = member.server;
    return [{ address, port, config: { ...config, weight: decision.effectiveWeight } }];
  });
  return [...own, ...standIns.map((member) => sorryEntry(member, scale))];
}

function nextDecision(input: PoolInput, shares: ReadonlyMap<string, Share>): number | null {
  const { service, ejected, nowMs } = input;
  const ejections = service.realServers.map(({ id }) => {
    const ejection = activeEjection(ejected, id, nowMs);
    return ejection === null ? null : ejection.untilMs - nowMs;
  });
  return soonest([...[...shares.values()].map(({ nextInMs }) => nextInMs), ...ejections]);
}

/** Adds what the kernel says to a chain that is complete but for that. */
export function withKernel(
  causes: readonly Cause[],
  kernelWeight: number | null,
  wanted: number | null,
  at: string,
): Cause[] {
  const seen = kernelWeight === null ? 'The kernel does not have it' : `The kernel has it at weight ${kernelWeight}`;
  const isAsDecided = kernelWeight === wanted;
  const text = isAsDecided
    ? `${seen}, as decided.`
    : `${seen}; decided was ${wanted === null ? 'not to have it' : `weight ${wanted}`}.`;
  return [...causes, { stage: 'kernel', text, since: at }];
}
