import {
  STATISTICS_ROWS_PER_SECOND,
  type DirectorVirtualService,
  type StatisticsReport,
  type StatisticsRow,
} from '#libs/contracts';
import { messageOf } from '#libs/errors';
import type { IpvsStatistics } from '#libs/host';
import type { StatisticsSource } from '../reports/report-outbox.js';
import type { Clock } from '../shared/clock.js';
import type { Log } from '../shared/log.js';
import { WakeableLoop } from '../shared/wakeable-loop.js';
import { ChangeTracker } from './change-tracker.js';
import { type BufferedFrame, FrameBuffer } from './frame-buffer.js';
import { readKernel } from './reading.js';

export interface StatisticsCollectorOptions {
  /** The services of the document; null on a machine that directs nothing. */
  readonly services: () => readonly DirectorVirtualService[] | null;
  /** Null while the kernel's table is empty. */
  readonly statistics: () => Promise<IpvsStatistics | null>;
  /** Somebody may take what is there now. */
  readonly onReady: () => void;
  readonly clock: Clock;
  readonly log: Log;
}

const SECOND_MS = 1000;
/** After the full second, so that it is this second by every clock that is nearly right. */
const PAST_SECOND_MS = 50;
const READINGS_PER_REPORT = 3;
const MOST_FRAMES = 60;
/** A reading may take this share of the time; where it takes longer, readings are rarer. */
const BUSY_SHARE = 5;
const LONGEST_PAUSE_MS = 10_000;

/** Reads the kernel's counters every second and keeps what changed until the manager's queue takes it. */
export class StatisticsCollector implements StatisticsSource {
  private readonly loop: WakeableLoop;
  private readonly tracker = new ChangeTracker(STATISTICS_ROWS_PER_SECOND);
  private readonly buffer = new FrameBuffer();
  private readonly run: number;
  private lastMs: number | null = null;
  private costMs = 0;
  private fault: string | null = null;

  constructor(private readonly options: StatisticsCollectorOptions) {
    const { clock, log } = options;
    this.run = clock.now().getTime();
    const intervalMs = (): number => this.pauseMs();
    this.loop = new WakeableLoop({ name: 'statistics', intervalMs, clock, log, work: () => this.read() });
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** The oldest readings as one report, with what to call when it has been written; null when there is nothing. */
  next(): { readonly report: StatisticsReport; readonly taken: () => void } | null {
    if (this.buffer.length < READINGS_PER_REPORT) return null;
    const frames = this.buffer.first(MOST_FRAMES);
    const leftOut = this.buffer.leftOut();
    return { report: this.reportOf(frames, leftOut), taken: () => this.buffer.drop(frames, leftOut) };
  }

  private async read(): Promise<void> {
    const { clock, services, statistics, onReady } = this.options;
    const wanted = services();
    if (wanted === null) {
      this.tracker.forget();
      this.buffer.clear();
      this.lastMs = null;
      return;
    }
    const beganMs = clock.monotonicMs();
    const found = await this.orFault(statistics);
    if (found === undefined) return;
    const [now, steadyMs] = [clock.now(), clock.monotonicMs()];
    this.costMs = steadyMs - beganMs;
    const seconds = this.lastMs === null ? 1 : Math.max(1, Math.round((steadyMs - this.lastMs) / SECOND_MS));
    this.lastMs = steadyMs;
    const reading = readKernel(wanted, found);
    const { rows, gauges, leftOut } = this.tracker.take(reading, { wallMs: now.getTime(), steadyMs, seconds });
    this.buffer.add({ at: now.toISOString(), steadyMs, seconds: Math.min(seconds, 3600), gauges, rows });
    this.buffer.noteLeftOut(leftOut);
    if (this.buffer.length >= READINGS_PER_REPORT) onReady();
  }

  /** Undefined when the kernel cannot be read; told once. */
  private async orFault(read: StatisticsCollectorOptions['statistics']): Promise<IpvsStatistics | null | undefined> {
    try {
      const found = await read();
      this.fault = null;
      return found;
    } catch (error) {
      const fault = messageOf(error);
      if (fault !== this.fault) this.options.log.warn('the kernel’s counters cannot be read', { error: fault });
      this.fault = fault;
      return undefined;
    }
  }

  private pauseMs(): number {
    const untilSecond = SECOND_MS - (this.options.clock.now().getTime() % SECOND_MS) + PAST_SECOND_MS;
    const rest = Math.min(this.costMs * BUSY_SHARE, LONGEST_PAUSE_MS);
    return untilSecond + Math.floor(rest / SECOND_MS) * SECOND_MS;
  }

  private reportOf(frames: readonly BufferedFrame[], leftOut: StatisticsReport['leftOut']): StatisticsReport {
    const { clock } = this.options;
    const steadyMs = clock.monotonicMs();
    const subjects: StatisticsReport['subjects'] = [];
    const places = new Map<object, number>();
    const placeOf = (subject: StatisticsReport['subjects'][number]): number => {
      const place = places.get(subject) ?? subjects.push(subject) - 1;
      places.set(subject, place);
      return place;
    };
    const told = frames.map(({ rows, gauges, at, seconds, steadyMs: readMs }) => ({
      ...{ at, seconds, ageMs: Math.max(0, Math.round(steadyMs - readMs)) },
      gauges: [...gauges] as [number, number, number],
      rows: rows.map((row): StatisticsRow => [placeOf(row.subject), row.seconds, ...row.numbers]),
    }));
    const at = clock.now().toISOString();
    return { kind: 'statistics', at, run: this.run, subjects, frames: told, leftOut: { ...leftOut } };
  }
}
