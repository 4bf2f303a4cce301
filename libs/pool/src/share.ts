import type { Link } from './chain.js';
import { feedbackAims, moveShare, nextMoveInMs, type Aim, type FeedbackState } from './feedback.js';
import type { Member } from './members.js';
import type { PoolVerdict } from './pool-state.js';
import { inKernelRange, rampedWeight, sharesByWeight, weightScale } from './slow-start.js';
import type { PoolInput } from './types.js';

/** A serving server's weight in the kernel, and what made it so. */
export interface Share {
  readonly weight: number;
  readonly rampStartMs: number | null;
  readonly feedback: FeedbackState | null;
  readonly links: readonly Link[];
  readonly nextInMs: number | null;
}

interface Ramping {
  readonly member: Member;
  readonly weight: number;
  readonly startMs: number | null;
  readonly link: Link | null;
  readonly nextInMs: number | null;
}

/** By how much the wanted weights of a service are multiplied in the kernel. */
export function scaleOf({ service }: PoolInput): number {
  const { slowStart, feedback } = service.pool;
  const isMoving = (slowStart !== null || feedback !== null) && sharesByWeight(service.config.scheduler);
  return weightScale(
    service.realServers.map(({ config }) => config.weight),
    isMoving,
  );
}

/** Whether the server serves by its own health: a slow start begins when this becomes true. In panic the dead ones do not. */
export const isServing = (member: Member, { state }: PoolVerdict): boolean =>
  member.isHealthy && member.isEligible && (state === 'serving' || state === 'panic');

/** Weights of the servers that take their share, after slow start and feedback; by real-server id. */
export function sharesOf(
  input: PoolInput,
  members: readonly Member[],
  verdict: PoolVerdict,
): ReadonlyMap<string, Share> {
  const scale = scaleOf(input);
  const isPanic = verdict.state === 'panic';
  const ramping = members
    .filter((member) => (isPanic ? member.isEligible : isServing(member, verdict)))
    .map((member) => (isPanic ? inFull(member, scale) : ramped(input, member, scale)));
  const feedback = isPanic ? new Map<string, Moved>() : movedShares(input, ramping);
  return new Map(
    ramping.map(({ member, weight, startMs, link, nextInMs }) => {
      const moved = feedback.get(member.server.id);
      const share: Share = {
        weight: moved === undefined ? weight : inKernelRange((weight * moved.state.percent) / 100),
        rampStartMs: startMs,
        feedback: moved?.state ?? null,
        links: [link, moved?.link ?? null].filter((one) => one !== null),
        nextInMs: soonest([nextInMs, moved?.nextInMs ?? null]),
      };
      return [member.server.id, share];
    }),
  );
}

/** The smallest of the times that are known. */
export function soonest(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
}

const fullWeight = (member: Member, scale: number): number => inKernelRange(member.server.config.weight * scale);

/** A slow start that ran before goes on by the clock: its end is remembered. */
function inFull(member: Member, scale: number): Ramping {
  const startMs = member.isHealthy ? (member.last?.rampStartMs ?? null) : null;
  return { member, weight: fullWeight(member, scale), startMs, link: null, nextInMs: null };
}

function ramped(input: PoolInput, member: Member, scale: number): Ramping {
  const { service, nowMs } = input;
  const policy = service.pool.slowStart;
  const full = { member, weight: fullWeight(member, scale), startMs: null, link: null, nextInMs: null };
  if (policy === null) return full;
  if (!sharesByWeight(service.config.scheduler)) {
    const text = `Slow start does nothing here: the scheduler ${service.config.scheduler} gives no shares by weight.`;
    return { ...full, link: { stage: 'slow-start', what: 'without-effect', text } };
  }
  const startMs = rampStart(input, member);
  if (startMs === null) return full;
  const { weight, nextInMs } = rampedWeight(policy, full.weight, nowMs - startMs);
  if (nextInMs === null) return full;
  const elapsed = Math.floor((nowMs - startMs) / 1000);
  const text = `Slow start since it came back: weight ${weight} of ${full.weight}, second ${elapsed} of ${policy.seconds}.`;
  return { member, weight, startMs, link: { stage: 'slow-start', what: 'ramp', text }, nextInMs };
}

/** When its slow start began: now if it did not take its share before; null: none is running. */
function rampStart({ kernel, nowMs }: PoolInput, { last, present }: Member): number | null {
  const didServe = last?.isServing ?? (kernel === null || (present !== undefined && present.config.weight > 0));
  if (!didServe) return nowMs;
  const startMs = last?.rampStartMs ?? null;
  return startMs === null ? null : Math.min(startMs, nowMs);
}

interface Moved {
  readonly state: FeedbackState;
  readonly link: Link;
  readonly nextInMs: number;
}

/** Servers in slow start are not compared: they are idle because they get little. */
function movedShares({ service, load, nowMs }: PoolInput, ramping: readonly Ramping[]): Map<string, Moved> {
  const policy = service.pool.feedback;
  if (policy === null || !sharesByWeight(service.config.scheduler)) return new Map();
  const compared = ramping.filter(({ nextInMs }) => nextInMs === null);
  const seen = compared.map(({ member }) => ({
    load: load.get(member.server.id) ?? null,
    percent: member.last?.feedback?.percent ?? 100,
  }));
  const aims = feedbackAims(policy, seen);
  return new Map(
    compared.map(({ member }, index) => {
      const aim = aims[index] ?? { percent: 100, busy: null };
      const state = moveShare(policy, member.last?.feedback ?? null, aim.percent, nowMs);
      const nextInMs = nextMoveInMs(policy, state, aim.percent, nowMs);
      const what = aim.busy === null ? 'silent' : 'told';
      const link: Link = { stage: 'feedback', what, text: feedbackText(state.percent, aim) };
      return [member.server.id, { state, link, nextInMs }];
    }),
  );
}

function feedbackText(percent: number, aim: Aim): string {
  if (aim.busy === null) {
    const now = percent === 100 ? 'it keeps its full weight' : `it goes back to its full weight, now ${percent} %`;
    return `The node does not tell its load: ${now}.`;
  }
  const { own, average } = aim.busy;
  const way = Math.abs(percent - aim.percent) < 2 ? '' : `, on the way to ${aim.percent} %`;
  return `The node is ${own} % busy, the average is ${average} %: it gets ${percent} % of its weight${way}.`;
}
