import type { NodeLoad, PoolPolicy } from '#libs/contracts';

export type FeedbackPolicy = NonNullable<PoolPolicy['feedback']>;

/** A server's share of its wanted weight in per cent, and when it was last moved. */
export interface FeedbackState {
  readonly percent: number;
  readonly movedMs: number;
}

/** However busy a node is, it keeps this much room: a weight never falls to nothing by load alone. */
const ROOM_MIN = 0.05;
/** Smaller differences are noise and not worth a write to the kernel. */
const DEAD_BAND_PERCENT = 2;

/**
 * How much room a node has, from 0.05 to 1: what is left beside the worst of its pressures (CPU, memory, I/O, load above
 * one task per processor), times the share that its queue leaves beside an average one (`averageQueue`; null: no comparison).
 */
export function roomOf(load: NodeLoad, averageQueue: number | null): number {
  const waiting = 1 - 1 / Math.max(1, load.loadPerCpu);
  const pressures = [load.cpuPressurePercent, load.memoryPressurePercent, load.ioPressurePercent];
  const busy = Math.max(waiting, ...pressures.map((percent) => (percent ?? 0) / 100));
  const { queueLength } = load;
  const queued = queueLength === null || averageQueue === null ? 0 : queueLength / (queueLength + averageQueue + 1);
  return Math.max(ROOM_MIN, (1 - busy) * (1 - queued));
}

/** The share that each server should have by its room, in per cent of its wanted weight; 100 where nothing can be compared. */
export function feedbackTargets(policy: FeedbackPolicy, loads: readonly (NodeLoad | null)[]): number[] {
  const told = loads.filter((load) => load !== null);
  if (told.length < 2) return loads.map(() => 100);
  const queues = told.map(({ queueLength }) => queueLength).filter((length) => length !== null);
  const averageQueue = queues.length < 2 ? null : average(queues);
  const averageRoom = average(told.map((load) => roomOf(load, averageQueue)));
  return loads.map((load) =>
    load === null ? 100 : within(policy, Math.round((100 * roomOf(load, averageQueue)) / averageRoom)),
  );
}

/** Moves one share towards its target: at most one step, and not before the interval is over. */
export function moveShare(
  policy: FeedbackPolicy,
  before: FeedbackState | null,
  targetPercent: number,
  nowMs: number,
): FeedbackState {
  if (before === null) return { percent: within(policy, 100), movedMs: nowMs };
  const percent = within(policy, before.percent);
  if (!isDue(policy, before, nowMs)) return { percent, movedMs: before.movedMs };
  const target = within(policy, targetPercent);
  if (!isWorthMoving(percent, target)) return { percent, movedMs: before.movedMs };
  const step = Math.max(-policy.stepPercent, Math.min(policy.stepPercent, target - percent));
  return { percent: percent + step, movedMs: nowMs };
}

/** Milliseconds until the share may move again; where it is as it shall be, until the load is looked at again. */
export function nextMoveInMs(
  policy: FeedbackPolicy,
  state: FeedbackState,
  targetPercent: number,
  nowMs: number,
): number {
  const intervalMs = policy.intervalSeconds * 1000;
  if (!isWorthMoving(state.percent, within(policy, targetPercent))) return intervalMs;
  return Math.max(1, state.movedMs + intervalMs - nowMs);
}

/** Back to normal always goes all the way. */
function isWorthMoving(percent: number, target: number): boolean {
  return target === 100 ? percent !== 100 : Math.abs(target - percent) >= DEAD_BAND_PERCENT;
}

/** A clock that was set back must not stop the feedback. */
function isDue({ intervalSeconds }: FeedbackPolicy, { movedMs }: FeedbackState, nowMs: number): boolean {
  return nowMs - movedMs >= intervalSeconds * 1000 || movedMs > nowMs;
}

const within = ({ minPercent, maxPercent }: FeedbackPolicy, percent: number): number =>
  Math.max(minPercent, Math.min(maxPercent, percent));

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
