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

/** Of a difference in room only so much is made up for at once: figures are averages of the last seconds and come late. */
const GAIN = 0.5;
/** Differences in room that are left alone, and the room above which nodes are idle and nothing needs to be steered. */
const ROOM_ALIKE = 0.04;
const ROOM_IDLE = 0.9;

/** What is known of one server: its node's load, null when that is silent, and its share now. */
export interface Compared {
  readonly load: NodeLoad | null;
  readonly percent: number;
}

/** Where the share of a server shall go, and from what figures. */
export interface Aim {
  readonly percent: number;
  /** How busy the node is and the nodes are on average, in per cent; null: it is silent. */
  readonly busy: { readonly own: number; readonly average: number } | null;
}

/**
 * The share that each server should have next, in per cent of its wanted weight. Who has more room than the average gets more, until
 * all have the same: so a stronger node ends with a larger share. 100 where nothing can be compared, and when all are idle.
 */
export function feedbackAims(policy: FeedbackPolicy, servers: readonly Compared[]): Aim[] {
  const told = servers.map(({ load }) => load).filter((load) => load !== null);
  const queues = told.map(({ queueLength }) => queueLength).filter((length) => length !== null);
  const averageQueue = queues.length < 2 ? null : average(queues);
  const averageRoom = told.length === 0 ? 1 : average(told.map((load) => roomOf(load, averageQueue)));
  return servers.map(({ load, percent }): Aim => {
    if (load === null) return { percent: 100, busy: null };
    const room = roomOf(load, averageQueue);
    const busy = { own: Math.round(100 * (1 - room)), average: Math.round(100 * (1 - averageRoom)) };
    if (told.length < 2) return { percent: 100, busy };
    return { percent: within(policy, next(percent, room, averageRoom)), busy };
  });
}

function next(percent: number, room: number, averageRoom: number): number {
  const more = room - averageRoom;
  if (Math.abs(more) >= ROOM_ALIKE) return Math.round(percent + GAIN * more * 100);
  return averageRoom > ROOM_IDLE ? 100 : percent;
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
