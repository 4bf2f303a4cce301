import { type Counters, type Gauges, plus } from './increment.js';

/** What was counted in one second of one series. */
export interface Sample {
  readonly seriesId: number;
  readonly at: Date;
  readonly seconds: number;
  readonly increments: Counters;
  readonly gauges: Gauges;
}

/** The newest numbers of a series. */
export interface CounterState {
  readonly seriesId: number;
  readonly atMs: number;
  /** Since when its director's readings follow each other; only told of the director's own series. */
  readonly sinceMs: number;
  readonly epoch: number;
  readonly counters: Counters;
  readonly gauges: Gauges;
}

/** One sample per series and second: what was read twice within a second is added up. */
export function gather(samples: readonly Sample[]): Sample[] {
  const gathered = new Map<string, Sample>();
  for (const sample of samples) {
    const key = `${sample.seriesId}/${sample.at.getTime()}`;
    const former = gathered.get(key);
    const sum =
      former === undefined
        ? sample
        : {
            ...sample,
            seconds: former.seconds + sample.seconds,
            increments: plus(former.increments, sample.increments),
          };
    gathered.set(key, sum);
  }
  return [...gathered.values()];
}
