import { z } from 'zod';
import { id, instant } from './values.js';

/** What the kernel counts for each service and server; totals since the entry was made or zeroed. */
export const TRAFFIC_COUNTERS = ['connections', 'packetsIn', 'packetsOut', 'bytesIn', 'bytesOut'] as const;
export type TrafficCounter = (typeof TRAFFIC_COUNTERS)[number];
/** What is so at a moment: connections in the kernel's table; persistent ones are templates, one per bound client. */
export const TRAFFIC_GAUGES = ['activeConnections', 'inactiveConnections', 'persistentConnections'] as const;
export type TrafficGauge = (typeof TRAFFIC_GAUGES)[number];

/** Rows that one frame may have. */
export const STATISTICS_ROWS_PER_SECOND = 1000;
/** Rows that one report may have, over all of its frames. */
export const STATISTICS_ROWS_PER_REPORT = 5000;
/** Seconds that a director keeps what nobody took. */
export const STATISTICS_BUFFER_SECONDS = 3600;
/** A subject whose connections are not all zero is told at least so often, in seconds, even when nothing changed. */
export const STATISTICS_REFRESH_SECONDS = 50;

const count = z.int().min(0);
const span = z.int().min(1).max(STATISTICS_BUFFER_SECONDS);

/**
 * A service (`server` null) or one of its servers, as one run of its counters.
 * `epoch` (milliseconds since 1970) is when the agent first saw this run; `fromZero`: the run began at zero right then.
 */
export const statisticsSubject = z.strictObject({
  service: id,
  server: id.nullable(),
  epoch: z.int().min(0),
  fromZero: z.boolean(),
});

/** [subject's place, seconds that the numbers cover, the five counters, the three gauges]. */
export const statisticsRow = z.tuple([count, span, count, count, count, count, count, count, count, count]);

/** One reading of the kernel: the subjects whose numbers changed. */
export const statisticsFrame = z.strictObject({
  at: instant,
  /** Milliseconds between the reading and the sending of the report, by a clock that is never set. */
  ageMs: count,
  /** Seconds since the reading before; 1 unless readings were missed or put together. */
  seconds: span,
  /** The three gauges, summed over all services of the cluster on this director. */
  gauges: z.tuple([count, count, count]),
  rows: z.array(statisticsRow).max(STATISTICS_ROWS_PER_REPORT),
});

/** What passed through a director's kernel; absolute counters, so that nothing is lost with a lost report but its place in time. */
export const statisticsReport = z.strictObject({
  kind: z.literal('statistics'),
  at: instant,
  /** Changes when the agent starts: readings before and after do not follow each other. */
  run: z.int().min(0),
  subjects: z.array(statisticsSubject).max(STATISTICS_ROWS_PER_REPORT),
  frames: z.array(statisticsFrame).max(60),
  leftOut: z.strictObject({
    /** Changed subjects that had to wait for a later frame, because there were too many at once. */
    rows: count,
    /** Seconds that were given up, because nobody took them for too long. */
    seconds: count,
  }),
});

export type StatisticsSubject = z.infer<typeof statisticsSubject>;
export type StatisticsRow = z.infer<typeof statisticsRow>;
export type StatisticsFrame = z.infer<typeof statisticsFrame>;
export type StatisticsReport = z.infer<typeof statisticsReport>;
