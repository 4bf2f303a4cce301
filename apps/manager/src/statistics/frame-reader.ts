import type { StatisticsReport, StatisticsRow } from '#libs/contracts';
import { type Counters, type Gauges, incrementOf, NO_COUNTERS, plus } from './increment.js';
import { placeOf, readingTime } from './reading-time.js';
import type { CounterState, Sample } from './sample.js';

/** A director's report with the numbers of its series. */
export interface NumberedReport {
  readonly report: StatisticsReport;
  readonly arrivedAt: Date;
  /** Of the director itself. */
  readonly ownSeries: number;
  /** Of each subject; null for what does not exist in the cluster. */
  readonly series: readonly (number | null)[];
}

const countersOf = (row: StatisticsRow): Counters => [row[2], row[3], row[4], row[5], row[6]];
const gaugesOf = (row: StatisticsRow): Gauges => [row[7], row[8], row[9]];

/** Turns the frames of a report into samples; `known` is what was there before and becomes what is known after. */
export function readFrames(numbered: NumberedReport, known: Map<number, CounterState>, now: Date): Sample[] {
  const { report, arrivedAt, ownSeries, series } = numbered;
  const samples: Sample[] = [];
  for (const frame of report.frames) {
    const at = readingTime(frame, arrivedAt, now);
    if (at === null) continue;
    const atMs = at.getTime();
    const own = known.get(ownSeries);
    const previous = own?.epoch === report.run ? { atMs: own.atMs, unbrokenSinceMs: own.sinceMs } : null;
    const place = placeOf(atMs, frame.seconds, previous);
    const extra = place.seconds - frame.seconds;
    let total = NO_COUNTERS;
    for (const row of frame.rows) {
      const subject = report.subjects[row[0]];
      const seriesId = series[row[0]] ?? null;
      if (subject === undefined || seriesId === null) continue;
      const seconds = row[1] + extra;
      const reading = { subject, machineAtMs: Date.parse(frame.at), seconds, counters: countersOf(row) };
      const increments = incrementOf(reading, known.get(seriesId) ?? null, place.unbrokenSinceMs);
      if (subject.server === null) total = plus(total, increments);
      const [counters, gauges] = [countersOf(row), gaugesOf(row)];
      samples.push({ seriesId, at, seconds, increments, gauges });
      known.set(seriesId, { seriesId, atMs, sinceMs: atMs, epoch: subject.epoch, counters, gauges });
    }
    samples.push({ seriesId: ownSeries, at, seconds: place.seconds, increments: total, gauges: frame.gauges });
    const sum = plus(own?.counters ?? NO_COUNTERS, total);
    known.set(ownSeries, {
      ...{ seriesId: ownSeries, atMs, sinceMs: place.unbrokenSinceMs, epoch: report.run },
      ...{ counters: sum, gauges: frame.gauges },
    });
  }
  return samples;
}
