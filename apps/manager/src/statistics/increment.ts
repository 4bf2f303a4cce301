import type { StatisticsSubject } from '#libs/contracts';

/** Connections, packets in and out, bytes in and out: always in this order. */
export type Counters = readonly [number, number, number, number, number];
/** Active, inactive, persistent connections: always in this order. */
export type Gauges = readonly [number, number, number];

export const NO_COUNTERS: Counters = [0, 0, 0, 0, 0];

/** The newest numbers that are known of a series. */
export interface Known {
  readonly atMs: number;
  readonly epoch: number;
  readonly counters: Counters;
}

export interface Reading {
  readonly subject: Pick<StatisticsSubject, 'epoch' | 'fromZero'>;
  /** By the machine's clock, like the subject's epoch. */
  readonly machineAtMs: number;
  /** How many seconds the reading covers. */
  readonly seconds: number;
  readonly counters: Counters;
}

const SLACK_MS = 2000;

/**
 * What was counted since the reading before. Only readings of one run of a counter follow each other; the first one of a run
 * counts from zero when the agent saw the run begin, and nothing otherwise: a reset is never a spike, and nothing is negative.
 */
export function incrementOf(reading: Reading, known: Known | null, unbrokenSinceMs: number): Counters {
  const { subject, counters } = reading;
  if (known !== null && known.epoch === subject.epoch && known.atMs >= unbrokenSinceMs) {
    const difference = minus(counters, known.counters);
    return difference.some((count) => count < 0) ? NO_COUNTERS : difference;
  }
  const ageMs = reading.machineAtMs - subject.epoch;
  const beganNow = subject.fromZero && known?.epoch !== subject.epoch && ageMs <= reading.seconds * 1000 + SLACK_MS;
  return beganNow ? counters : NO_COUNTERS;
}

export function plus(a: Counters, b: Counters): Counters {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4]];
}

function minus(a: Counters, b: Counters): Counters {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2], a[3] - b[3], a[4] - b[4]];
}
