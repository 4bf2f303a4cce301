import type { ObservedPool, PoolPolicy } from '#libs/contracts';
import type { PoolMemory } from './memory.js';
import { counted, healthyOf } from './texts.js';

/** What is counted of a pool: its eligible servers, that is enabled ones with a weight. */
export interface PoolCount {
  readonly total: number;
  readonly totalWeight: number;
  readonly healthy: number;
  readonly healthyWeight: number;
  /** Sorry servers that can answer. */
  readonly sorry: number;
}

export interface PoolVerdict {
  readonly state: ObservedPool['state'];
  readonly reason: string;
  readonly hasQuorum: boolean;
  readonly isAboveWatermark: boolean;
}

type Before = Pick<PoolMemory, 'hasQuorum' | 'isAboveWatermark'> | null;

const shareOf = (count: PoolCount): number => (count.total === 0 ? 0 : (count.healthy / count.total) * 100);

/**
 * Whether the healthy weight reaches the quorum: lost below `weight` − `hysteresis`, won back from `weight` + `hysteresis` on
 * (keepalived.conf(5) `quorum`, `hysteresis`; without a policy the quorum is 1). The upper threshold is never above what
 * all servers together weigh, as long as they reach the quorum at all.
 */
export function quorumReached(policy: PoolPolicy['quorum'], count: PoolCount, before: boolean | null): boolean {
  const { weight, hysteresis } = policy ?? { weight: 1, hysteresis: 0 };
  if (before === null) return count.healthyWeight >= weight;
  if (before) return count.healthyWeight >= Math.max(1, weight - hysteresis);
  return count.healthyWeight >= Math.max(weight, Math.min(weight + hysteresis, count.totalWeight));
}

/** Whether enough servers are healthy: lost below `low` per cent, won back from `high` on. */
export function aboveWatermark(policy: PoolPolicy['watermarks'], count: PoolCount, before: boolean | null): boolean {
  if (policy === null) return true;
  const { lowPercent, highPercent } = policy;
  return shareOf(count) >= (before === false ? Math.max(lowPercent, highPercent) : lowPercent);
}

/** Who answers: the pool, the sorry servers in its place, all of the pool in panic, or nobody. */
export function judgePool(policy: PoolPolicy, count: PoolCount, before: Before): PoolVerdict {
  const hasQuorum = quorumReached(policy.quorum, count, before?.hasQuorum ?? null);
  const isAboveWatermark = aboveWatermark(policy.watermarks, count, before?.isAboveWatermark ?? null);
  const decided = (state: ObservedPool['state'], reason: string): PoolVerdict => ({
    state,
    reason,
    hasQuorum,
    isAboveWatermark,
  });
  const counts = countText(policy, count);
  const isEnough = hasQuorum && isAboveWatermark;
  if (count.total === 0 && count.sorry === 0) {
    return decided('empty', 'Nobody answers: every server is drained, disabled or has weight 0');
  }
  if (!isEnough && count.sorry > 0) {
    const what = count.total === 0 ? 'no server is enabled with a weight' : shortfall(policy, hasQuorum, counts);
    return decided(
      'sorry',
      `${counted(count.sorry, 'sorry server')} ${count.sorry === 1 ? 'answers' : 'answer'}: ${what}`,
    );
  }
  if (count.sorry === 0 && shareOf(count) < policy.panicPercent) {
    const below = `below the panic threshold of ${policy.panicPercent} %`;
    return decided(
      'panic',
      `Every enabled server keeps its weight: ${counts}, ${below}, and no sorry server can answer`,
    );
  }
  if (isEnough) return decided('serving', `The pool serves: ${counts}`);
  if (count.healthy > 0) {
    return decided(
      'serving',
      `The healthy servers go on, for no sorry server can answer: ${shortfall(policy, hasQuorum, counts)}`,
    );
  }
  return decided('empty', `Nobody answers: ${counts}, and the panic threshold is off`);
}

function countText({ quorum }: PoolPolicy, count: PoolCount): string {
  const servers = healthyOf(count.healthy, count.total);
  return quorum === null ? servers : `${servers} with weight ${count.healthyWeight}`;
}

function shortfall({ quorum, watermarks }: PoolPolicy, hasQuorum: boolean, counts: string): string {
  if (!hasQuorum && quorum === null) return counts;
  if (!hasQuorum && quorum !== null) {
    const margin = quorum.hysteresis === 0 ? '' : ` (hysteresis ${quorum.hysteresis})`;
    return `${counts}, short of the quorum of ${quorum.weight}${margin}`;
  }
  const { lowPercent, highPercent } = watermarks ?? { lowPercent: 0, highPercent: 0 };
  return `${counts}, and the pool stops below ${lowPercent} % and serves again from ${highPercent} % on`;
}
