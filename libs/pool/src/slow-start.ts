import { WEIGHT_MAX, type Scheduler } from '#libs/domain';

/**
 * Schedulers that give each server a share by its weight, so that a weight may move bit by bit. For `fo` the weight is an
 * order and for `ovf` a limit of connections; `sh` fills its 256 buckets by weight in turn, so that large weights push
 * servers out (net/netfilter/ipvs/ip_vs_sh.c); `rr`, `lc` and `dh` look only for weight 0.
 */
const SHARING: ReadonlySet<Scheduler> = new Set(['wrr', 'wlc', 'lblc', 'lblcr', 'sed', 'nq', 'mh', 'twos']);

export const sharesByWeight = (scheduler: Scheduler): boolean => SHARING.has(scheduler);

/** Largest wanted weight up to which weights are multiplied by 100, so that they can move in fine steps. */
const COARSE_BELOW = 100;
export const FINE_SCALE = 100;

/** 100 when weights of the service move bit by bit and are too small for that, else 1. */
export function weightScale(wantedWeights: readonly number[], isMoving: boolean): number {
  return isMoving && wantedWeights.every((weight) => weight < COARSE_BELOW) ? FINE_SCALE : 1;
}

/** At most this many kernel writes for one slow start. */
const RAMP_STEPS_MAX = 60;
const STEP_MIN_MS = 1000;

export interface SlowStartPolicy {
  readonly seconds: number;
  readonly fromPercent: number;
}

export interface Ramp {
  readonly weight: number;
  /** Milliseconds until the next step; null: it has ended. */
  readonly nextInMs: number | null;
}

/** The weight `elapsedMs` after the start of a linear slow start, in steps of a second or more; at least 1, at the end exactly `wanted`. */
export function rampedWeight(policy: SlowStartPolicy, wanted: number, elapsedMs: number): Ramp {
  const lengthMs = policy.seconds * 1000;
  const elapsed = Math.max(0, elapsedMs);
  if (elapsed >= lengthMs || policy.fromPercent >= 100) return { weight: wanted, nextInMs: null };
  const stepMs = Math.max(STEP_MIN_MS, Math.ceil(lengthMs / RAMP_STEPS_MAX));
  const doneMs = Math.floor(elapsed / stepMs) * stepMs;
  const percent = policy.fromPercent + ((100 - policy.fromPercent) * doneMs) / lengthMs;
  const nextInMs = Math.min(doneMs + stepMs, lengthMs) - elapsed;
  return { weight: inKernelRange((wanted * percent) / 100), nextInMs };
}

/** A weight that the kernel takes and that is not quiescent. */
export const inKernelRange = (weight: number): number => Math.min(WEIGHT_MAX, Math.max(1, Math.round(weight)));
