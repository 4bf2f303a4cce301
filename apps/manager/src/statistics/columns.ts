import { TRAFFIC_COUNTERS, TRAFFIC_GAUGES } from '#libs/contracts';
import type { Counters, Gauges } from './increment.js';
import { type Metric, RATE_METRICS } from './metric.js';

/** All samples of one series within one step. */
export interface Bucket {
  readonly seriesId: number;
  readonly atMs: number;
  /** Seconds that were covered; more than the step when readings were put together. */
  readonly seconds: number;
  readonly increments: Counters;
  readonly gauges: Gauges;
}

export interface Frame {
  readonly fromMs: number;
  readonly stepSeconds: number;
  readonly length: number;
}

export type Column = (number | null)[];

/** A gauge that did not change is told again within a minute; until then it is what it was. */
const GAUGE_LIFE_MS = 60_000;

/**
 * One column per metric with a value per step: null where no director was heard, so that silence is never a zero. What was counted
 * over several steps is spread evenly over them. Gauges of several series are added up.
 */
export function columnsOf(
  buckets: readonly Bucket[],
  coverage: readonly Bucket[],
  frame: Frame,
  metrics: readonly Metric[],
): Record<string, Column> {
  const covered = coveredSeconds(coverage, frame);
  const sums = TRAFFIC_COUNTERS.map(() => new Float64Array(frame.length));
  for (const bucket of buckets) addSpread(sums, bucket, frame);
  const gauges = gaugeSums(buckets, covered, frame);
  const known = (index: number): boolean => (covered[index] ?? 0) > 0;
  const column = (value: (index: number) => number): Column =>
    Array.from({ length: frame.length }, (_, index) => (known(index) ? value(index) : null));
  return Object.fromEntries(
    metrics.map((metric) => {
      const counter = sums[TRAFFIC_COUNTERS.findIndex((name) => name === metric)];
      if (counter !== undefined) return [metric, column((index) => Math.round(counter[index] ?? 0))];
      const rate = sums[RATE_METRICS.findIndex((name) => name === metric)];
      if (rate !== undefined) return [metric, column((index) => round((rate[index] ?? 0) / (covered[index] ?? 1)))];
      const gauge = gauges[TRAFFIC_GAUGES.findIndex((name) => name === metric)];
      return [metric, column((index) => gauge?.[index] ?? 0)];
    }),
  );
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** The step that a bucket ends in, and over how many steps it reaches back. */
function reachOf({ atMs, seconds }: Bucket, { fromMs, stepSeconds }: Frame): { last: number; steps: number } {
  return {
    last: Math.floor((atMs - fromMs) / (stepSeconds * 1000)),
    steps: Math.max(1, Math.ceil(seconds / stepSeconds)),
  };
}

function addSpread(sums: readonly Float64Array[], bucket: Bucket, frame: Frame): void {
  const { last, steps } = reachOf(bucket, frame);
  for (let index = Math.max(0, last - steps + 1); index <= Math.min(last, frame.length - 1); index += 1) {
    bucket.increments.forEach((count, metric) => {
      const sum = sums[metric];
      if (sum !== undefined) sum[index] = (sum[index] ?? 0) + count / steps;
    });
  }
}

/** By the best-heard director: two that were heard cover no second twice. */
function coveredSeconds(coverage: readonly Bucket[], frame: Frame): Float64Array {
  const covered = new Float64Array(frame.length);
  const bySeries = new Map<number, Float64Array>();
  for (const bucket of coverage) {
    const own = bySeries.get(bucket.seriesId) ?? new Float64Array(frame.length);
    bySeries.set(bucket.seriesId, own);
    const { last, steps } = reachOf(bucket, frame);
    for (let index = Math.max(0, last - steps + 1); index <= Math.min(last, frame.length - 1); index += 1) {
      own[index] = Math.min(frame.stepSeconds, (own[index] ?? 0) + bucket.seconds / steps);
    }
  }
  for (const own of bySeries.values()) {
    own.forEach((seconds, index) => (covered[index] = Math.max(covered[index] ?? 0, seconds)));
  }
  return covered;
}

function gaugeSums(buckets: readonly Bucket[], covered: Float64Array, frame: Frame): Float64Array[] {
  const sums = TRAFFIC_GAUGES.map(() => new Float64Array(frame.length));
  const stepMs = frame.stepSeconds * 1000;
  const bySeries = new Map<number, Map<number, Bucket>>();
  for (const bucket of buckets) {
    const own = bySeries.get(bucket.seriesId) ?? new Map<number, Bucket>();
    bySeries.set(bucket.seriesId, own);
    own.set(Math.floor((bucket.atMs - frame.fromMs) / stepMs), bucket);
  }
  const lookBack = Math.ceil(GAUGE_LIFE_MS / stepMs);
  for (const own of bySeries.values()) {
    let held: Bucket | null = null;
    for (let index = -lookBack; index < frame.length; index += 1) {
      held = own.get(index) ?? held;
      const ageMs = held === null ? Infinity : frame.fromMs + index * stepMs - held.atMs;
      const isHeld = held !== null && (ageMs < stepMs || (frame.stepSeconds < 60 && ageMs <= GAUGE_LIFE_MS));
      if (!isHeld || index < 0 || (covered[index] ?? 0) === 0) continue;
      held?.gauges.forEach((value, metric) => {
        const sum = sums[metric];
        if (sum !== undefined) sum[index] = (sum[index] ?? 0) + value;
      });
    }
  }
  return sums;
}
